package org.recount.risk.plan;

import java.util.TreeMap;
import org.recount.risk.stratified.TwoStrata;

/**
 * How much evidence a two-strata audit of one assertion has in the mean and at the worst split, by the share of draws that are
 * made among the records: which assertion is hard, and about how the draws should be shared, before anything is simulated.
 *
 * <p>For a split with a mean overstatement {@code o} of the records the logarithm of the wealth is about {@code n_1 g_1(o) +
 * G_2(n_2, o)}; {@code g_1} about linear in what the records would hide, {@code G_2} about quadratic in what the polled would. The
 * polled stratum is drawn from without replacement: after {@code n_2} of {@code N_2} ballots as reported what it would have to hide is
 * {@code N_2/(N_2 - n_2)} times as large in those that are left, so that {@code G_2} grows faster and faster.
 */
final class StrataGrowth {
    private static final int SPLITS = 60;
    private static final int SHARES = 49;
    /** Steps in which the polled stratum is drawn from. */
    private static final int STEPS = 32;

    private final double upper;
    private final double w1;
    private final double w2;
    private final double polledBallots;
    private final double recordedMean;
    private final double reportedMean;
    private final double margin;
    private final double[] value;
    private final double[] chance;
    private final double[] error;
    private final double[] errorChance;
    /** By split: growth of the records a draw, and the evidence of the polled stratum after each step. */
    private final double[] records = new double[SPLITS + 1];

    private final double[][] polled = new double[SPLITS + 1][STEPS + 1];

    StrataGrowth(TwoStrataContest strata, AssertionMargin a, ErrorRates rates) {
        this.upper = a.assorter().upper();
        double n1 = strata.recordBallots();
        double n2 = strata.polledBallots();
        this.w1 = n1 / (n1 + n2);
        this.w2 = n2 / (n1 + n2);
        this.polledBallots = n2;
        double[] values = strata.values(a);
        this.recordedMean = TwoStrataContest.mean(values, strata.recorded());
        this.reportedMean = TwoStrataContest.mean(values, strata.polled());
        this.margin = w1 * recordedMean + w2 * reportedMean - 0.5;
        TreeMap<Double, Double> chances = new TreeMap<>();
        long[] count = strata.polled();
        for (int k = 0; k < count.length; k++) {
            if (count[k] > 0) {
                chances.merge(values[k], count[k] / n2, Double::sum);
            }
        }
        this.value = chances.keySet().stream().mapToDouble(x -> x).toArray();
        this.chance = chances.values().stream().mapToDouble(x -> x).toArray();
        this.error = new double[] {0, ErrorRates.oneVote(upper), ErrorRates.twoVotes(upper)};
        this.errorChance = new double[] {1 - rates.oneOver() - rates.twoOver(), rates.oneOver(), rates.twoOver()};
        fill();
    }

    private void fill() {
        double most = Math.min(recordedMean, 1.3 * margin / w1);
        for (int i = 0; i <= SPLITS; i++) {
            double o1 = most * i / SPLITS;
            records[i] = records(o1);
            double hidden = (margin - w1 * o1) / w2;
            for (int k = 0; k < STEPS; k++) {
                double mu = reportedMean - hidden / (1 - (k + 0.5) / STEPS);
                polled[i][k + 1] = polled[i][k] + polledBallots / STEPS * polled(mu);
            }
        }
    }

    /**
     * The share of draws among the records that needs the fewest draws, and their number.
     *
     * @param recordShare the share
     * @param draws draws until the logarithm of the wealth reaches the goal in the mean; infinite where it never does
     */
    record Best(double recordShare, double draws) {}

    Best best(double goal) {
        Best best = new Best(0.5, Double.POSITIVE_INFINITY);
        for (int i = 1; i <= SHARES; i++) {
            double share = i / (SHARES + 1.0);
            double high = Math.min(best.draws(), 1e3 * polledBallots / w2);
            if (evidence(high, share) < goal) {
                continue;
            }
            double low = 0;
            for (int k = 0; k < 40 && high - low > 1e-3 * high; k++) {
                double n = (low + high) / 2;
                if (evidence(n, share) < goal) {
                    low = n;
                } else {
                    high = n;
                }
            }
            best = high < best.draws() ? new Best(share, high) : best;
        }
        return best;
    }

    /** Returns the most evidence that so many draws have in the mean, however they are shared. */
    double evidence(double draws) {
        double most = 0;
        for (int i = 1; i <= SHARES; i++) {
            most = Math.max(most, evidence(draws, i / (SHARES + 1.0)));
        }
        return most;
    }

    /** The evidence at the worst split; when the polled ballots are exhausted all further draws are among the records. */
    private double evidence(double draws, double share) {
        double n2 = Math.min(polledBallots, (1 - share) * draws);
        double n1 = draws - n2;
        double place = n2 / polledBallots * STEPS;
        int step = Math.min(STEPS - 1, (int) place);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SPLITS; i++) {
            double before = polled[i][step];
            double after = polled[i][step + 1];
            double log = Double.isInfinite(after)
                    ? (place - step > 0.5 ? after : before)
                    : before + (place - step) * (after - before);
            least = Math.min(least, n1 * records[i] + log);
        }
        return least;
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

    /** Growth a draw where the ballots that are left have a mean of {@code mu} under the null; infinite where they cannot. */
    private double polled(double mu) {
        if (!(mu > 0 && mu < upper)) {
            return Double.POSITIVE_INFINITY;
        }
        double eta = Math.min(upper * 0.999, Math.max(upper * 0.001, reportedMean));
        double growth = 0;
        for (int k = 0; k < value.length; k++) {
            double x = value[k];
            growth += chance[k] * StrictMath.log((x * eta / mu + (upper - x) * (upper - eta) / (upper - mu)) / upper);
        }
        return growth;
    }
}
