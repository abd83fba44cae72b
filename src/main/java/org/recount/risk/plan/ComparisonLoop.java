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
        Clean clean = new Clean();
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial(random, clean));
        }
        return draws;
    }

    /**
     * The audit as long as no error is drawn, which is the same in every trial: the sum and the parts of the wealth after each
     * draw, in the arithmetic of the trial itself, up to the draw that confirms or so many that they are no longer kept.
     */
    private final class Clean {
        private static final int KEPT = 1 << 15;

        private final double[] sums;
        private final double[] wealths;
        private final int drawn;
        private final boolean confirms;

        Clean() {
            int most = (int) Math.min(KEPT, count[0]);
            double[] sum = new double[most + 1];
            double[] wealth = new double[(most + 1) * WEIGHT.length];
            System.arraycopy(WEIGHT, 0, wealth, 0, WEIGHT.length);
            int n = 0;
            boolean done = false;
            double[] now = WEIGHT.clone();
            while (!done && n < most) {
                done = step(now, value[0], sum[n], n);
                sum[n + 1] = sum[n] + value[0];
                n++;
                System.arraycopy(now, 0, wealth, n * WEIGHT.length, WEIGHT.length);
            }
            this.sums = sum;
            this.wealths = wealth;
            this.drawn = n;
            this.confirms = done;
        }
    }

    /** Takes a value; returns whether the audit is confirmed by it. */
    private boolean step(double[] wealth, double x, double sum, long before) {
        double half = ballots * 0.5;
        double mu = (half - sum) / (ballots - before);
        double total = 0;
        if (mu > 0) {
            double gain = x / mu - 1;
            for (int i = 0; i < wealth.length; i++) {
                wealth[i] *= Math.max(0, 1 + SHARE[i] * gain);
                total += wealth[i];
            }
        }
        return total >= 1 / riskLimit || sum + x > half * (1 + 1e-12);
    }

    private long trial(RandomStream random, Clean clean) {
        long[] left = count.clone();
        double[] wealth = WEIGHT.clone();
        double sum = 0;
        boolean kept = true;
        for (long j = 0; j < ballots; j++) {
            long place = random.nextLong(ballots - j);
            if (kept && place < left[0]) {
                left[0]--;
                if (j + 1 < clean.drawn || (j + 1 == clean.drawn && !clean.confirms)) {
                    continue;
                }
                if (j + 1 == clean.drawn) {
                    return j + 1;
                }
                left[0]++; // beyond what was kept
            }
            if (kept) {
                kept = false;
                sum = clean.sums[(int) j];
                System.arraycopy(clean.wealths, (int) j * WEIGHT.length, wealth, 0, WEIGHT.length);
            }
            int k = 0;
            while (place >= left[k]) {
                place -= left[k];
                k++;
            }
            left[k]--;
            if (step(wealth, value[k], sum, j)) {
                return j + 1;
            }
            sum += value[k];
        }
        return ballots;
    }
}
