package org.recount.risk.batch;

import java.util.OptionalLong;

/**
 * Kaplan-Markov for batches drawn with replacement in proportion to their error bounds: {@code P = prod (1 - 1/U) / (1 -
 * t)} with the taint {@code t = e_p / u_p} of each draw (Stark 2009; the method of Arlo's batch comparison audits).
 *
 * <ul>
 *   <li>A negative taint counts as 0 when {@code cautious}, as the field does; either way is valid.
 *   <li>A taint of 1 makes {@code P} 1 for good: all that a station could hide, it hid.
 *   <li>A taint of exactly {@code 1/U} leaves {@code P} as it is.
 * </ul>
 *
 * @param total the sum of the error bounds, {@code U}
 * @param cautious whether understatements are counted as no error
 */
public record KaplanMarkovBatches(double total, boolean cautious) {
    public KaplanMarkovBatches {
        if (!(total > 0)) {
            throw new IllegalArgumentException("The error bounds must sum to more than 0: " + total);
        }
    }

    /**
     * Returns the measured risk of these draws, not running: an audit may look after each draw and take the least.
     *
     * @param taints taint of each draw, a station drawn twice counted twice; each at most 1
     */
    public double pValue(double... taints) {
        if (total <= 1) {
            return 0; // no error could reach the margin
        }
        double log = 0;
        for (double taint : taints) {
            if (!(taint <= 1 + 1e-12)) {
                throw new IllegalArgumentException("A taint is at most 1, a station's whole bound: " + taint
                        + ". Maybe the hand count has more ballots than the station's bound allows for.");
            }
            double t = cautious ? Math.max(0, taint) : taint;
            log += StrictMath.log1p(-1 / total) - StrictMath.log1p(-Math.min(1, t));
        }
        return Math.min(1, StrictMath.exp(log));
    }

    /** Returns the draws after which the limit is met if no error is found; 0 where none could reach the margin. */
    public OptionalLong drawsWithoutError(double riskLimit) {
        return total <= 1
                ? OptionalLong.of(0)
                : OptionalLong.of((long) Math.ceil(StrictMath.log(riskLimit) / StrictMath.log1p(-1 / total)));
    }

    /**
     * Returns the sample size of Stark and Teague 2014 (section 4) for Kaplan-Wald with {@code gamma}, if no error is
     * found: {@code ln(1/a) / ln(gamma / (1 - 1/U) + 1 - gamma)}, rounded up.
     */
    public long drawsKaplanWald(double riskLimit, double gamma) {
        return total <= 1
                ? 0
                : (long) Math.ceil(-StrictMath.log(riskLimit) / StrictMath.log(gamma / (1 - 1 / total) + 1 - gamma));
    }
}
