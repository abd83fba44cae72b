package org.recount.sampling;

import org.recount.numeric.Special;

/**
 * Draws from the distributions that the error models need. Exact methods, StrictMath throughout, no allocation.
 *
 * <p>Sources: binomial and Poisson by inversion for a small mean (Kachitvichyanukul and Schmeiser 1988, algorithm BINV)
 * and by transformed rejection for a large one (Hörmann 1993: algorithms BTRS in J. Stat. Comput. Simul. 46, PTRS in
 * Insurance Math. Econ. 12); gamma by Marsaglia and Tsang 2000 (ACM Trans. Math. Softw. 26); normal by Marsaglia's
 * polar method (Marsaglia and Bray 1964).
 */
public final class Samplers {
    private static final double SMALL_MEAN = 10;

    private Samplers() {}

    /** Returns a draw from the exponential distribution of mean 1. */
    public static double exponential(RandomStream random) {
        return -StrictMath.log1p(-random.nextDouble());
    }

    /** Returns a draw from the normal distribution of mean 0 and variance 1. */
    public static double normal(RandomStream random) {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double r = x * x + y * y;
            if (r < 1 && r > 0) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(r) / r);
            }
        }
    }

    /**
     * Returns a draw from the gamma distribution of scale 1.
     *
     * @param shape greater than 0
     */
    public static double gamma(RandomStream random, double shape) {
        if (!(shape > 0)) {
            throw new IllegalArgumentException("The shape must be greater than 0: " + shape);
        }
        if (shape < 1) {
            double boost = StrictMath.pow(1 - random.nextDouble(), 1 / shape);
            return gamma(random, shape + 1) * boost;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double t = 1 + c * x;
            if (t <= 0) {
                continue;
            }
            double v = t * t * t;
            double u = 1 - random.nextDouble();
            if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /**
     * Returns a draw from the Poisson distribution.
     *
     * @param mean at least 0
     */
    public static long poisson(RandomStream random, double mean) {
        if (!(mean >= 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("The mean must be a number of at least 0: " + mean);
        }
        return mean < SMALL_MEAN ? poissonByInversion(random, mean) : poissonByRejection(random, mean);
    }

    private static long poissonByInversion(RandomStream random, double mean) {
        double p = StrictMath.exp(-mean);
        double u = random.nextDouble();
        long k = 0;
        while (u >= p && p > 0) {
            u -= p;
            k++;
            p *= mean / k;
        }
        return k;
    }

    private static long poissonByRejection(RandomStream random, double mean) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        double logMean = StrictMath.log(mean);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = 1 - random.nextDouble();
            double us = 0.5 - StrictMath.abs(u);
            double k = StrictMath.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            double left = StrictMath.log(v) + StrictMath.log(inverseAlpha) - StrictMath.log(a / (us * us) + b);
            if (left <= k * logMean - mean - Special.logFactorial((long) k)) {
                return (long) k;
            }
        }
    }

    /**
     * Returns a draw from the binomial distribution.
     *
     * @param n number of tries, at least 0
     * @param p probability of a success, from 0 to 1
     */
    public static long binomial(RandomStream random, long n, double p) {
        if (n < 0 || !(p >= 0) || p > 1) {
            throw new IllegalArgumentException("Not a binomial distribution: n = " + n + ", p = " + p);
        }
        if (p > 0.5) {
            return n - binomial(random, n, 1 - p);
        }
        return n * p < SMALL_MEAN ? binomial(random, n, p, StrictMath.log1p(-p)) : binomialByRejection(random, n, p);
    }

    /**
     * Returns the draw that {@link #binomial(RandomStream, long, double)} returns, for a probability that is met again.
     *
     * @param n number of tries, at least 0
     * @param p probability of a success, from 0 to 1
     * @param logMiss {@code StrictMath.log1p(-p)}
     */
    public static long binomial(RandomStream random, long n, double p, double logMiss) {
        if (p > 0.5) {
            return binomial(random, n, p);
        }
        if (n == 0 || p == 0) {
            return 0;
        }
        return n * p < SMALL_MEAN ? binomialByInversion(random, n, p, logMiss) : binomialByRejection(random, n, p);
    }

    private static long binomialByInversion(RandomStream random, long n, double p, double logMiss) {
        double odds = p / (1 - p);
        double start = StrictMath.exp(n * logMiss);
        while (true) {
            double f = start;
            double u = random.nextDouble();
            for (long k = 0; k <= n; k++) {
                if (u < f) {
                    return k;
                }
                u -= f;
                f *= odds * (n - k) / (k + 1);
            }
            // Only rounding leads here (a chance of about 1e-16); draw again.
        }
    }

    private static long binomialByRejection(RandomStream random, long n, double p) {
        double spq = StrictMath.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spq;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double vr = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spq;
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = 1 - random.nextDouble();
            double us = 0.5 - StrictMath.abs(u);
            double k = StrictMath.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k < 0 || k > n) {
                continue;
            }
            // Logarithms only here: six draws of seven need none.
            long x = (long) k;
            double left = StrictMath.log(v * alpha / (a / (us * us) + b));
            if (left <= logBinomialToMode(n, p, x)) {
                return x;
            }
        }
    }

    /** Returns the logarithm of the probability of x over that of the mode. */
    private static double logBinomialToMode(long n, double p, long x) {
        long mode = (long) StrictMath.floor((n + 1) * p);
        double h = Special.logFactorial(mode) + Special.logFactorial(n - mode);
        return h - Special.logFactorial(x) - Special.logFactorial(n - x) + (x - mode) * StrictMath.log(p / (1 - p));
    }

    /**
     * Returns a draw from the geometric distribution on 1, 2, 3, ...
     *
     * @param mean at least 1
     */
    public static long geometric(RandomStream random, double mean) {
        if (!(mean >= 1)) {
            throw new IllegalArgumentException("The mean must be at least 1: " + mean);
        }
        if (mean == 1) {
            return 1;
        }
        return 1 + (long) (StrictMath.log1p(-random.nextDouble()) / StrictMath.log1p(-1 / mean));
    }

    /**
     * Returns a draw from the discrete Lomax (shifted Pareto) law on 1, 2, 3, ... with P(X &gt;= x) = (1 + (x -
     * 1)/scale)<sup>-exponent</sup>.
     *
     * @param scale greater than 0; 1 gives {@link #tail}
     * @param exponent greater than 0
     * @param most draws above are cut to this
     */
    public static long lomax(RandomStream random, double scale, double exponent, long most) {
        double x = 1 + scale * (pareto(random, exponent) - 1);
        return x >= most ? most : (long) x;
    }

    /**
     * Returns a draw from a tail on 1, 2, 3, ... with P(X &gt;= x) = x<sup>-exponent</sup>.
     *
     * @param exponent greater than 0
     * @param most draws above are cut to this
     */
    public static long tail(RandomStream random, double exponent, long most) {
        double x = pareto(random, exponent);
        return x >= most ? most : (long) x;
    }

    /** A draw from the Pareto law on [1, infinity). Not by StrictMath.pow, which allocates on JDK 17. */
    private static double pareto(RandomStream random, double exponent) {
        return StrictMath.exp(-StrictMath.log(1 - random.nextDouble()) / exponent);
    }
}
