package org.recount.seats;

import java.util.List;
import java.util.Map;
import org.recount.election.ContestVotes;

/** A seat rule for lists, which other rules for lists can be put around. */
public sealed interface ListSeatRule extends SeatRule
        permits ListRule, AlliedListsRule, ThresholdRule, DecidedThreshold, OverhangRule {

    /**
     * Returns the same rule for lists with so many candidates.
     *
     * @param candidates number of candidates by id of the list; a list that is not named has enough
     */
    ListSeatRule withCandidates(Map<String, Integer> candidates);

    @Override
    default ListSeatRule within(List<ContestVotes> all) {
        return this;
    }
}
