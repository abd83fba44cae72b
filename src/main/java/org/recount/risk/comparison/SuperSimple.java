package org.recount.risk.comparison;

import java.util.OptionalLong;

/**
 * The super-simple ballot-level comparison audit: Kaplan-Markov with draws with replacement (Stark 2010; Lindeman and
 * Stark 2012, A Gentle Introduction to Risk-Limiting Audits, IEEE Security and Privacy 10(5)). Colorado's method.
 *
 * <p>With the diluted margin {@code m} (margin in votes over ballots),
 *
 * <pre>P = (1 - m/2g)^n (1 - 1/2g)^-o1 (1 - 1/g)^-o2 (1 + 1/2g)^-u1 (1 + 1/g)^-u2</pre>
 *
 * <ul>
 *   <li>{@code P} is cut off at 1. With an overstatement and {@code gamma} 1 it is 1 whatever was drawn.
 *   <li>A margin of 0 or below can not be confirmed: {@code P} is 1, the sample size is none (a full count).
 * </ul>
 *
 * @param gamma the inflator, at least 1; 1.03905 by tradition
 */
public record SuperSimple(double gamma) {

    /** Colorado's, and everyone's. */
    public static final SuperSimple TRADITIONAL = new SuperSimple(1.03905);

    /** How expected numbers of discrepancies become whole numbers. */
    public enum Rounding {
        /** To the nearest. */
        NEAREST,
        /** Up. */
        UP
    }

    public SuperSimple {
        if (!(gamma >= 1)) {
            throw new IllegalArgumentException("The inflator must be at least 1: " + gamma);
        }
    }

    private double logDiscrepancies(double one, double two, double underOne, double underTwo) {
        return times(one, StrictMath.log(1 - 1 / (2 * gamma)))
                + times(two, StrictMath.log(1 - 1 / gamma))
                + underOne * StrictMath.log1p(1 / (2 * gamma))
                + underTwo * StrictMath.log1p(1 / gamma);
    }

    /** 0 times minus infinity is 0 here: no discrepancy of that kind. */
    private static double times(double count, double log) {
        return count == 0 ? 0 : count * log;
    }

    /**
     * Returns the measured risk.
     *
     * @param n ballots drawn, repeated ones as often as drawn
     * @param dilutedMargin the margin in votes over the number of ballots
     * @param found what was found among them
     */
    public double pValue(long n, double dilutedMargin, Discrepancies found) {
        return StrictMath.exp(logPValue(n, dilutedMargin, found));
    }

    /** Returns the logarithm of {@link #pValue}, which the p-value of a large sample is too small for. */
    public double logPValue(long n, double dilutedMargin, Discrepancies found) {
        if (!(dilutedMargin > 0)) {
            return 0;
        }
        double log = n * StrictMath.log1p(-dilutedMargin / (2 * gamma))
                - logDiscrepancies(found.one(), found.two(), found.underOne(), found.underTwo());
        return Math.min(0, log);
    }

    /**
     * Returns the number of draws after which the risk limit is met if no more than these discrepancies are found, at
     * least their number; empty where the margin is not positive (a full count).
     */
    public OptionalLong drawsNeeded(double riskLimit, double dilutedMargin, Discrepancies found) {
        if (!(dilutedMargin > 0)) {
            return OptionalLong.empty();
        }
        double logs = StrictMath.log(riskLimit)
                + logDiscrepancies(found.one(), found.two(), found.underOne(), found.underTwo());
        if (logs == Double.NEGATIVE_INFINITY) {
            return OptionalLong.empty();
        }
        // The linear bound ln(1 - x) <= -x, as the published tools have it: at most a draw more than is needed.
        double n = -2 * gamma * logs / dilutedMargin;
        return OptionalLong.of(Math.max(found.count(), (long) Math.ceil(n)));
    }

    /**
     * Returns the draws that are expected to suffice under these rates of discrepancies for each draw; empty where the
     * rates wear the margin away (a full count).
     *
     * @param roundOne how the expected number of one-vote discrepancies is rounded; two-vote ones go to the nearest
     */
    public OptionalLong drawsExpected(double riskLimit, double dilutedMargin, double[] rates, Rounding roundOne) {
        OptionalLong first = drawsExpected(riskLimit, dilutedMargin, rates);
        if (first.isEmpty()) {
            return first;
        }
        long n = first.getAsLong();
        return drawsNeeded(
                riskLimit,
                dilutedMargin,
                new Discrepancies(
                        round(rates[0] * n, roundOne),
                        Math.round(rates[1] * n),
                        round(rates[2] * n, roundOne),
                        Math.round(rates[3] * n)));
    }

    /**
     * Returns the draws that are expected to suffice under these rates, not rounded to whole discrepancies; empty where
     * the rates wear the margin away (a full count).
     *
     * @param rates of one-vote and two-vote overstatements, one-vote and two-vote understatements
     */
    public OptionalLong drawsExpected(double riskLimit, double dilutedMargin, double[] rates) {
        if (rates.length != 4) {
            throw new IllegalArgumentException("Four rates are needed, got " + rates.length);
        }
        double drift = StrictMath.log1p(-dilutedMargin / (2 * gamma))
                - logDiscrepancies(rates[0], rates[1], rates[2], rates[3]);
        return dilutedMargin > 0 && drift < 0
                ? OptionalLong.of((long) Math.ceil(StrictMath.log(riskLimit) / drift))
                : OptionalLong.empty();
    }

    private static long round(double x, Rounding rounding) {
        return rounding == Rounding.UP ? (long) Math.ceil(x) : Math.round(x);
    }

    /**
     * Returns Stark's {@code rho = -ln(a) / (1/(2g) + l ln(1 - 1/(2g)))}: the draws needed, times the diluted margin, if
     * one-vote overstatements are at most {@code l} times as many as the diluted margin (Stark 2010, section 3).
     */
    public double rho(double riskLimit, double tolerance) {
        return -StrictMath.log(riskLimit) / (1 / (2 * gamma) + tolerance * StrictMath.log(1 - 1 / (2 * gamma)));
    }
}
