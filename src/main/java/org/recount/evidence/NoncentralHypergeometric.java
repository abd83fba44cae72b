package org.recount.evidence;

import java.util.OptionalDouble;

/**
 * How many bad stations a recount finds if it finds them with other odds than chance: Fisher's noncentral hypergeometric
 * distribution, {@code P(X = x) ~ C(D, x) C(N-D, n-x) w^x}.
 *
 * <p>N stations, D of them bad, n opened; the odds of a bad station to be among the opened are {@code w} times those of
 * another. {@code w = 1} is a simple random sample; {@code w > 1} says that complaints find bad stations better than chance.
 * The odds are an <em>assumption</em>: no recount of a set chosen by complaints can show them.
 *
 * <p>Sums run in logarithms, from the term at {@code k} and from the mode outwards; ratios of neighbouring terms fall, so
 * both are found and cut off safely. Source: Fisher 1935 (JRSS 98:39); Fog 2008 (Comm. Stat. Sim. 37:241).
 */
public final class NoncentralHypergeometric {
    private static final double NEGLIGIBLE = 1e-18;

    private final long population;
    private final long bad;
    private final long sample;
    private final double odds;
    private final long least;
    private final long most;

    private NoncentralHypergeometric(long population, long bad, long sample, double odds) {
        this.population = population;
        this.bad = bad;
        this.sample = sample;
        this.odds = odds;
        this.least = Math.max(0, sample - (population - bad));
        this.most = Math.min(bad, sample);
    }

    /**
     * Returns the distribution.
     *
     * @param population number of stations N
     * @param bad bad ones among them, 0 to N
     * @param sample stations opened, 0 to N
     * @param odds the odds w, above 0 and finite
     */
    public static NoncentralHypergeometric of(long population, long bad, long sample, double odds) {
        if (population < 0 || bad < 0 || bad > population || sample < 0 || sample > population) {
            throw new IllegalArgumentException(
                    "Not a sample: " + sample + " of " + population + " stations, " + bad + " of them bad");
        }
        if (!(odds > 0) || Double.isInfinite(odds)) {
            throw new IllegalArgumentException("The odds must be above 0 and finite: " + odds);
        }
        return new NoncentralHypergeometric(population, bad, sample, odds);
    }

    /** Returns P(X &lt;= k). */
    public double probabilityAtMost(long k) {
        if (k < least) {
            return 0;
        }
        if (k >= most) {
            return 1;
        }
        long mode = mode();
        if (k >= mode) {
            return StrictMath.max(0, 1 - StrictMath.exp(logUp(k + 1) + between(mode, k + 1) - logTotal(mode)));
        }
        return StrictMath.min(1, StrictMath.exp(logDown(k) - between(k, mode) - logTotal(mode)));
    }

    /** Returns the most probable number. */
    public long mode() {
        // The least x whose next term is not greater; the ratio falls as x grows.
        long low = least;
        long high = most;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (ratio(middle) > 1) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** P(X = x+1) / P(X = x). */
    private double ratio(long x) {
        return odds * (double) (bad - x) * (sample - x) / ((double) (x + 1) * (population - bad - sample + x + 1));
    }

    private double logTotal(long mode) {
        double up = logUp(mode);
        double down = logDown(mode);
        return StrictMath.log(StrictMath.exp(up) + StrictMath.expm1(down));
    }

    /** The logarithm of the sum of the terms at and above x, the term at x being 1. */
    private double logUp(long x) {
        double term = 1;
        double sum = 1;
        for (long i = x; i < most && term > sum * NEGLIGIBLE; i++) {
            term *= ratio(i);
            sum += term;
        }
        return StrictMath.log(sum);
    }

    /** The logarithm of the sum of the terms at and below x, the term at x being 1. */
    private double logDown(long x) {
        double term = 1;
        double sum = 1;
        for (long i = x; i > least && term > sum * NEGLIGIBLE; i--) {
            term /= ratio(i - 1);
            sum += term;
        }
        return StrictMath.log(sum);
    }

    /** The logarithm of P(X = to) / P(X = from), from at most to. */
    private double between(long from, long to) {
        double sum = 0;
        for (long i = from; i < to; i++) {
            sum += StrictMath.log(ratio(i));
        }
        return sum;
    }

    /**
     * Returns the tipping odds: the least w for which finding at most k bad stations would still rule out, at the risk
     * limit, that {@code bad} are bad. With smaller odds the outcome is not supported.
     *
     * @param population number of stations N
     * @param bad the fewest bad stations that could change the outcome
     * @param sample stations opened
     * @param found bad ones among them
     * @param alpha the risk limit, inside 0 to 1
     * @return the odds, 0 where so few finds rule it out whatever the odds; empty where no odds do
     */
    public static OptionalDouble tippingOdds(long population, long bad, long sample, long found, double alpha) {
        if (bad > population || population - bad < sample - found) {
            return OptionalDouble.of(0);
        }
        if (found >= Math.min(bad, sample)) {
            return OptionalDouble.empty();
        }
        double low = -60;
        double high = 60;
        if (at(population, bad, sample, found, low) <= alpha) {
            return OptionalDouble.of(0);
        }
        if (at(population, bad, sample, found, high) > alpha) {
            return OptionalDouble.empty();
        }
        // P(X <= k) falls as the odds grow.
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (at(population, bad, sample, found, middle) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(StrictMath.exp(high));
    }

    private static double at(long population, long bad, long sample, long found, double logOdds) {
        return of(population, bad, sample, StrictMath.exp(logOdds)).probabilityAtMost(found);
    }

    /**
     * Returns the largest number of bad stations that is not ruled out if complaints found bad stations with odds w.
     *
     * @param population number of stations N
     * @param sample stations opened
     * @param found bad ones among them
     * @param odds the odds w
     * @param alpha one minus the confidence
     */
    public static long upper(long population, long sample, long found, double odds, double alpha) {
        long low = found;
        long high = population - (sample - found);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (of(population, middle, sample, odds).probabilityAtMost(found) > alpha) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
