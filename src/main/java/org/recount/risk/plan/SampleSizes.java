package org.recount.risk.plan;

import java.util.Arrays;
import java.util.List;

/**
 * How large an audit will be.
 *
 * @param mean expected number of draws
 * @param standardError of the mean; 0 where it is exact
 * @param quantiles sizes within which the audit is done with a chance of 50, 80, 90 and 95%
 * @param fullCount share of audits that end in a full hand count
 * @param exact whether the figures are exact rather than simulated
 * @param trials simulated audits; 0 where exact
 */
public record SampleSizes(
        double mean, double standardError, List<Long> quantiles, double fullCount, boolean exact, int trials) {

    /** The chances of the quantiles, in their order. */
    public static final List<Double> CHANCES = List.of(0.5, 0.8, 0.9, 0.95);

    public SampleSizes {
        quantiles = List.copyOf(quantiles);
    }

    /** Returns the sizes of an audit that takes this many draws for certain. */
    public static SampleSizes certain(long draws) {
        return new SampleSizes(draws, 0, List.of(draws, draws, draws, draws), 0, true, 0);
    }

    /** Returns the sizes of an audit that can only end in a full hand count. */
    public static SampleSizes fullCount(long ballots) {
        return new SampleSizes(ballots, 0, List.of(ballots, ballots, ballots, ballots), 1, true, 0);
    }

    /**
     * Returns the summary of simulated audits.
     *
     * @param draws draws of each audit
     * @param full the draws at which an audit is a full hand count
     */
    public static SampleSizes of(int[] draws, long full) {
        int[] sorted = draws.clone();
        Arrays.sort(sorted);
        double mean = 0;
        long fulls = 0;
        for (int n : sorted) {
            mean += n;
            fulls += n >= full ? 1 : 0;
        }
        mean /= sorted.length;
        double squares = 0;
        for (int n : sorted) {
            squares += (n - mean) * (n - mean);
        }
        double error = sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1.0) / sorted.length);
        List<Long> quantiles = CHANCES.stream()
                .map(p -> (long) sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(p * sorted.length) - 1)])
                .toList();
        return new SampleSizes(mean, error, quantiles, fulls / (double) sorted.length, false, sorted.length);
    }

    /** Returns the size for a chance of 50, 80, 90 or 95%. */
    public long quantile(double chance) {
        int i = CHANCES.indexOf(chance);
        if (i < 0) {
            throw new IllegalArgumentException("There is a size for 50, 80, 90 and 95%, not for " + chance);
        }
        return quantiles.get(i);
    }
}
