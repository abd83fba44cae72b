package org.recount.cli;

import java.util.Locale;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;

/**
 * A contest with its seats.
 *
 * @param votes the votes
 * @param allocation who sits
 * @param margin the seat margin
 */
record AllocatedContest(ContestVotes votes, Allocation allocation, SeatMargin margin) {

    /** Returns the word for what binds, as files have it. */
    static String word(SeatMargin.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
