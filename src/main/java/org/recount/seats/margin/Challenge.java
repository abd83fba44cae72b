package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.seats.SeatMargin;

/**
 * One way in which the outcome could change: every one of its lines has to be crossed.
 *
 * @param winner index of the choice that would lose the seat, -1 where the seat stands empty
 * @param loser index of the choice that would win it, -1 where that is not known beforehand
 * @param kind what would bind
 * @param lines the lines; none where the outcome is lost already
 * @param certain whether the outcome surely changes, or needs a lot, once all lines are crossed; otherwise it may
 * @param guards lines that are not to be crossed: where one is, another challenge counts
 * @param narrower the ways that this stands for, where it stands for several: one of them has to succeed for this to do
 */
public record Challenge(
        int winner,
        int loser,
        SeatMargin.Kind kind,
        List<Line> lines,
        boolean certain,
        List<Line> guards,
        Optional<Narrower> narrower) {
    public Challenge {
        lines = List.copyOf(lines);
        guards = List.copyOf(guards);
    }

    /** The ways that a challenge stands for, found only where the challenge is cheap enough to matter. */
    @FunctionalInterface
    public interface Narrower {
        /** Returns the ways; each crosses the lines of the challenge that it narrows, and more. */
        List<Challenge> ways();
    }

    /** A challenge that stands for itself. */
    public Challenge(int winner, int loser, SeatMargin.Kind kind, List<Line> lines, boolean certain) {
        this(winner, loser, kind, lines, certain, List.of(), Optional.empty());
    }

    /** Returns this standing for other ways. */
    Challenge narrowedBy(Narrower ways) {
        return new Challenge(winner, loser, kind, lines, certain, guards, Optional.of(ways));
    }

    /** Returns this where other lines are not to be crossed; not certain, since they may be. */
    Challenge guarded(List<Line> more) {
        return more.isEmpty() ? this : new Challenge(winner, loser, kind, lines, false, more, narrower);
    }

    /**
     * Returns this with the guards kept that are crossed once ballots have moved; empty where none is.
     *
     * @param after ballots by column
     */
    Optional<Challenge> keeping(long[] after) {
        List<Line> all = new ArrayList<>();
        List<Line> left = new ArrayList<>();
        for (Line guard : guards) {
            if (guard.gap(after) <= 0) {
                all.add(LinearLine.not(guard, after.length));
            } else {
                left.add(guard);
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.addAll(lines);
        return Optional.of(new Challenge(winner, loser, kind, all, false, left, narrower));
    }

    /** Returns this with another kind; as certain as it was, or not certain. */
    public Challenge as(SeatMargin.Kind newKind, boolean stillCertain) {
        return new Challenge(
                winner,
                loser,
                newKind,
                lines,
                certain && stillCertain,
                guards,
                narrower.map(n -> () ->
                        n.ways().stream().map(c -> c.as(newKind, stillCertain)).toList()));
    }

    /** Returns the same with other columns: see {@link Challenges#spread}. */
    Challenge spread(int[] from, int[] winners, int[] losers) {
        return new Challenge(
                winner < 0 ? -1 : winners[winner],
                loser < 0 ? -1 : losers[loser],
                kind,
                lines.stream().map(line -> line.spread(from)).toList(),
                certain,
                guards.stream().map(line -> line.spread(from)).toList(),
                narrower.map(n -> () -> n.ways().stream()
                        .map(c -> c.spread(from, winners, losers))
                        .toList()));
    }

    /** Returns a challenge by one line alone. */
    static Challenge of(int winner, int loser, Line line) {
        return new Challenge(winner, loser, SeatMargin.Kind.BETWEEN_CHOICES, List.of(line), true);
    }

    /** Returns this behind other lines, which have to be crossed too. */
    Challenge behind(List<Line> first, SeatMargin.Kind newKind, boolean stillCertain) {
        List<Line> all = new ArrayList<>(first);
        all.addAll(lines);
        return new Challenge(winner, loser, newKind, all, stillCertain, guards, narrower);
    }

    /**
     * Returns a number of ballots below which the lines cannot all be crossed, {@link Line#NEVER} where they never can.
     * Exact for one line, and for ballots changed in the whole contest that cross two: where the ballots that help the
     * first are moved with an eye on the second, none is moved in vain.
     */
    long atLeast(long[] votes, long[] available, Move move) {
        if (lines.size() == 1) {
            return lines.get(0).least(votes, available, move);
        }
        boolean two =
                lines.stream().filter(line -> !LinearLine.isFirstVote(line)).count() <= 2;
        if (two
                && !lines.isEmpty()
                && lines.get(0).gap(votes) > 0
                && move == Move.CHANGE
                && lines.stream().allMatch(Line::linear)) {
            return press(votes.clone(), available.clone(), move, false);
        }
        long most = 0;
        long[] alone = new long[lines.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = lines.get(i).least(votes, available, move);
            if (alone[i] == Line.NEVER) {
                return Line.NEVER;
            }
            most = Math.max(most, apart(i, alone, votes.length, move));
        }
        return most;
    }

    /** What line {@code i} needs and, added to it, what earlier lines need that no ballot helps together. */
    private long apart(int i, long[] alone, int columns, Move move) {
        long sum = alone[i];
        List<Line> counted = new ArrayList<>(List.of(lines.get(i)));
        for (int j = i - 1; j >= 0 && alone[i] > 0; j--) {
            Line line = lines.get(j);
            if (alone[j] > 0 && counted.stream().noneMatch(other -> shared(line, other, columns, move))) {
                counted.add(line);
                sum = Math.addExact(sum, alone[j]);
            }
        }
        return sum;
    }

    /** Returns whether one ballot could help to cross both lines. */
    private static boolean shared(Line one, Line other, int columns, Move move) {
        if (!one.linear() || !other.linear()) {
            return true;
        }
        for (int from = -1; from < columns; from++) {
            for (int to = -1; to < columns; to++) {
                boolean leaves = from < 0 ? move.fromNowhere() : move.from(from, columns - 1);
                boolean comes = to < 0 ? move.toNowhere() : move.to(to, columns - 1);
                if (leaves && comes && helps(one, from, to) && helps(other, from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean helps(Line line, int from, int to) {
        return (from < 0 ? 0 : line.weight(from)) > (to < 0 ? 0 : line.weight(to));
    }

    /**
     * The same as {@link #atLeast}, with more work: the lines are also looked at together.
     *
     * @see JointLines
     */
    long atLeastTogether(long[] votes, long[] available, Move move) {
        long alone = atLeast(votes, available, move);
        if (alone == Line.NEVER || lines.size() < 2) {
            return alone;
        }
        long joint = JointLines.atLeast(lines, votes, available, move);
        return joint == Line.NEVER ? Line.NEVER : Math.max(alone, joint);
    }

    /**
     * Moves ballots until all lines are crossed, line by line, each with an eye on the others; in the order that takes
     * fewer.
     *
     * @param votes ballots by column; written
     * @param available those that may move
     * @param move what may happen to them
     * @return how many were moved, or {@link Line#NEVER}
     */
    long press(long[] votes, long[] available, Move move) {
        long[] first = votes.clone();
        long[] last = votes.clone();
        long forwards = press(first, available.clone(), move, false);
        long backwards = lines.size() < 2 ? Line.NEVER : press(last, available.clone(), move, true);
        boolean back = backwards != Line.NEVER && (forwards == Line.NEVER || backwards < forwards);
        System.arraycopy(back ? last : first, 0, votes, 0, votes.length);
        return back ? backwards : forwards;
    }

    private long press(long[] votes, long[] available, Move move, boolean backwards) {
        long moved = 0;
        for (int round = 0; round < 2 * lines.size() + 4; round++) {
            int open = open(votes, backwards);
            if (open < 0) {
                return moved;
            }
            Line line = lines.get(open);
            long ballots = line.least(votes, available, move);
            if (ballots == Line.NEVER) {
                return Line.NEVER;
            }
            line.apply(votes, available, move, ballots, JointLines.guide(lines, open, votes.length));
            moved = Math.addExact(moved, ballots);
        }
        return Line.NEVER;
    }

    /** Returns the first line, or the last, that is not crossed; -1 where all are. */
    private int open(long[] votes, boolean backwards) {
        for (int i = 0; i < lines.size(); i++) {
            int at = backwards ? lines.size() - 1 - i : i;
            if (lines.get(at).gap(votes) > 0) {
                return at;
            }
        }
        return -1;
    }
}
