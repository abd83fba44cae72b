package org.recount.election;

import java.util.List;
import java.util.Optional;

/**
 * An election as announced: its contests with their tallies, and where the figures come from.
 *
 * @param id identifier
 * @param name name for people
 * @param date ISO date, blank where unknown
 * @param source where the figures come from
 * @param licence licence of the figures; blank where unknown
 * @param tallies one tally for each contest, in the order of the contests' file
 */
public record Election(String id, String name, String date, String source, String licence, List<ContestTally> tallies) {

    public Election {
        tallies = List.copyOf(tallies);
    }

    /** Returns the tally of the contest with this id. */
    public Optional<ContestTally> tally(String contest) {
        return tallies.stream().filter(t -> t.contest().id().equals(contest)).findFirst();
    }
}
