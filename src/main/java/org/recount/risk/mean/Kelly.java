package org.recount.risk.mean;

/**
 * Kelly's bet on a distribution of few values: the share {@code c} of the greatest bet that makes the expected logarithm
 * of the wealth grow fastest, {@code max over c in [0, 1] of sum_k p_k ln(1 + c (x_k / mu - 1))} (Kelly 1956; Spertus
 * 2023, COBRA, section 3.1, for the values of a comparison audit). The bet itself is {@code lambda = c / mu}.
 */
final class Kelly {
    private static final int STEPS = 80;

    private Kelly() {}

    /**
     * Returns the best share.
     *
     * @param x the values, at least 0
     * @param p their chances, which need not sum to 1
     * @param n how many of both count
     * @param mu the null mean, above 0
     * @return in [0, 1]; 0 where the mean is at most {@code mu}, below 1 where the value 0 has a chance
     */
    static double share(double[] x, double[] p, int n, double mu) {
        if (slope(x, p, n, mu, 0) <= 0) {
            return 0;
        }
        double top = slope(x, p, n, mu, 1);
        if (top >= 0) {
            return 1;
        }
        double low = 0;
        double high = 1;
        // The slope falls from above 0 to below 0 (to minus infinity if the value 0 has a chance): Newton, kept in
        // bounds.
        double c = 0.5;
        for (int i = 0; i < STEPS && high - low > 1e-12; i++) {
            double f = 0;
            double g = 0;
            for (int k = 0; k < n; k++) {
                double gain = x[k] / mu - 1;
                double r = gain / (1 + c * gain);
                f += p[k] * r;
                g -= p[k] * r * r;
            }
            if (f > 0) {
                low = c;
            } else {
                high = c;
            }
            double next = c - f / g;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - c) < 1e-11) {
                return next;
            }
            c = next;
        }
        return c;
    }

    private static double slope(double[] x, double[] p, int n, double mu, double c) {
        double f = 0;
        for (int k = 0; k < n; k++) {
            double gain = x[k] / mu - 1;
            if (p[k] > 0) {
                f += p[k] * gain / (1 + c * gain);
            }
        }
        return f;
    }
}
