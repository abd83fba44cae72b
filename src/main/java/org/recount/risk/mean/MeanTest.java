package org.recount.risk.mean;

/**
 * A test of the mean of a bounded population: a recipe for a supermartingale.
 *
 * <p>A value, safe to share; {@link #start} gives each audit its own wealth.
 */
public interface MeanTest {

    /** Returns the name for people, with its parameters. */
    String name();

    /** Returns a wealth of 1 before the first draw. */
    Wealth start(MeanHypothesis hypothesis);
}
