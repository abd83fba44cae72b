package org.recount.numeric;

/**
 * Intervals for a proportion and for a mean. None of them ever reports a probability of 0 without an upper bound.
 *
 * <p>Sources: Wilson 1927 (JASA 22:209); Clopper and Pearson 1934 (Biometrika 26:404); both as compared by Newcombe
 * 1998 (Stat. Med. 17:857, methods 3 and 5). For trials that come in clusters: Korn and Graubard 1998 (Survey
 * Methodology 24:193), see {@link ClusteredProportion}.
 */
public final class Intervals {
    private Intervals() {}

    /**
     * Returns the score interval of Wilson. The number of tries may be fractional: an effective sample size.
     *
     * @param hits from 0 to {@code n}
     * @param n greater than 0
     * @param confidence inside 0 to 1
     */
    public static Estimate wilson(double hits, double n, double confidence) {
        checkCounts(hits, n);
        double z = KnownQuantiles.normal(0.5 + confidence / 2);
        double p = hits / n;
        double z2 = z * z;
        double centre = p + z2 / (2 * n);
        double half = z * StrictMath.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        double lower = hits <= 0 ? 0 : StrictMath.max(0, (centre - half) / scale);
        double upper = hits >= n ? 1 : StrictMath.min(1, (centre + half) / scale);
        return new Estimate(p, lower, upper, confidence, "Wilson 1927");
    }

    /**
     * Returns the interval of Clopper and Pearson, which never covers less often than it says.
     *
     * @param hits from 0 to {@code n}
     * @param n greater than 0
     * @param confidence inside 0 to 1
     */
    public static Estimate clopperPearson(double hits, double n, double confidence) {
        checkCounts(hits, n);
        double tail = (1 - confidence) / 2;
        double lower = hits <= 0 ? 0 : Special.betaQuantile(tail, hits, n - hits + 1);
        double upper = hits >= n ? 1 : Special.betaQuantile(1 - tail, hits + 1, n - hits);
        return new Estimate(hits / n, lower, upper, confidence, "Clopper and Pearson 1934");
    }

    /**
     * Returns the upper bound of a probability of which no case was seen: 1 - alpha<sup>1/n</sup>, about 3/n at 95%
     * (the rule of three).
     *
     * @param n tries, greater than 0, without a hit
     * @param confidence inside 0 to 1
     */
    public static double zeroHitUpper(double n, double confidence) {
        checkCounts(0, n);
        return -StrictMath.expm1(StrictMath.log1p(-confidence) / n);
    }

    private static void checkCounts(double hits, double n) {
        if (!(n > 0) || !(hits >= 0) || hits > n) {
            throw new IllegalArgumentException("Not a proportion: " + hits + " of " + n);
        }
    }
}
