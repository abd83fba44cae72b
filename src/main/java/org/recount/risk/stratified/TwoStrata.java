package org.recount.risk.stratified;

import java.util.OptionalDouble;
import org.recount.numeric.ConvexMinimum;
import org.recount.numeric.ConvexMinimum.Found;
import org.recount.numeric.ConvexMinimum.Point;

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
 * on the two intervals where there is a bet on the records and where there is none, by slopes, with a bound by tangents ({@link
 * ConvexMinimum}): no grid, no local minimum. The p-value may be looked at after each draw; the strata may be drawn from in any
 * order that does not look ahead.
 *
 * <p>{@link #suite} is SUITE for an assertion of any kind: its combination by Fisher holds for any two p-values at each split
 * (Ottoboni et al. 2018, section 3.1), with Kaplan-Markov on the records and, for its trinomial test of a pair, ALPHA as above.
 * {@code -ln p} of a stratum, cut off at 0, is convex too, and Fisher's p-value falls in their sum.
 *
 * <p>Not thread-safe.
 */
public final class TwoStrata {
    private static final double PRECISION = 1e-12;
    /** How far the worst split is looked for where the risk is above the limit anyway. */
    private static final double COARSE = 1e-3;

    private final double upper;
    private final double recordedMean;
    private final double reportedTotal;
    private final double margin;
    private final double w1;
    private final double w2;
    private final RecordWealth records;
    private final PolledWealth polled;
    private final boolean fisher;

    private double least = 1;
    private double watched = Double.NaN;
    private double watchedRecords;

    /** Returns its bets on records, as shares of the greatest bet. */
    public static double[] shares() {
        return RecordBets.SHARE.clone();
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
        this(recordBallots, polledBallots, upper, recordedMean, reportedMean, new RecordBets(upper), false);
    }

    private TwoStrata(
            long recordBallots,
            long polledBallots,
            double upper,
            double recordedMean,
            double reportedMean,
            RecordWealth records,
            boolean fisher) {
        double all = (double) recordBallots + polledBallots;
        this.upper = upper;
        this.recordedMean = recordedMean;
        this.reportedTotal = reportedMean;
        this.w1 = recordBallots / all;
        this.w2 = polledBallots / all;
        this.margin = w1 * recordedMean + w2 * reportedMean - 0.5;
        if (!(recordBallots > 0 && polledBallots > 0 && margin > 0)) {
            throw new IllegalArgumentException("Two strata of " + recordBallots + " and " + polledBallots
                    + " ballots with a margin of " + margin
                    + " over 1/2: both must have ballots, and the assertion must hold"
                    + " as reported. Maybe only a full count will do.");
        }
        this.records = records;
        this.polled = new PolledWealth(polledBallots, upper, reportedMean);
        this.fisher = fisher;
    }

    /**
     * Starts an audit by SUITE's combination; arguments as above.
     *
     * @param inflator Kaplan-Markov's, above 1
     */
    public static TwoStrata suite(
            long recordBallots,
            long polledBallots,
            double upper,
            double recordedMean,
            double reportedMean,
            double inflator) {
        return new TwoStrata(
                recordBallots,
                polledBallots,
                upper,
                recordedMean,
                reportedMean,
                new RecordKaplanMarkov(upper, inflator),
                true);
    }

    /**
     * Takes a ballot with a record, drawn with replacement.
     *
     * @param overstatement {@code A(record) - A(ballot)}, in [-u, u]
     */
    public void compare(double overstatement) {
        records.add(overstatement);
        watchedRecords = Double.NaN;
    }

    /**
     * Takes a polled ballot, drawn without replacement.
     *
     * @param value {@code A(ballot)}, in [0, u]
     */
    public void poll(double value) {
        polled.add(value);
    }

    /** Returns draws from the records so far. */
    public int compared() {
        return records.draws();
    }

    /** Returns draws from the polled ballots so far. */
    public int polled() {
        return polled.drawn();
    }

    /**
     * Returns whether the risk is at most a limit now, or was when it was measured before. Quick where it is not: the split that
     * was worst when it was last searched for says so.
     */
    public boolean confirmed(double riskLimit) {
        if (least <= riskLimit) {
            return true;
        }
        double needed = fisher ? Fisher.needed(riskLimit) : -Math.log(riskLimit);
        if (!Double.isNaN(watched) && watched >= polled.lowest() && watched <= highest()) {
            if (Double.isNaN(watchedRecords)) {
                watchedRecords = recordsLog(watched);
            }
            if (joined(polled.watchedLog(), watchedRecords) < needed) {
                return false;
            }
        }
        Found worst = search(COARSE, needed);
        // A search that ended early has left the question open where the limit lies between bound and value.
        if (worst.bound() < needed && worst.value() >= needed) {
            worst = search(PRECISION, needed);
        }
        if (worst.bound() < needed) {
            watch(worst.x());
            return false;
        }
        least = Math.min(least, risk(worst.bound()));
        return true;
    }

    /** Returns the measured risk so far: the least of the p-values at each call of this method. */
    public double pValue() {
        worst();
        return least;
    }

    /**
     * The worst split of the margin as it stands.
     *
     * @param pValue the p-value now, not the least so far
     * @param recordShare the share of the reported margin that the records hide there, the polled ballots hiding the rest; it may
     *     lie outside [0, 1], where one stratum understates; empty where the sample rules every split out
     */
    public record Worst(double pValue, OptionalDouble recordShare) {}

    /** Returns the p-value now and the split at which it is reached. */
    public Worst worst() {
        Found worst = search(PRECISION, Double.POSITIVE_INFINITY);
        watch(worst.x());
        double now = risk(worst.bound());
        least = Math.min(least, now);
        return new Worst(
                now,
                worst.bound() == Double.POSITIVE_INFINITY
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(1 - w2 * (reportedTotal - worst.x()) / margin));
    }

    /** Returns the p-value of so much evidence. */
    double risk(double log) {
        return fisher ? Fisher.ofLog(Math.max(0, log), 2) : Math.min(1, StrictMath.exp(-log));
    }

    /** The least evidence over all splits; infinite where the sample contradicts every split: the outcome is right. */
    private Found search(double precision, double needed) {
        double high = highest();
        double low = polled.lowest();
        if (low > high + 1e-9) {
            return new Found(high, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        low = Math.min(low, high);
        double bet = Math.min(high, Math.max(low, split(records.greatest())));
        Found right = ConvexMinimum.search(m -> at(m, true), bet, high, watched, precision, needed);
        // Without a bet on the records the evidence mostly falls up to the split where there is one, and then that is
        // the worse.
        if (bet <= low || at(bet, false).slope() <= 0) {
            return right;
        }
        Found left = ConvexMinimum.search(m -> at(m, false), low, bet, watched, precision, needed);
        return left.bound() < right.bound() ? left : right;
    }

    private Point at(double m2, boolean bet) {
        polled.at(m2);
        double log = polled.log();
        double slope = polled.slope();
        if (!bet) {
            return fisher && log <= 0 ? new Point(m2, 0, 0) : new Point(m2, log, slope);
        }
        double q = null1(m2);
        double recordLog = records.log(q);
        double recordSlope = -records.slope(q) * w2 / w1;
        if (fisher) {
            return new Point(m2, joined(log, recordLog), (log > 0 ? slope : 0) + (recordLog > 0 ? recordSlope : 0));
        }
        return new Point(m2, log + recordLog, slope + recordSlope);
    }

    private double joined(double log2, double log1) {
        return fisher ? Math.max(0, log1) + Math.max(0, log2) : log1 + log2;
    }

    /** Returns the evidence where the polled stratum's mean is {@code m2}: the logarithm of the product of the wealths. */
    double logWealth(double m2) {
        return at(m2, null1(m2) <= records.greatest()).value();
    }

    private void watch(double m2) {
        watched = m2;
        watchedRecords = Double.NaN;
        polled.at(m2);
        polled.watch(m2);
    }

    private double recordsLog(double m2) {
        double q = null1(m2);
        return q > records.greatest() ? 0 : records.log(q);
    }

    /** The polled mean that goes with a null mean {@code q} of the records. */
    private double split(double q) {
        return reportedTotal - (margin - w1 * (upper - q)) / w2;
    }

    /** The null mean of the records' values that goes with a polled mean. */
    private double null1(double m2) {
        return upper - (margin - w2 * (reportedTotal - m2)) / w1;
    }

    /** The greatest polled mean: of the sample, and of the records, whose mean overstatement cannot exceed their mean. */
    private double highest() {
        return Math.min(polled.highest(), split(upper - recordedMean));
    }
}
