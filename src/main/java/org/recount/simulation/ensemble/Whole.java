package org.recount.simulation.ensemble;

/** Splitting a whole number by weights, exactly. */
final class Whole {
    private Whole() {}

    /**
     * Splits {@code total} by weights: element i is within 1 of its real share, and the sum is exact. Rounds the
     * running sum, so the cost is linear.
     *
     * @param total what is split, at least 0
     * @param weights weights, at least 0, with a sum above 0
     * @param n number of elements
     * @param out where the parts go
     */
    static void split(long total, double[] weights, int n, long[] out) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i];
        }
        double scale = total / sum;
        double running = 0;
        long given = 0;
        for (int i = 0; i < n; i++) {
            running += weights[i];
            long upTo = i == n - 1 ? total : Math.min(total, (long) (running * scale + 0.5));
            out[i] = upTo - given;
            given = upTo;
        }
    }
}
