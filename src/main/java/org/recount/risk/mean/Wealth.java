package org.recount.risk.mean;

/**
 * The value of a test supermartingale as the draws come in; it starts at 1.
 *
 * <p>{@link SequentialRisk} calls it only with a null mean strictly between 0 and the upper bound, so that an
 * implementation need not know the edges.
 */
public interface Wealth {

    /**
     * Takes a draw into account.
     *
     * @param x the value, in [0, upper]
     * @param mu the null mean of this draw, in (0, upper)
     * @param before what was known before the draw; bets may depend on nothing else
     */
    void add(double x, double mu, NullMean before);

    /** Returns the natural logarithm of the wealth; {@code -infinity} when all is lost. */
    double log();

    /** Returns one over the wealth, not cut off at 1; infinity when all is lost. */
    default double reciprocal() {
        return StrictMath.exp(-log());
    }
}
