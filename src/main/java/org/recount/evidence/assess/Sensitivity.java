package org.recount.evidence.assess;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one would have to assume for a set of stations that was not drawn by lot to support the seats; an assumption, not
 * evidence.
 *
 * <p>Suppose that a bad station had odds w times those of another to be among the stations chosen (Fisher's noncentral
 * hypergeometric distribution). So few finds would then rule out at the risk limit that {@code needed} stations are bad if
 * w is at least the tipping odds. Below 1: the seats are supported even if complaints find bad stations worse than chance.
 *
 * @param stations all stations of the contest
 * @param chosen stations chosen not by lot
 * @param bad bad ones among them
 * @param needed the fewest bad stations that could change the seats; empty where none could
 * @param tippingOdds the least odds with which the seats are supported; empty where none do, or nothing was chosen
 * @param supportedAtEvenOdds whether a random sample of the same size with the same finds would have been enough
 * @param randomNeeded stations to be drawn at random from those not opened yet, none of them bad, for an answer by design;
 *     0 where it is there already, empty where it cannot be had
 */
public record Sensitivity(
        long stations,
        long chosen,
        long bad,
        OptionalLong needed,
        OptionalDouble tippingOdds,
        boolean supportedAtEvenOdds,
        OptionalLong randomNeeded) {}
