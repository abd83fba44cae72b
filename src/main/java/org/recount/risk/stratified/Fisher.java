package org.recount.risk.stratified;

/**
 * Fisher's combination of independent p-values: {@code -2 sum ln p} against chi-squared with twice as many degrees of
 * freedom as p-values. For even degrees the tail is a finite sum, {@code exp(-h) sum_{k<s} h^k / k!} with {@code h = -sum
 * ln p}.
 */
public final class Fisher {
    private Fisher() {}

    /**
     * Returns the combined p-value.
     *
     * @param p independent p-values, each in [0, 1], at least one; 0 where any is 0
     */
    public static double combine(double... p) {
        double h = 0;
        for (double each : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("A p-value lies in [0, 1]: " + each);
            }
            h -= StrictMath.log(each);
        }
        return ofLog(h, p.length);
    }

    /** Returns the combined p-value of {@code strata} p-values whose product is {@code exp(-h)}. */
    static double ofLog(double h, int strata) {
        if (h == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double term = StrictMath.exp(-h);
        if (term == 0) {
            // All in logarithms: the last term dominates.
            double log = 0;
            double sum = 0;
            for (int k = 0; k < strata; k++) {
                log += k == 0 ? 0 : StrictMath.log(h / k);
                sum += StrictMath.exp(log - h);
            }
            return Math.min(1, sum);
        }
        double sum = 0;
        for (int k = 0; k < strata; k++) {
            term *= k == 0 ? 1 : h / k;
            sum += term;
        }
        return Math.min(1, sum);
    }

    /**
     * Returns the {@code h} with {@code (1 + h) exp(-h) = p}: two p-values whose product is {@code exp(-h)} are combined to {@code
     * p}.
     *
     * @param p above 0, at most 1
     */
    public static double needed(double p) {
        // Newton from above: 1 + h < exp(h), and the logarithm of the left side is concave.
        double h = 1 - 2 * StrictMath.log(p);
        for (int i = 0; i < 60; i++) {
            double next = h - (StrictMath.log1p(h) - h - StrictMath.log(p)) * -(1 + h) / h;
            if (!(next < h)) {
                return h;
            }
            h = next;
        }
        return h;
    }
}
