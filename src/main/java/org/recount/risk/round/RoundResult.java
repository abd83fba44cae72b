package org.recount.risk.round;

import java.util.OptionalLong;

/**
 * What a round showed.
 *
 * @param round its number, from 1
 * @param votes votes for the two in the sample so far
 * @param winner votes for the reported winner in the sample so far
 * @param needed the fewest votes for the winner at which the audit stops after this round; empty where none would do
 * @param pValue the measured risk at the end of this round; at most the risk limit exactly where the audit stops (for
 *     Athena, 1 where the second condition fails)
 * @param stop whether the outcome is confirmed
 */
public record RoundResult(int round, long votes, long winner, OptionalLong needed, double pValue, boolean stop) {}
