package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.SeatMargin;
import org.recount.seats.Threshold;

/**
 * What could change an allocation behind a threshold.
 *
 * <p>Either nobody crosses the threshold, and what could change is what could change among those that pass; or a list with
 * seats falls; or one list crosses, and then one of the challenges among those that pass then succeeds too: a crossing
 * counts only if seats then change. Where the rule behind the threshold depends on who else takes part (a quota, an
 * alliance), several lists may cross at once: each pair stands here as one challenge, and where that is cheap enough to
 * matter it is narrowed to what could change once exactly these have crossed, or these and one more.
 *
 * <p>A list that is exactly at the threshold passes, if the threshold is inclusive: to fall it must lose one more.
 */
public final class ThresholdChallenges {
    private final ContestVotes votes;
    private final List<Choice> choices;
    private final Threshold threshold;

    /** How the threshold judges a choice. */
    public interface Judge {
        /** Returns whether a choice passes. */
        boolean passes(int choice);

        /** Returns whether a choice passes whatever its votes. */
        boolean free(int choice);

        /** Returns votes of the choice outside this contest that count for the threshold. */
        long votesElsewhere(int choice);

        /** Returns votes outside this contest that the threshold for the choice is a share of. */
        long totalElsewhere(int choice);
    }

    /** The rule behind the threshold. */
    public interface Behind {
        /** Returns the challenges among those that pass. */
        Challenges challenges(boolean[] passes);
    }

    private ThresholdChallenges(ContestVotes votes, Threshold threshold) {
        this.votes = votes;
        this.choices = votes.contest().choices();
        this.threshold = threshold;
    }

    /**
     * Returns the challenges to an allocation behind a threshold.
     *
     * @param votes the votes
     * @param threshold the threshold
     * @param judge its verdicts as reported
     * @param behind the rule behind it
     * @param seats seats reported, by choice
     */
    public static Challenges of(ContestVotes votes, Threshold threshold, Judge judge, Behind behind, int[] seats) {
        return new ThresholdChallenges(votes, threshold).all(judge, behind, seats);
    }

    /** Returns the line that holds a choice above a threshold in this contest. */
    public static Line holds(ContestVotes votes, Threshold threshold, int choice) {
        return new ThresholdChallenges(votes, threshold).fall(choice, ALONE);
    }

    /** Returns the line that holds a choice below a threshold in this contest. */
    public static Line bars(ContestVotes votes, Threshold threshold, int choice) {
        return new ThresholdChallenges(votes, threshold).entry(choice, ALONE);
    }

    /** A threshold that looks at this contest only. */
    private static final Judge ALONE = new Judge() {
        @Override
        public boolean passes(int choice) {
            return false;
        }

        @Override
        public boolean free(int choice) {
            return false;
        }

        @Override
        public long votesElsewhere(int choice) {
            return 0;
        }

        @Override
        public long totalElsewhere(int choice) {
            return 0;
        }
    };

    private Challenges all(Judge judge, Behind behind, int[] seats) {
        boolean[] passes = new boolean[choices.size()];
        for (int c = 0; c < passes.length; c++) {
            passes[c] = choices.get(c).competes() && judge.passes(c);
        }
        Challenges among = behind.challenges(passes);
        List<Challenge> all = new ArrayList<>();
        List<Crossing> crossings = new ArrayList<>();
        for (int c = 0; c < passes.length; c++) {
            if (!choices.get(c).competes() || judge.free(c)) {
                continue;
            }
            List<Line> lines = crossing(c, passes[c], judge);
            Challenge crossing = new Challenge(
                    seats[c] > 0 ? c : -1, seats[c] > 0 ? -1 : c, SeatMargin.Kind.THRESHOLD, lines, seats[c] > 0);
            if (seats[c] > 0) {
                all.add(crossing);
            } else if (!(passes[c] && among.apart())) {
                crossings.add(new Crossing(c, crossing));
            }
        }
        all.addAll(0, guarded(among.all(), List.of(), crossings, among.apart()));
        for (int i = 0; i < crossings.size(); i++) {
            all.addAll(exactly(List.of(i), crossings, passes, behind, among.apart()));
            for (int j = i + 1; j < crossings.size() && !among.apart(); j++) {
                all.add(atOnce(List.of(i, j), crossings, passes, behind));
            }
        }
        return new Challenges(all, among.complete(), among.apart());
    }

    /** What could change once exactly these lists have crossed. */
    private static List<Challenge> exactly(
            List<Integer> which, List<Crossing> crossings, boolean[] passes, Behind behind, boolean apart) {
        boolean[] then = passes.clone();
        which.forEach(
                i -> then[crossings.get(i).choice()] = !then[crossings.get(i).choice()]);
        List<Challenge> ways = new ArrayList<>();
        afterCrossing(
                crossings.get(which.get(0)).choice(), lines(which, crossings), behind.challenges(then), apart, ways);
        return guarded(ways, which, crossings, apart);
    }

    /** Where the rule depends on who takes part, a way counts only while no other list crosses too. */
    private static List<Challenge> guarded(
            List<Challenge> ways, List<Integer> which, List<Crossing> crossings, boolean apart) {
        List<Line> guards = new ArrayList<>();
        for (int i = 0; i < crossings.size() && !apart; i++) {
            if (!which.contains(i)) {
                List<Line> lines = crossings.get(i).challenge().lines();
                guards.add(lines.get(lines.size() - 1));
            }
        }
        return ways.stream().map(way -> way.guarded(guards)).toList();
    }

    private static List<Line> lines(List<Integer> which, List<Crossing> crossings) {
        return which.stream()
                .flatMap(i -> crossings.get(i).challenge().lines().stream())
                .toList();
    }

    private static void afterCrossing(
            int crossing, List<Line> lines, Challenges then, boolean apart, List<Challenge> all) {
        if (!then.complete()) {
            all.add(new Challenge(-1, crossing, SeatMargin.Kind.THRESHOLD, lines, false));
        }
        for (Challenge c : then.all()) {
            // What stands between others is the same as before: only the newcomer is new.
            if (!apart || c.loser() == crossing) {
                all.add(c.behind(lines, SeatMargin.Kind.THRESHOLD, false));
            }
        }
    }

    /** These lists cross, and maybe more: narrowed to these and no other, and to these with each that comes later. */
    private static Challenge atOnce(List<Integer> which, List<Crossing> crossings, boolean[] passes, Behind behind) {
        Challenge last = crossings.get(which.get(which.size() - 1)).challenge();
        return new Challenge(last.winner(), last.loser(), SeatMargin.Kind.THRESHOLD, lines(which, crossings), false)
                .narrowedBy(() -> {
                    List<Challenge> ways = new ArrayList<>(exactly(which, crossings, passes, behind, false));
                    for (int next = which.get(which.size() - 1) + 1; next < crossings.size(); next++) {
                        List<Integer> more = new ArrayList<>(which);
                        more.add(next);
                        ways.add(atOnce(more, crossings, passes, behind));
                    }
                    return ways;
                });
    }

    /** A list without seats that may cross. */
    private record Crossing(int choice, Challenge challenge) {}

    /** What a list crosses to pass or to fall; a list without votes needs its first vote whatever its share. */
    private List<Line> crossing(int choice, boolean passes, Judge judge) {
        if (passes) {
            return List.of(fall(choice, judge));
        }
        Line entry = entry(choice, judge);
        return votes.votes(choice) > 0 ? List.of(entry) : List.of(LinearLine.firstVote(choices.size(), choice), entry);
    }

    /** The line that a list crosses to pass: {@code share * total - votes}. */
    private Line entry(int choice, Judge judge) {
        return line(choice, judge, -1, threshold.inclusive() ? 0 : 1);
    }

    /** The line that a list crosses to fall: {@code votes - share * total}. */
    private Line fall(int choice, Judge judge) {
        return line(choice, judge, 1, threshold.inclusive() ? 1 : 0);
    }

    private Line line(int choice, Judge judge, int sign, int beyond) {
        Ratio share = threshold.shareFor(choices.get(choice).id());
        long num = share.numeratorExact();
        long den = share.denominatorExact();
        long[] weight = new long[choices.size() + 1];
        for (int c = 0; c < choices.size(); c++) {
            boolean counts =
                    threshold.of() != Threshold.Base.CHOICES || choices.get(c).competes();
            weight[c] = counts ? -sign * num : 0;
        }
        weight[choices.size()] = threshold.of() == Threshold.Base.CAST ? -sign * num : 0;
        weight[choice] = Math.addExact(weight[choice], sign * den);
        long elsewhere = Math.subtractExact(
                Math.multiplyExact(den, judge.votesElsewhere(choice)),
                Math.multiplyExact(num, judge.totalElsewhere(choice)));
        return LinearLine.of(weight, Math.addExact(sign * elsewhere, beyond));
    }
}
