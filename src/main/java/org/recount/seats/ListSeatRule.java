package org.recount.seats;

import java.util.List;
import java.util.Map;
import org.recount.election.ContestVotes;
import org.recount.seats.margin.Challenges;

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
    default Challenges challenges(ContestVotes votes) {
        int[] seats = allocate(votes).certainSeats(votes.contest().choices().size());
        return challenges(votes, votes, seats);
    }

    /**
     * Returns the ways in which reported seats could change if others took part than did.
     *
     * @param votes the votes, where those that take no part do not compete
     * @param reported the votes as reported: the same numbers, other choices that do not compete
     * @param seats seats reported, by choice
     */
    Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats);

    @Override
    default ListSeatRule within(List<ContestVotes> all) {
        return this;
    }
}
