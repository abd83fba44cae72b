package org.recount.evidence.assess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.StationDifference;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.evidence.claim.SelectionKind;
import org.recount.seats.Allocation;

/**
 * The assessment of one contest.
 *
 * @param announced the votes as announced
 * @param corrected the votes with everything that was found and ruled
 * @param before the seats as announced
 * @param after the seats as corrected
 * @param opened what was done
 * @param differences what the hand counts found, station by station
 * @param changed the seats that moved, all remedies together
 * @param byRemedy the seats that would have moved by each remedy alone; remedies that no station had are left out
 * @param reach what could have been changed
 * @param evidence what is shown; empty where the votes are known in total only
 * @param sensitivity what would have to be assumed; empty where the votes are known in total only
 * @param handCount what the hand count may have got wrong; empty where nothing was counted by hand
 * @param dispute what is still under dispute
 */
public record ContestAssessment(
        ContestTally announced,
        ContestTally corrected,
        Allocation before,
        Allocation after,
        List<OpenedStation> opened,
        List<StationDifference> differences,
        List<SeatChange> changed,
        Map<Remedy, List<SeatChange>> byRemedy,
        Reach reach,
        Optional<ContestEvidence> evidence,
        Optional<Sensitivity> sensitivity,
        Optional<HandCountError> handCount,
        Dispute dispute) {

    public ContestAssessment {
        opened = List.copyOf(opened);
        differences = List.copyOf(differences);
        changed = List.copyOf(changed);
    }

    /** Returns the contest. */
    public Contest contest() {
        return announced.contest();
    }

    /** Returns the stations counted by hand, a ruling on their ballots included. */
    public int recounted() {
        return differences.size();
    }

    /** Returns the stations annulled. */
    public int annulled() {
        return opened.size() - differences.size();
    }

    /** Returns how the stations had been selected. */
    public SelectionKind selection() {
        return SelectionKind.of(opened);
    }

    /** Returns the stations in which the hand count differs. */
    public int discrepantStations() {
        return (int) differences.stream().filter(StationDifference::any).count();
    }

    /** Returns the sum of the absolute differences in votes, over stations and choices. */
    public long discrepantVotes() {
        return differences.stream().mapToLong(StationDifference::votes).sum();
    }
}
