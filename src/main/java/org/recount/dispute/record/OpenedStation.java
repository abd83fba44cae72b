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
 * @param note what else is on record; nothing is read from it
 * @param draws how often the lot fell on the station, at least 1; more than 1 only in draws with replacement
 */
public record OpenedStation(
        String station,
        String contest,
        Remedy remedy,
        Selection selection,
        Optional<ContestVotes> handCount,
        boolean invalidKnown,
        String note,
        int draws) {

    public OpenedStation {
        if (draws < 1) {
            throw new IllegalArgumentException("Station " + station + " was drawn " + draws + " times");
        }
        if (handCount.isPresent() == (remedy == Remedy.ANNUL)) {
            throw new IllegalArgumentException("Station " + station + " of contest " + contest + " is "
                    + (handCount.isPresent() ? "annulled but has a hand count" : "opened but has no hand count"));
        }
    }

    /** A station on which the lot fell once, or that was chosen without a lot. */
    public OpenedStation(
            String station,
            String contest,
            Remedy remedy,
            Selection selection,
            Optional<ContestVotes> handCount,
            boolean invalidKnown,
            String note) {
        this(station, contest, remedy, selection, handCount, invalidKnown, note, 1);
    }
}
