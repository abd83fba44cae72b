package org.recount.risk.mean;

/**
 * How much to bet on the next draw: {@code lambda} in {@code T_j = T_{j-1} (1 + lambda_j (X_j - mu_j))}.
 *
 * <p>{@link Betting} cuts it off to [0, 1/mu]: above, a draw of 0 could make the wealth negative; below 0 the test
 * would not be valid for smaller means. An instance belongs to one audit.
 */
public interface Bet {

    /**
     * Returns the bet on the next draw.
     *
     * @param mu the null mean of the next draw
     * @param before what is known
     */
    double lambda(double mu, NullMean before);

    /** Tells the bet what was drawn. */
    default void saw(double x) {}
}
