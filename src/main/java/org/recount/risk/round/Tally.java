package org.recount.risk.round;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How likely each number of votes for the winner is while the audit has not stopped: an array with an offset.
 *
 * <p>Ends where the probability falls below 10^-40 of the whole are cut off; they are 13 standard deviations out.
 */
final class Tally {
    private static final double NEGLIGIBLE = 1e-40;

    private final int first;
    private final double[] p;

    private Tally(int first, double[] p) {
        this.first = first;
        this.p = p;
    }

    static Tally start() {
        return new Tally(0, new double[] {1});
    }

    static Tally binomial(int n, double share) {
        BinomialDistribution d = BinomialDistribution.of(n, share);
        double[] p = new double[n + 1];
        int mode = (int) Math.min(n, Math.floor((n + 1) * share));
        int low = mode;
        while (low >= 0 && (p[low] = d.probability(low)) > NEGLIGIBLE) {
            low--;
        }
        int high = mode + 1;
        while (high <= n && (p[high] = d.probability(high)) > NEGLIGIBLE) {
            high++;
        }
        low = Math.max(0, low);
        high = Math.min(n, high);
        double[] cut = new double[high - low + 1];
        System.arraycopy(p, low, cut, 0, cut.length);
        return new Tally(low, cut);
    }

    /** Returns the tally with these probabilities of 0, 1, 2, ... */
    static Tally of(double[] p) {
        return new Tally(0, p.clone()).trimmed();
    }

    /** Returns the sum of all probabilities. */
    double total() {
        return atLeast(0);
    }

    /** Returns the tally after a further, independent one. */
    Tally plus(Tally other) {
        double[] sum = new double[p.length + other.p.length - 1];
        for (int i = 0; i < p.length; i++) {
            double a = p[i];
            if (a > 0) {
                for (int j = 0; j < other.p.length; j++) {
                    sum[i + j] += a * other.p[j];
                }
            }
        }
        return new Tally(first + other.first, sum).trimmed();
    }

    private Tally trimmed() {
        int low = 0;
        int high = p.length;
        while (high > low + 1 && p[high - 1] < NEGLIGIBLE) {
            high--;
        }
        while (low < high - 1 && p[low] < NEGLIGIBLE) {
            low++;
        }
        double[] cut = new double[high - low];
        System.arraycopy(p, low, cut, 0, cut.length);
        return new Tally(first + low, cut);
    }

    /** Returns the tally of those audits that have fewer than {@code k}: the others have stopped. */
    Tally below(long k) {
        int length = (int) Math.max(0, Math.min(p.length, k - first));
        double[] cut = new double[Math.max(1, length)];
        System.arraycopy(p, 0, cut, 0, length);
        return new Tally(first, cut);
    }

    /** Returns the probability of exactly {@code k}. */
    double at(long k) {
        long i = k - first;
        return i < 0 || i >= p.length ? 0 : p[(int) i];
    }

    /** Returns the probability of at least {@code k}; summed from the far end, the small ones first. */
    double atLeast(long k) {
        double sum = 0;
        for (int i = p.length - 1; i >= Math.max(0, k - first); i--) {
            sum += p[i];
        }
        return sum;
    }

    /** Returns the greatest number that has a probability. */
    int last() {
        return first + p.length - 1;
    }
}
