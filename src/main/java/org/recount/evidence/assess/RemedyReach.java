package org.recount.evidence.assess;

import java.util.List;
import java.util.OptionalLong;
import org.recount.dispute.Remedy;

/**
 * What the stations of one remedy could have changed, whatever was found in them.
 *
 * @param remedy the remedy
 * @param stations how many stations had it
 * @param ballots ballots that it could move: all in the boxes; for a ruling those that could be ruled either way
 * @param least the least number of ballots that would have to be different; empty where not even all of them do it, and
 *     for an annulment, which takes stations and not ballots
 * @param canChange whether they could have moved a seat
 * @param minStations the fewest of these stations that could; empty where none
 * @param which these stations, as indices of the tally
 */
public record RemedyReach(
        Remedy remedy,
        int stations,
        long ballots,
        OptionalLong least,
        boolean canChange,
        OptionalLong minStations,
        List<Integer> which) {
    public RemedyReach {
        which = List.copyOf(which);
    }
}
