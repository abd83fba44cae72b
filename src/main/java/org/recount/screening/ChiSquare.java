package org.recount.screening;

import org.recount.numeric.Special;

/** The chi-square distribution and Pearson's test of counts (Pearson 1900, Phil. Mag. 50:157). */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * Returns P(X >= x), by the finite sums for whole degrees of freedom (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5).
     *
     * @param x at least 0
     * @param degrees at least 1
     */
    public static double upperTail(double x, int degrees) {
        if (!(x >= 0) || degrees < 1) {
            throw new IllegalArgumentException("No chi-square of " + x + " with " + degrees + " degrees of freedom");
        }
        boolean even = degrees % 2 == 0;
        double root = StrictMath.sqrt(x);
        double sum = even ? 1 : 2 * Special.normalUpperTail(root);
        // even: e^(-x/2) (1 + x/2 + (x/2)^2/2! + ...); odd: beside the normal tail, 2 phi (x^(1/2) + x^(3/2)/3 + ...).
        double term = even ? 1 : root;
        double more = 0;
        for (int i = even ? 2 : 1; i < degrees; i += 2) {
            if (even) {
                term *= x / i;
            } else if (i > 1) {
                term *= x / i;
            }
            more += term;
        }
        return even
                ? StrictMath.exp(-x / 2) * (sum + more)
                : StrictMath.min(1, sum + 2 * StrictMath.exp(-x / 2) / StrictMath.sqrt(2 * StrictMath.PI) * more);
    }

    /**
     * Returns the statistic {@code sum (n_d - n p_d)^2 / (n p_d)}.
     *
     * @param counts counts by cell
     * @param law probabilities by cell, each above 0
     */
    public static double statistic(long[] counts, double[] law) {
        long n = 0;
        for (long c : counts) {
            n += c;
        }
        double sum = 0;
        for (int d = 0; d < counts.length; d++) {
            double expected = n * law[d];
            sum += (counts[d] - expected) * (counts[d] - expected) / expected;
        }
        return sum;
    }
}
