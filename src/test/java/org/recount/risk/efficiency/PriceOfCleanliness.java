package org.recount.risk.efficiency;

/**
 * What a method must pay, in a count with errors, for being nearly as quick as possible in a count without any: a lower
 * bound on the expected sample of <em>every</em> sequential test of ballot comparison, told the rate or not.
 *
 * <p>Draws with replacement, values clean or 0. Whatever its form, a test of size {@code a} that stops is a martingale under
 * the null "a share m/2 of the ballots is wrong by two votes" that reaches 1/a (its conditional chance of stopping, over a).
 * Until the first error its bets are numbers {@code c_1, c_2, ...} fixed in advance, and if it stops by draw {@code n} when
 * there is no error, {@code sum ln(1 + c_t (2a - 1)) >= ln(1/a)}. After the first error nothing can beat Kelly's bet for the
 * true rate, whose expected further draws are at least {@code (deficit of log-wealth) / g}. So the expected sample is at
 * least the minimum of
 *
 * <pre>sum_t p q^(t-1) [t + (D - sum_(s&lt;t) ln(1 + c_s k) - ln(1 - c_t)) / g] + q^n n</pre>
 *
 * <p>over the bets; without the maximum with 0 it is convex and Lagrange's conditions give {@code 1 - c_t} in closed form.
 */
final class PriceOfCleanliness {
    private PriceOfCleanliness() {}

    /** Returns the expected draws of Kelly's bet when it is told the rate: the least that any test can have. */
    static double told(double margin, double rate, double limit) {
        return -Math.log(limit) / growth(margin, rate);
    }

    private static double growth(double margin, double rate) {
        double null0 = margin / 2;
        return rate * Math.log(rate / null0) + (1 - rate) * Math.log((1 - rate) / (1 - null0));
    }

    /** Returns the draws without an error of the greatest bet. */
    static int clean(double margin, double limit) {
        return (int) Math.ceil(-Math.log(limit) / -Math.log(1 - margin / 2));
    }

    /**
     * Returns the bound for tests that need at most {@code n} draws when there is no error.
     *
     * @param rate true rate of two-vote overstatements, below half the margin
     */
    static double expected(double margin, double rate, double limit, int n) {
        double k = 1 / (1 - margin / 2) - 1;
        double g = growth(margin, rate);
        double need = -Math.log(limit);
        double low = 1e-12;
        double high = 1e6;
        for (int i = 0; i < 300; i++) {
            double mid = Math.sqrt(low * high);
            if (total(mid, k, g, rate, n) >= need) {
                high = mid;
            } else {
                low = mid;
            }
        }
        double q = 1 - rate;
        double sum = 0;
        double cost = 0;
        for (int t = 1; t <= n; t++) {
            double held = held(high, k, g, rate, n, t);
            cost += rate * Math.pow(q, t - 1) * (t + (need - sum - Math.log(held)) / g);
            sum += Math.log1p((1 - held) * k);
        }
        return cost + Math.pow(q, n) * n;
    }

    private static double total(double multiplier, double k, double g, double rate, int n) {
        double sum = 0;
        for (int t = 1; t <= n; t++) {
            sum += Math.log1p((1 - held(multiplier, k, g, rate, n, t)) * k);
        }
        return sum;
    }

    /** The share that is held back at draw t, {@code 1 - c_t}. */
    private static double held(double multiplier, double k, double g, double rate, int n, int t) {
        double q = 1 - rate;
        double later = Math.pow(q, t) - Math.pow(q, n);
        return Math.min(1, rate * Math.pow(q, t - 1) / (k * (multiplier * g + later)));
    }
}
