package org.recount.risk.polling;

/**
 * Exact distributions of when an audit stops whose decision depends on the number of draws and of ones among them alone:
 * BRAVO, Wald's test without replacement, mixtures of these. A walk over the lattice of (draws, ones).
 *
 * <p>Cells less likely than 10^-25 are dropped at the far sides; what is dropped is counted in the residual.
 */
public final class Lattice {
    private static final double NEGLIGIBLE = 1e-25;

    private Lattice() {}

    /** The number of ones among {@code n} draws from which on the audit stops; above {@code n} for never. */
    @FunctionalInterface
    public interface Boundary {
        /** Returns the least number of ones that stops the audit after {@code n} draws. */
        long needed(int n);
    }

    private interface Step {
        double one(int n, int k);
    }

    /**
     * Returns the stopping time for draws with replacement.
     *
     * @param share the chance of a one
     * @param boundary when to stop
     * @param horizon the most draws to consider
     */
    public static StoppingTime withReplacement(double share, Boundary boundary, int horizon) {
        return walk((n, k) -> share, boundary, horizon);
    }

    /**
     * Returns the stopping time for draws without replacement; the audit ends with the last draw at the latest.
     *
     * @param population values in all
     * @param ones how many of them are ones
     * @param boundary when to stop
     */
    public static StoppingTime withoutReplacement(int population, int ones, Boundary boundary) {
        return walk((n, k) -> (ones - k) / (double) (population - n), boundary, population);
    }

    private static StoppingTime walk(Step step, Boundary boundary, int horizon) {
        double[] p = new double[64];
        p[0] = 1;
        int low = 0;
        int high = 0;
        double[] stop = new double[horizon + 1];
        double dropped = 0;
        for (int n = 0; n < horizon && low <= high; n++) {
            if (high + 2 - low >= p.length) {
                p = java.util.Arrays.copyOf(p, 2 * p.length);
            }
            // In place, from the top: index i holds low + i ones.
            int width = high - low;
            p[width + 1] = 0;
            for (int i = width; i >= 0; i--) {
                double one = step.one(n, low + i);
                p[i + 1] += p[i] * one;
                p[i] *= 1 - one;
            }
            high++;
            long needed = boundary.needed(n + 1);
            while (high >= low && high >= needed) {
                stop[n + 1] += p[high - low];
                high--;
            }
            int cut = 0;
            while (low + cut < high && p[cut] < NEGLIGIBLE) {
                dropped += p[cut];
                cut++;
            }
            if (cut > 0) {
                System.arraycopy(p, cut, p, 0, high - low - cut + 1);
                low += cut;
            }
            while (high > low && p[high - low] < NEGLIGIBLE) {
                dropped += p[high - low];
                high--;
            }
        }
        double left = dropped;
        for (int i = 0; i <= high - low; i++) {
            left += p[i];
        }
        return new StoppingTime(stop, left);
    }
}
