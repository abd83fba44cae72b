package org.recount.risk.mean;

/**
 * The null hypothesis: values between 0 and {@code upper}, drawn at random, have a mean of at most {@code mean}.
 *
 * @param mean the greatest mean under the null, usually 1/2; below 0 the null is impossible from the start, at {@code
 *     upper} or above it is certain
 * @param upper the greatest value, above 0
 * @param population the number of values when drawn without replacement, {@link #UNBOUNDED} when drawn with replacement
 */
public record MeanHypothesis(double mean, double upper, long population) {

    /** Population of draws with replacement. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    public MeanHypothesis {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("The null mean must be a number: " + mean);
        }
        if (!(upper > 0) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException("The upper bound must be above 0: " + upper);
        }
        if (population < 1) {
            throw new IllegalArgumentException("The population must hold at least 1 value: " + population);
        }
    }

    /** Returns the hypothesis for draws with replacement. */
    public static MeanHypothesis withReplacement(double mean, double upper) {
        return new MeanHypothesis(mean, upper, UNBOUNDED);
    }

    /** Returns the hypothesis for draws without replacement from a population of this size. */
    public static MeanHypothesis withoutReplacement(double mean, double upper, long population) {
        return new MeanHypothesis(mean, upper, population);
    }

    /** Returns whether the population is finite and drawn without replacement. */
    public boolean finite() {
        return population != UNBOUNDED;
    }
}
