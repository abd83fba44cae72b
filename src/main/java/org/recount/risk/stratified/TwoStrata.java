package org.recount.risk.stratified;

import java.util.Arrays;

/**
 * A union-intersection audit of one assertion over two strata: ballots with a record of their own, which are compared with it,
 * and ballots without, which are polled (Stark 2023, ALPHA, section 5; Spertus and Stark 2022; Spertus, Sridhar and Stark
 * 2024). One run watches one audit, draw by draw.
 *
 * <p>With {@code w_s} the strata's shares of the ballots, the outcome is wrong if {@code w_1 o_1 + w_2 o_2 >= V} for the mean
 * overstatements {@code o_s} of the assorter, {@code V = mean - 1/2} as reported. For each split of {@code V} the product of
 * two martingales is one, and {@code P = max over the splits of 1 / (W_1 W_2)}:
 *
 * <ul>
 *   <li>Records, drawn <em>with</em> replacement: {@code Z = min(u, u - overstatement)} against a mean of {@code q = u - o_1},
 *       a mixture of bets that are constant shares {@code c} of the greatest, {@code 1 - c + c Z/q}, and none where {@code q > u};
 *       valid for every mean below {@code q} too (Waudby-Smith, Stark and Ramdas 2021, section 3.2).
 *   <li>Polled, drawn <em>without</em> replacement: ALPHA with the conditional alternative {@code eta_j = (N_2 eta - S)/(N_2 - j
 *       + 1)}, {@code eta} the reported mean, against the mean {@code m_2} exactly (it may bet either way).
 * </ul>
 *
 * <p>Every factor is a sum of {@code 1}, {@code 1/m} and {@code 1/(u - m)} with weights of at least 0 in a null mean {@code m}
 * that is linear in the split: log-convex, as are products and mixtures of such. The maximum over the splits is therefore found
 * by section on the two intervals where there is a bet on the records and where there is none: no grid, no local minimum. The
 * p-value may be looked at after each draw; the strata may be drawn from in any order that does not look ahead. Not
 * thread-safe.
 */
public final class TwoStrata {
    /** Bets on records as shares of the greatest, and their weights. */
    private static final double[] SHARE = {0.92, 0.6};

    private static final double[] WEIGHT = {0.94, 0.06};
    private static final int SECTIONS = 60;
    private static final double EDGE = 1e-12;

    private final double upper;
    private final double recordedMean;
    private final double reportedMean;
    private final double margin;
    private final double w1;
    private final double w2;
    private final long polledBallots;

    private double[] over = new double[4];
    private int[] overCount = new int[4];
    private int overKinds;
    private int compared;

    private double[] polled = new double[64];
    private int drawn;
    private double sum;

    private double least = 1;
    private double watched = Double.NaN;
    private double watchedLog;
    private double watchedExponent;
    private double watchedSum;

    /** Returns its bets on records, as shares of the greatest bet. */
    public static double[] shares() {
        return SHARE.clone();
    }

    /**
     * Starts an audit.
     *
     * @param recordBallots ballots with records, at least 1
     * @param polledBallots ballots without, at least 1
     * @param upper the assorter's bound {@code u}
     * @param recordedMean mean of the assorter over the records
     * @param reportedMean mean of the assorter over the other ballots, as their stations report
     * @throws IllegalArgumentException where the reported mean over all ballots is at most 1/2: a tie or wrong
     */
    public TwoStrata(long recordBallots, long polledBallots, double upper, double recordedMean, double reportedMean) {
        double all = (double) recordBallots + polledBallots;
        this.upper = upper;
        this.recordedMean = recordedMean;
        this.w1 = recordBallots / all;
        this.w2 = polledBallots / all;
        this.polledBallots = polledBallots;
        this.margin = w1 * recordedMean + w2 * reportedMean - 0.5;
        if (!(recordBallots > 0 && polledBallots > 0 && margin > 0)) {
            throw new IllegalArgumentException("Two strata of " + recordBallots + " and " + polledBallots
                    + " ballots with a margin of " + margin
                    + " over 1/2: both must have ballots, and the assertion must hold"
                    + " as reported. Maybe only a full count will do.");
        }
        this.reportedMean = Math.min(upper * 0.999, Math.max(upper * 0.001, reportedMean));
    }

    /**
     * Takes a ballot with a record, drawn with replacement.
     *
     * @param overstatement {@code A(record) - A(ballot)}, in [-u, u]
     */
    public void compare(double overstatement) {
        double z = Math.min(upper, Math.max(0, upper - overstatement));
        compared++;
        for (int k = 0; k < overKinds; k++) {
            if (over[k] == z) {
                overCount[k]++;
                return;
            }
        }
        if (overKinds == over.length) {
            over = Arrays.copyOf(over, 2 * overKinds);
            overCount = Arrays.copyOf(overCount, 2 * overKinds);
        }
        over[overKinds] = z;
        overCount[overKinds++] = 1;
    }

    /**
     * Takes a polled ballot, drawn without replacement.
     *
     * @param value {@code A(ballot)}, in [0, u]
     */
    public void poll(double value) {
        if (drawn == polledBallots) {
            throw new IllegalStateException("All " + polledBallots + " ballots of the polled stratum have been drawn");
        }
        if (drawn == polled.length) {
            polled = Arrays.copyOf(polled, 2 * drawn);
        }
        if (!Double.isNaN(watched)) {
            double f = factor(value, watched, drawn, watchedSum);
            watchedLog *= f;
            watchedSum += value;
            if (watchedLog > 0x1p300 || watchedLog < 0x1p-300) {
                watchedExponent += Math.log(watchedLog);
                watchedLog = 1;
            }
        }
        polled[drawn++] = value;
        sum += value;
    }

    /** Returns draws from the records so far. */
    public int compared() {
        return compared;
    }

    /** Returns draws from the polled ballots so far. */
    public int polled() {
        return drawn;
    }

    /**
     * Returns whether the risk is at most a limit now. Quick where it is not: the split that was worst when it was last searched
     * for says so.
     */
    public boolean confirmed(double riskLimit) {
        double needed = -Math.log(riskLimit);
        if (!Double.isNaN(watched)
                && possible(watched)
                && watchedExponent + Math.log(watchedLog) + records(null1(watched)) < needed) {
            return false;
        }
        return pValue() <= riskLimit;
    }

    /** Returns the measured risk so far: the least of the p-values at each call of this method. */
    public double pValue() {
        double low = lowest();
        double high = highest();
        if (low > high + 1e-9) {
            least = 0; // the sample contradicts every split: the outcome is right
            return least;
        }
        low = Math.min(low, high);
        double[] ends = {low, within(low, high, split(upper)), high};
        double best = logWealth(low);
        double at = low;
        for (int i = 0; i + 1 < ends.length; i++) {
            if (ends[i + 1] > ends[i]) {
                double x = section(ends[i], ends[i + 1]);
                double log = logWealth(x);
                if (log < best) {
                    best = log;
                    at = x;
                }
            }
        }
        watch(at);
        least = Math.min(least, Math.min(1, StrictMath.exp(-best)));
        return least;
    }

    private static double within(double low, double high, double x) {
        return Math.min(high, Math.max(low, x));
    }

    /** The polled mean that goes with a null mean {@code q} of the records. */
    private double split(double q) {
        return reportedTotal() - (margin - w1 * (upper - q)) / w2;
    }

    /** The reported mean of the polled stratum, not cut off. */
    private double reportedTotal() {
        return (margin + 0.5 - w1 * recordedMean) / w2;
    }

    /** The null mean of the records' values that goes with a polled mean. */
    private double null1(double m2) {
        return upper - (margin - w2 * (reportedTotal() - m2)) / w1;
    }

    /** The least polled mean that the sample leaves possible. */
    private double lowest() {
        return Math.max(sum / polledBallots, 0);
    }

    /** The greatest: of the sample, and of the records, whose mean overstatement cannot exceed their mean. */
    private double highest() {
        double left = polledBallots - drawn;
        return Math.min((sum + upper * left) / polledBallots, split(upper - recordedMean));
    }

    private boolean possible(double m2) {
        return m2 >= lowest() - 1e-9 && m2 <= highest() + 1e-9;
    }

    /** Golden section on a convex function. */
    private double section(double from, double to) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double a = from;
        double b = to;
        double x = b - ratio * (b - a);
        double y = a + ratio * (b - a);
        double fx = logWealth(x);
        double fy = logWealth(y);
        for (int i = 0; i < SECTIONS && b - a > 1e-9 * margin; i++) {
            if (fx > fy) {
                a = x;
                x = y;
                fx = fy;
                y = a + ratio * (b - a);
                fy = logWealth(y);
            } else {
                b = y;
                y = x;
                fy = fx;
                x = b - ratio * (b - a);
                fx = logWealth(x);
            }
        }
        double middle = (a + b) / 2;
        double best = logWealth(middle);
        double at = middle;
        for (double end : new double[] {from, to}) {
            double log = logWealth(end);
            if (log < best) {
                best = log;
                at = end;
            }
        }
        return at;
    }

    /** Returns the logarithm of the product of the wealths where the polled stratum's mean is {@code m2}. */
    double logWealth(double m2) {
        double log = 0;
        double product = 1;
        double seen = 0;
        for (int j = 0; j < drawn; j++) {
            product *= factor(polled[j], m2, j, seen);
            seen += polled[j];
            if (product > 0x1p300 || product < 0x1p-300) {
                log += Math.log(product);
                product = 1;
            }
        }
        return log + Math.log(product) + records(null1(m2));
    }

    private void watch(double m2) {
        watched = m2;
        watchedLog = 1;
        watchedExponent = logWealth(m2) - records(null1(m2));
        watchedSum = sum;
    }

    /** ALPHA's factor of one polled ballot without replacement. */
    private double factor(double x, double m2, int before, double seen) {
        double left = (double) polledBallots - before;
        double mu = (polledBallots * m2 - seen) / left;
        if (!(mu > EDGE * upper && mu < upper * (1 - EDGE))) {
            return 1;
        }
        double alternative = (polledBallots * reportedMean - seen) / left;
        double to = Math.min(upper * 0.9999, Math.max(upper * 0.0001, alternative));
        return (x * to / mu + (upper - x) * (upper - to) / (upper - mu)) / upper;
    }

    /** The logarithm of the records' wealth against a mean of {@code q}. */
    private double records(double q) {
        if (compared == 0 || q > upper * (1 + EDGE)) {
            return 0;
        }
        if (q <= EDGE * upper) {
            return Double.POSITIVE_INFINITY;
        }
        double most = Double.NEGATIVE_INFINITY;
        double[] part = new double[SHARE.length];
        for (int i = 0; i < SHARE.length; i++) {
            double log = Math.log(WEIGHT[i]);
            for (int k = 0; k < overKinds; k++) {
                log += overCount[k] * Math.log(1 + SHARE[i] * (over[k] / q - 1));
            }
            part[i] = log;
            most = Math.max(most, log);
        }
        double total = 0;
        for (double p : part) {
            total += Math.exp(p - most);
        }
        return most + Math.log(total);
    }
}
