package org.recount.screening;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.numeric.Special;

/**
 * All screens of an election: for each contest known by station, the digits of the leader's and the runner-up's votes, whole
 * percentages, and turnout against the leader's share; one family, adjusted together.
 */
public final class Screens {
    /** Fewer figures than this are not looked at: the chi-square law needs some ten in each of ten cells. */
    public static final int FEWEST = 100;

    private final List<Screen> found = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private Screens() {}

    /**
     * What was found.
     *
     * @param screens the screens, contest by contest
     * @param tests how many of them are tests: the family that is adjusted together
     * @param leftOut what could not be looked at, and why
     */
    public record Found(List<Screen> screens, int tests, List<String> leftOut) {
        public Found {
            screens = List.copyOf(screens);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Returns the screens of these contests. */
    public static Found of(List<ContestTally> contests) {
        Screens screens = new Screens();
        contests.forEach(screens::contest);
        return screens.adjusted();
    }

    private Found adjusted() {
        List<Integer> tested = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).tested()) {
                tested.add(i);
            }
        }
        double[] p = tested.stream().mapToDouble(i -> found.get(i).pValue()).toArray();
        double[] holm = Multiplicity.holm(p);
        double[] bh = Multiplicity.benjaminiHochberg(p);
        for (int k = 0; k < p.length; k++) {
            int at = tested.get(k);
            found.set(at, found.get(at).adjusted(holm[k], bh[k]));
        }
        return new Found(found, p.length, left);
    }

    private void contest(ContestTally tally) {
        String id = tally.contest().id();
        if (!tally.byStation()) {
            left.add(id + ": only totals are known");
            return;
        }
        int leader = largest(tally, -1);
        if (leader < 0) {
            left.add(id + ": no votes");
            return;
        }
        long[] votes = column(tally, leader);
        digits(tally, leader, votes);
        int second = largest(tally, leader);
        if (second >= 0) {
            digits(tally, second, column(tally, second));
        }
        turnout(tally, leader, votes);
    }

    private static int largest(ContestTally tally, int but) {
        int best = -1;
        for (int c = 0; c < tally.contest().choices().size(); c++) {
            boolean more = best < 0 || tally.totals().votes(c) > tally.totals().votes(best);
            if (c != but
                    && tally.contest().choices().get(c).competes()
                    && tally.totals().votes(c) > 0
                    && more) {
                best = c;
            }
        }
        return best;
    }

    private static long[] column(ContestTally tally, int choice) {
        long[] votes = new long[tally.stations().size()];
        for (int s = 0; s < votes.length; s++) {
            votes[s] = tally.votes(s, choice);
        }
        return votes;
    }

    private void digits(ContestTally tally, int choice, long[] votes) {
        digit(tally, choice, Screen.Name.SECOND_DIGIT, Digits.second(votes), Digits.benford(2), 10);
        digit(tally, choice, Screen.Name.LAST_DIGIT, Digits.last(votes), Digits.uniform(), 100);
    }

    private void digit(ContestTally tally, int choice, Screen.Name name, long[] digits, double[] law, int from) {
        String who = tally.contest().choices().get(choice).name();
        long n = 0;
        for (long d : digits) {
            n += d;
        }
        if (n < FEWEST) {
            left.add(tally.contest().id() + ", " + name.words() + " of " + who + ": " + n + " counts of " + from
                    + " and more, fewer than " + FEWEST);
            return;
        }
        double chi = ChiSquare.statistic(digits, law);
        found.add(new Screen(
                tally.contest().id(),
                name,
                who,
                n,
                Digits.mean(digits),
                Digits.mean(law),
                StrictMath.sqrt(chi / n),
                "Cohen's w",
                chi,
                ChiSquare.upperTail(chi, 9),
                Double.NaN,
                Double.NaN));
    }

    private void turnout(ContestTally tally, int leader, long[] votes) {
        List<PollingStation> stations = tally.stations();
        long[] voters = new long[votes.length];
        long[] ballots = new long[votes.length];
        for (int s = 0; s < votes.length; s++) {
            voters[s] = stations.get(s).registered();
            long cast = stations.get(s).cast();
            ballots[s] = cast >= 0
                    ? cast
                    : tally.valid(s) + Math.max(0, stations.get(s).invalid());
        }
        String id = tally.contest().id();
        String who = tally.contest().choices().get(leader).name();
        IntegerShares whole = IntegerShares.of(voters, ballots, ballots, votes);
        if (whole.stations() < FEWEST) {
            left.add(id + ", turnout: " + whole.stations()
                    + " stations of 100 voters and more with a known turnout, fewer than " + FEWEST);
            return;
        }
        found.add(new Screen(
                id,
                Screen.Name.WHOLE_PERCENT,
                who,
                whole.stations(),
                whole.either(),
                whole.expectedEither(),
                whole.excess() / whole.stations(),
                "share of the stations",
                whole.z(),
                StrictMath.min(1, 2 * Special.normalUpperTail(StrictMath.abs(whole.z()))),
                Double.NaN,
                Double.NaN));
        double r = correlation(voters, ballots, votes);
        if (!Double.isNaN(r)) {
            found.add(new Screen(
                    id,
                    Screen.Name.TURNOUT_SHARE,
                    who,
                    whole.stations(),
                    r,
                    Double.NaN,
                    r,
                    "Pearson's r",
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
    }

    /**
     * Returns Pearson's correlation of turnout and the leader's share, over stations with voters and ballots; NaN where one
     * of them does not vary.
     */
    static double correlation(long[] voters, long[] ballots, long[] leader) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int s = 0; s < voters.length; s++) {
            if (voters[s] > 0 && ballots[s] > 0) {
                double x = (double) ballots[s] / voters[s];
                double y = (double) leader[s] / ballots[s];
                n++;
                double dx = x - meanX;
                meanX += dx / n;
                double dy = y - meanY;
                meanY += dy / n;
                xx += dx * (x - meanX);
                yy += dy * (y - meanY);
                xy += dx * (y - meanY);
            }
        }
        return xx > 0 && yy > 0 ? xy / StrictMath.sqrt(xx * yy) : Double.NaN;
    }
}
