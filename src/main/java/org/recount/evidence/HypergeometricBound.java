package org.recount.evidence;

import org.recount.numeric.Special;

/**
 * What a simple random sample without replacement says of the number of bad stations: exact, in log space.
 *
 * <p>With N stations of which D are bad and n drawn at random, the number X of bad ones in the sample is
 * hypergeometric: P(X = x) = C(D, x) C(N-D, n-x) / C(N, n). The upper bound at confidence 1 - alpha is D<sub>U</sub> =
 * max{D : P(X &lt;= k | D) &gt; alpha}; the lower one is symmetric.
 *
 * <p>Holds for stations drawn at random and for nothing else: a set picked by complaints bounds nothing about the rest.
 *
 * <p>Sources: Saltman 1975 (NBSIR 75-687) for the set-up; Wright 1991, Exact confidence bounds when sampling from small
 * finite universes, for the inversion. Sums run over the shorter tail from its largest term, so a relative error stays
 * about 1e-11.
 */
public final class HypergeometricBound {
    private HypergeometricBound() {}

    /**
     * Returns P(X &lt;= k): the chance of so few bad stations in the sample.
     *
     * @param population number of stations N, at least 0
     * @param bad bad ones among them, 0 to N
     * @param sample stations drawn, 0 to N
     * @param k bad ones found
     */
    public static double probabilityAtMost(long population, long bad, long sample, long k) {
        check(population, bad, sample);
        long least = Math.max(0, sample - (population - bad));
        long most = Math.min(bad, sample);
        if (k < least) {
            return 0;
        }
        if (k >= most) {
            return 1;
        }
        double mode = (double) (sample + 1) * (bad + 1) / (population + 2);
        if (k < mode) {
            return StrictMath.min(1, downward(population, bad, sample, k, least));
        }
        return StrictMath.max(0, 1 - upward(population, bad, sample, k + 1, most));
    }

    /**
     * Returns the chance that a random sample holds at least one bad station.
     *
     * @param population number of stations N
     * @param bad bad ones among them
     * @param sample stations drawn
     */
    public static double detection(long population, long bad, long sample) {
        check(population, bad, sample);
        if (sample > population - bad) {
            return 1;
        }
        return -StrictMath.expm1(logProbability(population, bad, sample, 0));
    }

    /**
     * Returns the largest number of bad stations that the sample does not rule out.
     *
     * @param population number of stations N
     * @param sample stations drawn at random
     * @param found bad ones found among them
     * @param alpha one minus the confidence, inside 0 to 1
     */
    public static long upper(long population, long sample, long found, double alpha) {
        checkSample(population, sample, found, alpha);
        long low = found;
        long high = population - (sample - found);
        // P(X <= found) falls as the number of bad stations grows.
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (probabilityAtMost(population, middle, sample, found) > alpha) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Returns the smallest number of bad stations that the sample does not rule out.
     *
     * @param population number of stations N
     * @param sample stations drawn at random
     * @param found bad ones found among them
     * @param alpha one minus the confidence, inside 0 to 1
     */
    public static long lower(long population, long sample, long found, double alpha) {
        checkSample(population, sample, found, alpha);
        if (found == 0) {
            return 0;
        }
        long low = found;
        long high = population - (sample - found);
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (1 - probabilityAtMost(population, middle, sample, found - 1) > alpha) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Returns the large-population shortcut {@code ln(alpha) / ln(1 - f)} of the bound without a find; not exact.
     *
     * @param fraction the share f of the stations that is drawn, inside 0 to 1
     * @param alpha one minus the confidence
     */
    public static double shortcut(double fraction, double alpha) {
        return StrictMath.log(alpha) / StrictMath.log1p(-fraction);
    }

    /**
     * Returns the posterior probability that {@code bad} stations or more are bad when a random sample found none, with a
     * uniform prior on 0 to N: {@code C(N-d+1, n+1) / C(N+1, n+1)}. A Bayesian statement: it rests on the prior and is no
     * risk limit.
     *
     * @param population number of stations N
     * @param sample stations drawn at random, none of them bad
     * @param bad d, 0 to N
     */
    public static double posteriorAtLeast(long population, long sample, long bad) {
        return bad <= 0 ? 1 : 1 - detection(population + 1, bad, sample + 1);
    }

    private static double downward(long population, long bad, long sample, long from, long least) {
        double term = 1;
        double sum = 1;
        for (long x = from; x > least && term > sum * 1e-18; x--) {
            term *= (double) x * (population - bad - sample + x) / ((double) (bad - x + 1) * (sample - x + 1));
            sum += term;
        }
        return sum * StrictMath.exp(logProbability(population, bad, sample, from));
    }

    private static double upward(long population, long bad, long sample, long from, long most) {
        double term = 1;
        double sum = 1;
        for (long x = from; x < most && term > sum * 1e-18; x++) {
            term *= (double) (bad - x) * (sample - x) / ((double) (x + 1) * (population - bad - sample + x + 1));
            sum += term;
        }
        return sum * StrictMath.exp(logProbability(population, bad, sample, from));
    }

    /** The logarithm of P(X = x), as a sum of logarithms of ratios while that is short, else by factorials. */
    private static double logProbability(long population, long bad, long sample, long x) {
        // X is symmetric in the bad and the drawn: the shorter product is the more exact.
        long a = Math.min(bad, sample);
        long b = Math.max(bad, sample);
        if (x <= 1000 && a <= 100_000) {
            // C(a,x) * b falling x * (N-b) falling (a-x) / N falling a
            double sum = 0;
            double correction = 0;
            for (long i = 0; i < a; i++) {
                long top = i < x ? b - i : population - b - (i - x);
                double y = StrictMath.log((double) top / (population - i)) - correction;
                double t = sum + y;
                correction = (t - sum) - y;
                sum = t;
            }
            return sum + logChoose(a, x);
        }
        return logChoose(bad, x) + logChoose(population - bad, sample - x) - logChoose(population, sample);
    }

    private static double logChoose(long n, long k) {
        return Special.logFactorial(n) - Special.logFactorial(k) - Special.logFactorial(n - k);
    }

    private static void check(long population, long bad, long sample) {
        if (population < 0 || bad < 0 || bad > population || sample < 0 || sample > population) {
            throw new IllegalArgumentException(
                    "Not a sample: " + sample + " of " + population + " stations, " + bad + " of them bad");
        }
    }

    private static void checkSample(long population, long sample, long found, double alpha) {
        check(population, found, sample);
        if (found > sample) {
            throw new IllegalArgumentException("Found " + found + " bad stations in a sample of " + sample);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The risk must lie between 0 and 1: " + alpha);
        }
    }
}
