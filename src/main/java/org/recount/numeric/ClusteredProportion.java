package org.recount.numeric;

import java.util.Locale;

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
    private long squares;

    /**
     * Adds a cluster of hits and misses.
     *
     * @param y its hits
     * @param n its number of trials; a cluster without a trial is left out
     */
    public void add(long y, long n) {
        add(y, n, y);
    }

    /**
     * Adds a cluster.
     *
     * @param y the sum over its trials of any whole number
     * @param n its number of trials; a cluster without a trial is left out
     * @param ySquared the sum over its trials of the number's square
     */
    public void add(long y, long n, long ySquared) {
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
        squares = Math.addExact(squares, ySquared);
    }

    /** Adds the clusters of another one. */
    public void merge(ClusteredProportion other) {
        clusters += other.clusters;
        trials = Math.addExact(trials, other.trials);
        sum = Math.addExact(sum, other.sum);
        sumOfSquares = Math.addExact(sumOfSquares, other.sumOfSquares);
        sumTimesTrials = Math.addExact(sumTimesTrials, other.sumTimesTrials);
        trialsSquared = Math.addExact(trialsSquared, other.trialsSquared);
        squares = Math.addExact(squares, other.squares);
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
        double spread = sumOfSquares - 2 * r * sumTimesTrials + r * r * trialsSquared;
        return StrictMath.max(0, spread) * clusters / (clusters - 1) / ((double) trials * trials);
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
     * Returns the effective number of trials for a proportion. Of one cluster it is the number of trials: the spread
     * between clusters cannot be seen then, and the interval speaks of that cluster only.
     *
     * @param fallbackDesignEffect what to assume where all trials are alike: a design effect pooled over like figures, or
     *     the trials in a cluster as the worst case; at least 1
     */
    public double effectiveTrials(double fallbackDesignEffect) {
        if (clusters < 2) {
            return (double) trials;
        }
        double effect = designEffect();
        if (Double.isNaN(effect)) {
            return (double) trials / StrictMath.max(1, fallbackDesignEffect);
        }
        double t = KnownQuantiles.student(0.975, (double) trials - 1)
                / KnownQuantiles.student(0.975, (double) clusters - 1);
        double effective = effect <= 0 ? trials : trials / effect * t * t;
        return StrictMath.min((double) trials, StrictMath.max(effective, 1));
    }

    /**
     * Returns the proportion with Wilson's interval at the effective number of trials; with no hit (or nothing but
     * hits) the far end is the zero-hit bound. Without any trial the answer is 0 with the interval 0 to 1.
     *
     * @param confidence inside 0 to 1
     * @param fallbackDesignEffect see {@link #effectiveTrials}
     */
    public Estimate proportion(double confidence, double fallbackDesignEffect) {
        if (trials == 0) {
            return new Estimate(0, 0, 1, confidence, "no case to judge by: not defined");
        }
        double n = effectiveTrials(fallbackDesignEffect);
        double p = ratio();
        String of = " at an effective sample size of " + String.format(Locale.ROOT, "%.0f", n)
                + (clusters < 2
                        ? " (one election only: says nothing of the spread between elections)"
                        : " (clustered by election; Korn and Graubard 1998)");
        if (sum == 0) {
            return new Estimate(
                    0, 0, Intervals.zeroHitUpper(n, confidence), confidence, "no hit: one-sided bound" + of);
        }
        if (sum == trials) {
            return new Estimate(
                    1, 1 - Intervals.zeroHitUpper(n, confidence), 1, confidence, "no miss: one-sided bound" + of);
        }
        Estimate wilson = Intervals.wilson(p * n, n, confidence);
        return new Estimate(p, wilson.lower(), wilson.upper(), confidence, "Wilson 1927" + of);
    }

    /**
     * Returns the mean with a t interval from the spread between clusters (of one cluster: between its trials). Where the
     * number was 0 in every trial, the bound is that of a number of at most 1 of which no case was seen.
     *
     * @param confidence inside 0 to 1
     * @param least least value that the mean can have, to which the interval is cut
     * @param fallbackDesignEffect see {@link #effectiveTrials}, where the number was 0 in every trial
     */
    public Estimate mean(double confidence, double least, double fallbackDesignEffect) {
        double value = ratio();
        if (trials == 0 || squares == 0) {
            double n = trials == 0 ? 1 : effectiveTrials(fallbackDesignEffect);
            double bound = Intervals.zeroHitUpper(n, confidence);
            return new Estimate(
                    value,
                    StrictMath.max(least, value - bound),
                    value + bound,
                    confidence,
                    "no case seen: bound of a number of at most 1 at an effective sample size of "
                            + String.format(Locale.ROOT, "%.0f", n));
        }
        boolean one = clusters < 2;
        double degrees = StrictMath.max(1, (double) (one ? trials : clusters) - 1);
        double within = StrictMath.max(0, (double) squares / trials - value * value) / StrictMath.max(1, trials - 1.0);
        double half =
                KnownQuantiles.student(0.5 + confidence / 2, degrees) * StrictMath.sqrt(one ? within : variance());
        return new Estimate(
                value,
                StrictMath.max(least, value - half),
                value + half,
                confidence,
                one
                        ? "t interval over " + trials
                                + " trials of one election (says nothing of the spread between elections)"
                        : "t interval over " + clusters + " elections (Cochran 1977, section 6.3)");
    }
}
