package org.recount.risk.stratified;

import java.util.Arrays;
import java.util.List;

/**
 * The union-intersection test of "the mean over all strata is at most 1/2": that null is the union, over every way to
 * split 1/2 between the strata, of the intersections of the strata's nulls (Stark 2023, section 5; Spertus, Sridhar and
 * Stark 2024, sections 3 and 4).
 *
 * <p>For one split the product of the strata's martingales is a martingale (the draws of the strata may be interleaved in
 * any way that does not look ahead), and the p-value is the greatest over all splits of one over it.
 *
 * <p>The maximum is bounded rigorously, not searched for: {@code w_s mu_s} is cut into cells of width {@code delta}; any
 * split lies in cells {@code k_s} with {@code sum k_s delta <= 1/2}, and the wealth against the upper end of a cell is
 * valid for every mean in it. So {@code P = max exp(-sum_s f_s(k_s))} over {@code sum k_s <= 1/(2 delta)}, a
 * min-plus convolution. The finer the cells, the less is given away; never the other way.
 */
public final class UnionIntersection {
    private UnionIntersection() {}

    /**
     * Returns the p-value.
     *
     * @param strata the strata; their weights sum to 1
     * @param cells cells in 1/2, at least 2; time grows with it for each stratum's test, and with its square for the
     *     third stratum and each further one
     */
    public static double pValue(List<Stratum> strata, int cells) {
        double weight = strata.stream().mapToDouble(Stratum::weight).sum();
        if (Math.abs(weight - 1) > 1e-9) {
            throw new IllegalArgumentException("The strata's weights sum to " + weight + ", not 1");
        }
        if (cells < 2) {
            throw new IllegalArgumentException("At least 2 cells are needed: " + cells);
        }
        double delta = 0.5 / cells;
        double[] least = {};
        for (Stratum s : strata) {
            double[] log = new double[cells + 1];
            for (int k = 0; k <= cells; k++) {
                log[k] = s.logWealth((k + 1) * delta / s.weight());
            }
            least = least.length == 0 ? log : convolve(least, log);
        }
        double worst = Arrays.stream(least).min().orElse(0);
        return Math.min(1, StrictMath.exp(-worst));
    }

    /** The least sum over two cells that add up to at most k. */
    private static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int k = 0; k < sum.length; k++) {
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= k; i++) {
                // An impossible null (infinite) and a certain one (minus infinity): the conjunction is impossible.
                double both = a[i] == Double.POSITIVE_INFINITY || b[k - i] == Double.POSITIVE_INFINITY
                        ? Double.POSITIVE_INFINITY
                        : a[i] + b[k - i];
                best = Math.min(best, both);
            }
            sum[k] = best;
        }
        return sum;
    }

    /** Returns the logarithm of the product of the strata's wealths at one split of the null. */
    public static double logWealthAt(List<Stratum> strata, double... means) {
        double sum = 0;
        for (int s = 0; s < strata.size(); s++) {
            double log = strata.get(s).logWealth(means[s]);
            if (log == Double.POSITIVE_INFINITY) {
                return log;
            }
            sum += log;
        }
        return sum;
    }
}
