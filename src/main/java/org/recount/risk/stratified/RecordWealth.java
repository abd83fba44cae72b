package org.recount.risk.stratified;

/**
 * A test of the stratum of ballots with records, drawn with replacement: its wealth against every null mean {@code q = u -
 * o_1} of the values {@code u - overstatement}, valid for every mean below {@code q} too. Convex in {@code q} in logarithms.
 */
interface RecordWealth {

    /** Takes a draw; {@code overstatement = A(record) - A(ballot)}, in [-u, u]. */
    void add(double overstatement);

    /** Returns the greatest {@code q} that is bet against; against a greater one the wealth stays 1. */
    double greatest();

    /** Returns the draws so far. */
    int draws();

    /** Returns the logarithm of the wealth against a mean of at most {@link #greatest}; infinite where {@code q} is impossible. */
    double log(double q);

    /** Returns the slope of {@link #log} in {@code q}, not above 0; minus infinity where the wealth is infinite. */
    double slope(double q);
}
