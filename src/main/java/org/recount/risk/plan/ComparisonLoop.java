package org.recount.risk.plan;

import org.recount.risk.comparison.Overstatement;
import org.recount.risk.mean.Mixture;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Simulated ballot-level comparison audits without replacement by a mixture of constant bets, in a loop without logarithms.
 * The population has the assumed numbers of errors, rounded; everything else is clean. The slow twin is {@code
 * SequentialRisk} with {@link #TEST} on the same values.
 *
 * <p>Most of the wealth bets as if there were no errors, the rest as if two-vote overstatements had rates up to a third of the
 * margin; nothing about the rates is told to the test. {@code PredictiveKelly} needs about a tenth less without errors, and
 * a hundred times as long to be simulated.
 */
final class ComparisonLoop {
    private static final double[] SHARE = {0.985, 0.85, 0.6, 0.3};
    private static final double[] WEIGHT = {0.7, 0.15, 0.1, 0.05};

    /** The test. */
    static final Mixture TEST = Mixture.of("comparison mixture", SHARE, WEIGHT);

    /** Returns the shares of the greatest bet. */
    static double[] shares() {
        return SHARE.clone();
    }

    /** Returns their weights. */
    static double[] weights() {
        return WEIGHT.clone();
    }

    private final long ballots;
    private final double riskLimit;
    private final double[] value;
    private final long[] count;

    ComparisonLoop(long ballots, Overstatement assorter, ErrorRates rates, double riskLimit) {
        this.ballots = ballots;
        this.riskLimit = riskLimit;
        double u = assorter.upper();
        double one = ErrorRates.oneVote(u);
        double two = ErrorRates.twoVotes(u);
        this.value = new double[] {
            assorter.clean(),
            assorter.value(one, 0),
            assorter.value(two, 0),
            assorter.value(0, one),
            Math.min(assorter.bound(), assorter.value(0, two))
        };
        double[] rate = rates.toArray();
        this.count = new long[value.length];
        long left = ballots;
        for (int k = 1; k < value.length; k++) {
            count[k] = Math.min(left, Math.round(rate[k - 1] * ballots));
            left -= count[k];
        }
        count[0] = left;
    }

    /** Returns the population that is drawn from, for the slow twin. */
    ValuePopulation population() {
        return ValuePopulation.of(value, count);
    }

    /** Returns the draws of each audit, all ballots for one that never confirms. */
    int[] draws(long seed, int part, int trials) {
        int[] draws = new int[trials];
        Streams streams = new Streams(seed);
        RandomStream random = new RandomStream();
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial(random));
        }
        return draws;
    }

    private long trial(RandomStream random) {
        long[] left = count.clone();
        double[] wealth = WEIGHT.clone();
        double target = 1 / riskLimit;
        double half = ballots * 0.5;
        double sum = 0;
        for (long j = 0; j < ballots; j++) {
            long place = random.nextLong(ballots - j);
            int k = 0;
            while (place >= left[k]) {
                place -= left[k];
                k++;
            }
            left[k]--;
            double mu = (half - sum) / (ballots - j);
            double x = value[k];
            sum += x;
            double total = 0;
            if (mu > 0) {
                double gain = x / mu - 1;
                for (int i = 0; i < wealth.length; i++) {
                    wealth[i] *= Math.max(0, 1 + SHARE[i] * gain);
                    total += wealth[i];
                }
            }
            if (total >= target || sum > half * (1 + 1e-12)) {
                return j + 1;
            }
        }
        return ballots;
    }
}
