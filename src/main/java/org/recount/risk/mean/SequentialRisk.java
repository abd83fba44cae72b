package org.recount.risk.mean;

/**
 * An audit's risk after each draw: runs a test and guards its edges.
 *
 * <ul>
 *   <li>From the draw after which the null is impossible (the sum exceeds {@code N t}) the p-value is 0.
 *   <li>Where the null mean of what is left exceeds the upper bound the null is certainly true: the wealth is 0 and the
 *       p-value 1 from there on.
 *   <li>Where it equals 0 or the upper bound the draw multiplies the wealth by 1: no bet is possible.
 *   <li>A value outside [0, upper] or NaN is an error, and so is a draw from an exhausted population.
 *   <li>A zero margin (an alternative at the null) leaves the wealth at 1.
 * </ul>
 *
 * <p>By Ville's inequality the chance that the least p-value is ever at most {@code a} is at most {@code a} when the
 * null is true (Ville 1939; Stark 2023, section 2). Not thread-safe.
 */
public final class SequentialRisk {
    private final MeanHypothesis hypothesis;
    private final NullMean state;
    private final Wealth wealth;
    private boolean certain;
    private double current = 1;
    private double least = 1;

    private SequentialRisk(MeanTest test, MeanHypothesis hypothesis) {
        this.hypothesis = hypothesis;
        this.state = new NullMean(hypothesis);
        this.wealth = test.start(hypothesis);
        settle();
    }

    /** Returns a run of a test before the first draw. */
    public static SequentialRisk of(MeanTest test, MeanHypothesis hypothesis) {
        return new SequentialRisk(test, hypothesis);
    }

    /**
     * Takes a draw.
     *
     * @param x the value
     * @return {@code min(1, 1/T)} after it; 0 where the null has become impossible
     * @throws IllegalArgumentException if {@code x} lies outside [0, upper]
     * @throws IllegalStateException if all values have been drawn
     */
    public double add(double x) {
        if (!(x >= 0 && x <= hypothesis.upper())) {
            throw new IllegalArgumentException("Value " + (state.drawn() + 1) + " is " + x + ", outside [0, "
                    + hypothesis.upper() + "]. Maybe the upper bound is that of another assorter.");
        }
        if (state.exhausted()) {
            throw new IllegalStateException("All " + hypothesis.population()
                    + " values have been drawn. Maybe the population is larger, or the draws were with replacement.");
        }
        double mu = state.next();
        double upper = hypothesis.upper();
        if (!certain && !state.impossible()) {
            if (mu > upper * (1 + NullMean.EDGE)) {
                certain = true;
            } else if (mu > upper * NullMean.EDGE && mu < upper * (1 - NullMean.EDGE)) {
                wealth.add(x, mu, state);
            }
        }
        state.add(x);
        settle();
        return current;
    }

    private void settle() {
        current = state.impossible() ? 0 : certain ? 1 : Math.min(1, wealth.reciprocal());
        least = Math.min(least, current);
    }

    /** Returns the least of the p-values so far, 1 before the first draw: the measured risk. */
    public double pValue() {
        return least;
    }

    /** Returns {@code min(1, 1/T)} now, not the running minimum. */
    public double current() {
        return current;
    }

    /** Returns the natural logarithm of the wealth now; infinite where the null is impossible or certain. */
    public double logWealth() {
        return state.impossible() ? Double.POSITIVE_INFINITY : certain ? Double.NEGATIVE_INFINITY : wealth.log();
    }

    /**
     * Returns the logarithm of the wealth that the bets have made, without the edges: what it was when the null became
     * certain or impossible. As valid as {@link #logWealth} where the null is certain (a wealth may always be kept), and
     * what a product over strata needs.
     */
    public double logBets() {
        return wealth.log();
    }

    /** Returns what the null says of the values not yet drawn. */
    public NullMean nullMean() {
        return state;
    }

    /** Returns the number of draws. */
    public long drawn() {
        return state.drawn();
    }
}
