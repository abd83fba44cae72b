package org.recount.numeric;

/**
 * A proportion or a mean over trials that come in clusters: trials of one synthetic election resemble each other more
 * than trials of two. Holds whole-number sums only, so merging is exact in any order.
 *
 * <p>The ratio estimate is y/n with y the sum and n the number of trials; its variance between clusters is m/(m-1)
 * &Sigma; (y<sub>j</sub> - r n<sub>j</sub>)&sup2; / n&sup2; (Cochran 1977, Sampling Techniques, section 6.3). The design
 * effect is this variance over that of independent trials; the effective sample size is the number of trials over the
 * design effect, corrected for the few clusters by (t<sub>n-1</sub>/t<sub>m-1</sub>)&sup2; (Korn and Graubard 1998,
 * Survey Methodology 24:193), and never more than the number of trials.
 *
 * <p>Not thread-safe.
 */
public final class ClusteredProportion {
    private long clusters;
    private long trials;
    private long sum;
    private long sumOfSquares;
    private long sumTimesTrials;
    private long trialsSquared;

    /**
     * Adds a cluster.
     *
     * @param y the sum over its trials: hits, or any whole number
     * @param n its number of trials; a cluster without a trial is left out
     */
    public void add(long y, long n) {
        if (n < 0) {
            throw new IllegalArgumentException("A cluster cannot have " + n + " trials");
        }
        if (n == 0) {
            return;
        }
        clusters++;
        trials = Math.addExact(trials, n);
        sum = Math.addExact(sum, y);
        sumOfSquares = Math.addExact(sumOfSquares, Math.multiplyExact(y, y));
        sumTimesTrials = Math.addExact(sumTimesTrials, Math.multiplyExact(y, n));
        trialsSquared = Math.addExact(trialsSquared, Math.multiplyExact(n, n));
    }

    /** Adds the clusters of another one. */
    public void merge(ClusteredProportion other) {
        clusters += other.clusters;
        trials = Math.addExact(trials, other.trials);
        sum = Math.addExact(sum, other.sum);
        sumOfSquares = Math.addExact(sumOfSquares, other.sumOfSquares);
        sumTimesTrials = Math.addExact(sumTimesTrials, other.sumTimesTrials);
        trialsSquared = Math.addExact(trialsSquared, other.trialsSquared);
    }

    /** Returns the number of clusters that have a trial. */
    public long clusters() {
        return clusters;
    }

    /** Returns the number of trials. */
    public long trials() {
        return trials;
    }

    /** Returns the sum. */
    public long sum() {
        return sum;
    }

    /** Returns the ratio of the sum to the trials; 0 where there is no trial. */
    public double ratio() {
        return trials == 0 ? 0 : (double) sum / trials;
    }

    /** Returns the variance of the ratio, from the spread between clusters; 0 with fewer than two clusters. */
    public double variance() {
        if (clusters < 2) {
            return 0;
        }
        double r = ratio();
        double squares = sumOfSquares - 2 * r * sumTimesTrials + r * r * trialsSquared;
        return StrictMath.max(0, squares) * clusters / (clusters - 1) / ((double) trials * trials);
    }

    /** Returns the design effect of a proportion; NaN where it cannot be estimated (one cluster, or all trials alike). */
    public double designEffect() {
        double p = ratio();
        if (clusters < 2 || !(p > 0 && p < 1)) {
            return Double.NaN;
        }
        return variance() / (p * (1 - p) / trials);
    }

    /**
     * Returns the effective number of trials for a proportion.
     *
     * @param fallbackDesignEffect what to assume where the design effect cannot be estimated: one pooled over like
     *     figures, or the trials in a cluster as the worst case; at least 1
     */
    public double effectiveTrials(double fallbackDesignEffect) {
        double effect = designEffect();
        if (Double.isNaN(effect)) {
            return trials / StrictMath.max(1, fallbackDesignEffect);
        }
        double t = Special.studentQuantile(0.975, trials - 1.0) / Special.studentQuantile(0.975, clusters - 1.0);
        double effective = effect <= 0 ? trials : trials / effect * t * t;
        return StrictMath.min(trials, StrictMath.max(effective, 1));
    }

    /**
     * Returns the proportion with Wilson's interval at the effective number of trials; with no hit (or nothing but
     * hits) the far end is the zero-hit bound.
     *
     * @param confidence inside 0 to 1
     * @param fallbackDesignEffect see {@link #effectiveTrials}
     */
    public Estimate proportion(double confidence, double fallbackDesignEffect) {
        if (trials == 0) {
            return new Estimate(Double.NaN, 0, 1, confidence, "no trial to judge by");
        }
        double n = effectiveTrials(fallbackDesignEffect);
        double p = ratio();
        String effective = String.format(java.util.Locale.ROOT, "%.0f", n);
        if (sum == 0 || sum == trials) {
            double bound = Intervals.zeroHitUpper(n, confidence);
            String method =
                    (sum == 0 ? "no hit" : "no miss") + ": one-sided bound at an effective sample size of " + effective;
            return sum == 0
                    ? new Estimate(0, 0, bound, confidence, method)
                    : new Estimate(1, 1 - bound, 1, confidence, method);
        }
        Estimate wilson = Intervals.wilson(p * n, n, confidence);
        return new Estimate(
                p,
                wilson.lower(),
                wilson.upper(),
                confidence,
                "Wilson 1927 at an effective sample size of " + effective + " (clustered by synthetic election; Korn"
                        + " and Graubard 1998)");
    }

    /**
     * Returns the mean with a t interval from the spread between clusters.
     *
     * @param confidence inside 0 to 1
     */
    public Estimate mean(double confidence) {
        if (trials == 0) {
            return new Estimate(
                    Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, confidence, "no trial to judge by");
        }
        double value = ratio();
        if (clusters < 2) {
            return new Estimate(
                    value,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    confidence,
                    "one synthetic election only: no interval");
        }
        double half = Special.studentQuantile(0.5 + confidence / 2, clusters - 1.0) * StrictMath.sqrt(variance());
        return new Estimate(
                value,
                value - half,
                value + half,
                confidence,
                "t interval over " + clusters + " synthetic elections (Cochran 1977, section 6.3)");
    }
}
