package org.recount.simulation.backtest;

/**
 * How the claims from one way to choose stations, one size and one contest stood against the truth.
 *
 * @param contest id of the contest
 * @param synthetic whether the contest is a synthetic variant
 * @param wrong whether its announced outcome is wrong
 * @param choosing how stations were chosen
 * @param size stations (or draws) asked for
 * @param stations stations of the contest
 * @param badStations bad ones among them
 * @param samples samples drawn
 * @param bounds samples from which an upper bound on bad stations was claimed
 * @param upperHeld how many of these bounds were at least the truth
 * @param lowerHeld how many lower bounds were at most the truth; of as many samples as {@code bounds}
 * @param exactUpper the exact chance that the upper bound holds, where the distribution is known; else NaN
 * @param exactLower the same for the lower bound
 * @param meanUpper mean of the upper bounds; NaN where there was none
 * @param meanLower mean of the lower bounds; NaN where there was none
 * @param confirmedByStations samples that confirmed the announced outcome by the number of bad stations
 * @param confirmedByBatch samples that confirmed it by the sizes of the differences
 * @param asked samples (the first of a cell) of which the tool was told how the stations were really chosen
 * @param claimed from how many of these it claimed anything; that what was not opened could not change the seats is
 *     arithmetic and no claim
 */
public record Cell(
        String contest,
        boolean synthetic,
        boolean wrong,
        Choosing choosing,
        int size,
        int stations,
        int badStations,
        int samples,
        int bounds,
        int upperHeld,
        int lowerHeld,
        double exactUpper,
        double exactLower,
        double meanUpper,
        double meanLower,
        int confirmedByStations,
        int confirmedByBatch,
        int asked,
        int claimed) {}
