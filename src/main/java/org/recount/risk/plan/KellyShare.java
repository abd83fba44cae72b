package org.recount.risk.plan;

/**
 * The constant bet that grows fastest on a population, as a share {@code c} of the greatest bet: the maximum of {@code mean of
 * ln(1 + c (x/mu - 1))} with the null mean {@code mu = 1/2} (Kelly 1956; for votes of 0 and 1 it is {@code 2s - 1} with the
 * winner's share {@code s} of the votes for the two, and the test is ALPHA with {@code eta = s}, or BRAVO).
 *
 * @param share the share, in [0, 0.99]: a bet of everything would lose all at the first value of 0
 * @param growth the growth of the logarithm for each draw, at least 0
 */
record KellyShare(double share, double growth) {
    private static final double GREATEST = 0.99;

    /** Returns the best share for values by count. */
    static KellyShare of(double[] value, long[] count) {
        double low = 0;
        double high = GREATEST;
        for (int i = 0; i < 40; i++) {
            double c = (low + high) / 2;
            if (slope(value, count, c) > 0) {
                low = c;
            } else {
                high = c;
            }
        }
        double sum = 0;
        long all = 0;
        for (int k = 0; k < value.length; k++) {
            all += count[k];
            sum += count[k] == 0 ? 0 : count[k] * StrictMath.log1p(low * (2 * value[k] - 1));
        }
        return new KellyShare(low, Math.max(0, sum / all));
    }

    private static double slope(double[] value, long[] count, double c) {
        double sum = 0;
        for (int k = 0; k < value.length; k++) {
            double gain = 2 * value[k] - 1;
            sum += count[k] * gain / (1 + c * gain);
        }
        return sum;
    }

    /** Returns about how many draws reach a risk limit: its logarithm over the growth. */
    double draws(double riskLimit) {
        return growth > 0 ? -StrictMath.log(riskLimit) / growth : Double.POSITIVE_INFINITY;
    }
}
