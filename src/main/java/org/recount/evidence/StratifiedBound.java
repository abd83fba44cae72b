package org.recount.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.recount.numeric.Special;

/**
 * What a stratified random sample says of the number of bad stations, whatever number of them it found.
 *
 * <p>N<sub>h</sub> stations in stratum h, D<sub>h</sub> of them bad, n<sub>h</sub> drawn at random, independently by
 * stratum; K is the number of bad ones found in all. The p-value of "D or more are bad" is the largest P(K &lt;= k) over
 * all ways to place D bad stations, and the bound is the largest D whose p-value is above alpha.
 *
 * <ul>
 *   <li>One stratum: exact, {@link HypergeometricBound}.
 *   <li>k = 0: exact; each bad station costs -ln((N<sub>h</sub>-D<sub>h</sub>-n<sub>h</sub>) / (N<sub>h</sub>-D<sub>h</sub>)),
 *       and the cheapest are taken first ({@link StratifiedZeroBound}).
 *   <li>k &gt; 0: on the safe side. A hypergeometric number is a sum of independent indicators (Vatutin and Mikhailov 1982),
 *       so K is one, of at most n = sum n<sub>h</sub>, with mean m = sum n<sub>h</sub> D<sub>h</sub> / N<sub>h</sub>. The
 *       placement that makes m least fills the strata with the smallest sampling fraction first. If m &gt;= k + 1 then
 *       P(K &lt;= k) &lt;= P(Bin(n, m/n) &lt;= k) (Hoeffding 1956, theorem 5); else 1 is taken.
 * </ul>
 *
 * <p>One draw in each polling centre (control stations) is this design with n<sub>h</sub> = 1. Strata without a draw may be
 * bad altogether. Holds for stations drawn at random and for nothing else.
 */
public final class StratifiedBound {
    private final int[] sizes;
    private final int[] drawn;
    private final long population;
    private final long sample;

    private StratifiedBound(int[] sizes, int[] drawn) {
        this.sizes = sizes;
        this.drawn = drawn;
        this.population = Arrays.stream(sizes).asLongStream().sum();
        this.sample = Arrays.stream(drawn).asLongStream().sum();
    }

    /**
     * Returns the bounds of a design.
     *
     * @param sizes stations by stratum
     * @param drawn stations drawn at random, by stratum
     */
    public static StratifiedBound of(int[] sizes, int[] drawn) {
        if (sizes.length != drawn.length || sizes.length == 0) {
            throw new IllegalArgumentException(sizes.length + " strata, " + drawn.length + " sample sizes");
        }
        for (int h = 0; h < sizes.length; h++) {
            if (drawn[h] < 0 || drawn[h] > sizes[h]) {
                throw new IllegalArgumentException(drawn[h] + " drawn of " + sizes[h] + " stations");
            }
        }
        return new StratifiedBound(sizes.clone(), drawn.clone());
    }

    /** Returns the bounds of a simple random sample: one stratum. */
    public static StratifiedBound simple(int population, int sample) {
        return of(new int[] {population}, new int[] {sample});
    }

    /** Returns the number of stations, N. */
    public long population() {
        return population;
    }

    /** Returns the number of stations drawn, n. */
    public long sample() {
        return sample;
    }

    /** Returns the number of strata. */
    public int strata() {
        return sizes.length;
    }

    /** Returns whether p-values and bounds are exact for this number of finds; otherwise they are on the safe side. */
    public boolean isExact(long found) {
        return sizes.length == 1 || found == 0;
    }

    /**
     * Returns the p-value of the hypothesis that {@code bad} stations or more are bad.
     *
     * @param bad number of bad stations, at least 0
     * @param found bad stations found, 0 to the sample
     */
    public double pValue(long bad, long found) {
        check(found);
        if (bad <= found) {
            return 1;
        }
        if (bad > population - (sample - found)) {
            return 0; // the stations found good leave no room for so many
        }
        if (sizes.length == 1) {
            return HypergeometricBound.probabilityAtMost(population, bad, sample, found);
        }
        return found == 0 ? missAll(bad) : hoeffding(bad, found);
    }

    /**
     * Returns the largest number of bad stations that the sample does not rule out.
     *
     * @param found bad stations found
     * @param alpha one minus the confidence, inside 0 to 1
     */
    public long upper(long found, double alpha) {
        check(found);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The risk must lie between 0 and 1: " + alpha);
        }
        if (sizes.length == 1) {
            return HypergeometricBound.upper(population, sample, found, alpha);
        }
        if (found == 0) {
            return StratifiedZeroBound.upper(sizes, drawn, alpha);
        }
        long low = found;
        long high = population - (sample - found);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (pValue(middle, found) > alpha) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void check(long found) {
        if (found < 0 || found > sample) {
            throw new IllegalArgumentException("Found " + found + " bad stations in a sample of " + sample);
        }
    }

    /** The chance that all of {@code bad} stations, placed where the design looks least, escape the sample. */
    private double missAll(long bad) {
        long left = bad;
        double cost = 0;
        PriorityQueue<double[]> cheapest = new PriorityQueue<>(Comparator.comparingDouble((double[] s) -> s[0]));
        for (int h = 0; h < sizes.length; h++) {
            if (drawn[h] == 0) {
                left -= sizes[h];
            } else if (drawn[h] < sizes[h]) {
                cheapest.add(next(sizes[h], drawn[h]));
            }
        }
        for (; left > 0; left--) {
            double[] stratum = cheapest.poll();
            if (stratum == null) {
                return 0;
            }
            cost += stratum[0];
            if (stratum[1] - 1 > stratum[2]) {
                cheapest.add(next(stratum[1] - 1, stratum[2]));
            }
        }
        return StrictMath.exp(-cost);
    }

    private static double[] next(double size, double drawn) {
        return new double[] {-StrictMath.log((size - drawn) / size), size, drawn};
    }

    private double hoeffding(long bad, long found) {
        double mean = leastMean(bad);
        if (mean < found + 1) {
            return 1;
        }
        if (mean >= sample) {
            return found >= sample ? 1 : 0;
        }
        // P(Bin(n, p) <= k) = I(1-p; n-k, k+1)
        return Special.regularisedBeta(1 - mean / sample, (double) sample - found, found + 1.0);
    }

    /** The least expected number of finds over all placements. */
    private double leastMean(long bad) {
        int[] order = IntStream.range(0, sizes.length)
                .filter(h -> sizes[h] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer h) -> (double) drawn[h] / sizes[h]))
                .mapToInt(Integer::intValue)
                .toArray();
        double mean = 0;
        long left = bad;
        for (int h : order) {
            long here = Math.min(left, sizes[h]);
            mean += (double) here * drawn[h] / sizes[h];
            left -= here;
        }
        return mean;
    }
}
