package org.recount.risk.plan;

import org.recount.risk.stratified.TwoStrata;

/**
 * How fast the wealth of a two-strata audit of one assertion grows, in the mean and at the worst split, by the share of draws
 * that are made among the records: by it the draws are allocated before anything is simulated.
 *
 * <p>For a split with a mean overstatement {@code o} of the records the logarithm grows by {@code r g_1(o) + (1 - r) g_2(o)} a
 * draw; {@code g_1} about linear in what the records would hide, {@code g_2} about quadratic in what the polled would.
 */
final class StrataGrowth {
    private static final int SPLITS = 400;
    private static final int SHARES = 49;

    private final double upper;
    private final double w1;
    private final double w2;
    private final double recordedMean;
    private final double reportedMean;
    private final double margin;
    private final double[] value;
    private final double[] chance;
    private final double[] error;
    private final double[] errorChance;

    StrataGrowth(TwoStrataContest strata, AssertionMargin a, ErrorRates rates) {
        this.upper = a.assorter().upper();
        double n1 = strata.recordBallots();
        double n2 = strata.polledBallots();
        this.w1 = n1 / (n1 + n2);
        this.w2 = n2 / (n1 + n2);
        this.value = strata.values(a);
        this.recordedMean = TwoStrataContest.mean(value, strata.recorded());
        this.reportedMean = TwoStrataContest.mean(value, strata.polled());
        this.margin = w1 * recordedMean + w2 * reportedMean - 0.5;
        long[] polled = strata.polled();
        this.chance = new double[value.length];
        for (int k = 0; k < chance.length; k++) {
            chance[k] = polled[k] / n2;
        }
        double one = ErrorRates.oneVote(upper);
        double two = ErrorRates.twoVotes(upper);
        this.error = new double[] {0, one, two};
        this.errorChance = new double[] {1 - rates.oneOver() - rates.twoOver(), rates.oneOver(), rates.twoOver()};
    }

    /**
     * The share of draws among the records that needs the fewest draws, and their number.
     *
     * @param recordShare the share
     * @param draws draws until the logarithm of the wealth reaches the goal in the mean; infinite where it never does
     */
    record Best(double recordShare, double draws) {}

    Best best(double goal) {
        double[][] g = growths();
        Best best = new Best(0.5, Double.POSITIVE_INFINITY);
        for (int i = 1; i <= SHARES; i++) {
            double share = i / (SHARES + 1.0);
            double least = Double.POSITIVE_INFINITY;
            for (double[] at : g) {
                least = Math.min(least, share * at[0] + (1 - share) * at[1]);
            }
            double draws = least > 0 ? goal / least : Double.POSITIVE_INFINITY;
            if (draws < best.draws()) {
                best = new Best(share, draws);
            }
        }
        return best;
    }

    /** The growth in each stratum at each split. */
    private double[][] growths() {
        double[][] g = new double[SPLITS + 1][2];
        double most = Math.min(recordedMean, 1.3 * margin / w1);
        for (int i = 0; i <= SPLITS; i++) {
            double o1 = most * i / SPLITS;
            double o2 = (margin - w1 * o1) / w2;
            g[i][0] = records(o1);
            g[i][1] = reportedMean - o2 < 0 ? Double.POSITIVE_INFINITY : polled(reportedMean - o2);
        }
        return g;
    }

    private double records(double o1) {
        double q = upper - o1;
        double best = 0;
        for (double share : TwoStrata.shares()) {
            double growth = 0;
            for (int k = 0; k < error.length && q > 0; k++) {
                double z = Math.max(0, upper - error[k]);
                growth += errorChance[k] * StrictMath.log(1 + share * (z / q - 1));
            }
            best = Math.max(best, growth);
        }
        return best;
    }

    private double polled(double mu) {
        if (!(mu > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double eta = Math.min(upper * 0.999, Math.max(upper * 0.001, reportedMean));
        double growth = 0;
        for (int k = 0; k < value.length; k++) {
            double x = value[k];
            growth += chance[k] == 0
                    ? 0
                    : chance[k] * StrictMath.log((x * eta / mu + (upper - x) * (upper - eta) / (upper - mu)) / upper);
        }
        return growth;
    }
}
