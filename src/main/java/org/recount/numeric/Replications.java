package org.recount.numeric;

/**
 * How many replications a Monte Carlo estimate needs, and what sequential schemes report. Formulas of project methods,
 * section 5.
 */
public final class Replications {
    private Replications() {}

    /**
     * Returns the replications for a relative standard error: {@code (1 - p) / (p r^2)}.
     *
     * @param p the probability, inside 0 to 1
     * @param relative the relative standard error, above 0
     */
    public static double forRelativeError(double p, double relative) {
        return (1 - p) / (p * relative * relative);
    }

    /**
     * Returns the replications after which a share is within {@code width} of its probability with probability {@code 1 -
     * delta}: {@code ln(2 / delta) / (2 width^2)}, rounded up (Hoeffding 1963, JASA 58:13).
     */
    public static long hoeffding(double width, double delta) {
        return (long) StrictMath.ceil(StrictMath.log(2 / delta) / (2 * width * width));
    }

    /**
     * Returns the unbiased estimate where replications stop at the {@code r}-th hit: {@code (r - 1) / (n - 1)} (Haldane
     * 1945, Biometrika 33:222).
     *
     * @param r hits, at least 2
     * @param n replications that it took, at least r
     */
    public static double inverseBinomial(long r, long n) {
        return (r - 1.0) / (n - 1.0);
    }

    /**
     * Returns a bound on the relative standard error of {@link #inverseBinomial}: {@code 1 / sqrt(r - 2)}, whatever the
     * probability.
     *
     * @param r hits, at least 3
     */
    public static double inverseBinomialError(long r) {
        return 1 / StrictMath.sqrt(r - 2.0);
    }

    /**
     * Returns a Monte Carlo p-value that stops at {@code h} values as extreme as the observed: {@code h / drawn} where they
     * were reached, else {@code (extreme + 1) / (drawn + 1)} (Besag and Clifford 1991, Biometrika 78:301).
     *
     * @param h where to stop
     * @param extreme values as extreme, at most h
     * @param drawn values drawn
     */
    public static double besagClifford(long h, long extreme, long drawn) {
        return extreme >= h ? (double) h / drawn : (extreme + 1.0) / (drawn + 1.0);
    }

    /** Returns the variance of the difference of two events met by the same random numbers: p01 + p10 - (p10 - p01)^2. */
    public static double pairedVariance(double p10, double p01) {
        return p01 + p10 - (p10 - p01) * (p10 - p01);
    }
}
