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
 * alliance), two lists may cross at once: that is no cheaper than the second of them alone, and stands here as a challenge
 * that is not certain, so that the margin below it is exact and above it a bound.
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
        List<Challenge> all = new ArrayList<>(among.all());
        List<Challenge> crossings = new ArrayList<>();
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
                crossings.add(crossing);
                passes[c] = !passes[c];
                afterCrossing(c, lines, behind.challenges(passes), among.apart(), all);
                passes[c] = !passes[c];
            }
        }
        if (!among.apart()) {
            twoAtOnce(crossings, all);
        }
        return new Challenges(all, among.complete(), among.apart());
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

    private static void twoAtOnce(List<Challenge> crossings, List<Challenge> all) {
        for (int i = 0; i < crossings.size(); i++) {
            for (int j = i + 1; j < crossings.size(); j++) {
                Challenge one = crossings.get(i);
                all.add(crossings.get(j).behind(one.lines(), SeatMargin.Kind.THRESHOLD, false));
            }
        }
    }

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
