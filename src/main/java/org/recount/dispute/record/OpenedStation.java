package org.recount.dispute.record;

import java.util.Optional;
import org.recount.dispute.Remedy;
import org.recount.election.ContestVotes;

/**
 * A station that was recounted, re-adjudicated or annulled, for one contest.
 *
 * @param station id of the station
 * @param contest id of the contest
 * @param remedy what was done
 * @param selection why this station
 * @param handCount the votes that the hand count found in this station, by choice of the contest; empty for an annulled
 *     station. Invalid ballots are 0 where they are not known: see {@code invalidKnown}
 * @param invalidKnown whether the number of invalid ballots is on record
 * @param note what else is on record
 */
public record OpenedStation(
        String station,
        String contest,
        Remedy remedy,
        Selection selection,
        Optional<ContestVotes> handCount,
        boolean invalidKnown,
        String note) {

    public OpenedStation {
        if (handCount.isPresent() == (remedy == Remedy.ANNUL)) {
            throw new IllegalArgumentException("Station " + station + " of contest " + contest + " is "
                    + (handCount.isPresent() ? "annulled but has a hand count" : "opened but has no hand count"));
        }
    }
}
