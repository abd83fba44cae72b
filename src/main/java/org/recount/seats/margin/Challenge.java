package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import org.recount.seats.SeatMargin;

/**
 * One way in which the outcome could change: every one of its lines has to be crossed.
 *
 * @param winner index of the choice that would lose the seat, -1 where the seat stands empty
 * @param loser index of the choice that would win it, -1 where that is not known beforehand
 * @param kind what would bind
 * @param lines the lines; none where the outcome is lost already
 * @param certain whether the outcome surely changes, or needs a lot, once all lines are crossed; otherwise it may
 */
public record Challenge(int winner, int loser, SeatMargin.Kind kind, List<Line> lines, boolean certain) {
    public Challenge {
        lines = List.copyOf(lines);
    }

    /** Returns a challenge by one line alone. */
    static Challenge of(int winner, int loser, Line line) {
        return new Challenge(winner, loser, SeatMargin.Kind.BETWEEN_CHOICES, List.of(line), true);
    }

    /** Returns this behind other lines, which have to be crossed too. */
    Challenge behind(List<Line> first, SeatMargin.Kind newKind, boolean stillCertain) {
        List<Line> all = new ArrayList<>(first);
        all.addAll(lines);
        return new Challenge(winner, loser, newKind, all, stillCertain);
    }

    /**
     * Returns a number of ballots below which the lines cannot all be crossed, {@link Line#NEVER} where they never can.
     * Exact for one line, and for ballots changed in the whole contest.
     */
    long atLeast(long[] votes, long[] available, Move move) {
        if (lines.size() > 1 && move == Move.CHANGE && lines.stream().allMatch(Line::linear)) {
            return press(votes.clone(), available.clone(), move, false);
        }
        long most = 0;
        long[] alone = new long[lines.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = lines.get(i).least(votes, available, move);
            if (alone[i] == Line.NEVER) {
                return Line.NEVER;
            }
            most = Math.max(most, alone[i]);
            for (int j = 0; j < i; j++) {
                if (alone[i] > 0 && alone[j] > 0 && !shared(lines.get(i), lines.get(j), votes.length, move)) {
                    most = Math.max(most, Math.addExact(alone[i], alone[j]));
                }
            }
        }
        return most;
    }

    /** Returns whether one ballot could help to cross both lines; asked only where ballots come or go one way. */
    private static boolean shared(Line one, Line other, int columns, Move move) {
        boolean oneWay = move.fromNowhere() || move.toNowhere();
        if (!oneWay || !one.linear() || !other.linear()) {
            return true;
        }
        for (int c = 0; c < columns; c++) {
            boolean adds = move.fromNowhere() && move.to(c, columns - 1) && one.weight(c) < 0 && other.weight(c) < 0;
            boolean takes = move.toNowhere() && move.from(c, columns - 1) && one.weight(c) > 0 && other.weight(c) > 0;
            if (adds || takes) {
                return true;
            }
        }
        return false;
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
            line.apply(votes, available, move, ballots, lines.get(open == 0 ? lines.size() - 1 : 0));
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
