package org.recount.seats;

import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.seats.margin.Line;

/** How the seats of a contest are shared among lists. A value; {@link ListRule} makes a seat rule of it. */
public sealed interface ListMethod permits HighestAverages, LargestRemainder, DutchCouncil {

    /** Returns the name in the registry. */
    String id();

    /** Returns the law or paper. */
    List<Citation> citations();

    /**
     * Shares the seats; writes who sits, the ties, the remarks and the transcript.
     *
     * @param lists the lists that have votes, at least one
     * @param draft receives the result
     */
    void share(ListVotes lists, Draft draft);

    /**
     * Returns the line that holds a list's last seat against another list's next, if what decides between two lists is a
     * comparison of the two.
     *
     * @param votes the votes; lists that take no part do not compete
     * @param winner index of the one
     * @param winnerSeats its seats, at least 1
     * @param loser index of the other
     * @param loserSeats its seats
     */
    Optional<Line> line(ContestVotes votes, int winner, int winnerSeats, int loser, int loserSeats);

    /** Returns whether what decides between two lists is the same whoever else takes part. */
    boolean apart();
}
