package org.recount.cli;

import java.util.Locale;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;
import org.recount.simulation.rare.MisreadRisk;

/**
 * A contest with its seats.
 *
 * @param votes the votes
 * @param allocation who sits
 * @param margin the seat margin
 * @param misreads how probable it is that misreads alone would have moved a seat, where that was asked
 */
record AllocatedContest(ContestVotes votes, Allocation allocation, SeatMargin margin, Optional<MisreadRisk> misreads) {

    /** Returns the word for what binds, as files have it. */
    static String word(SeatMargin.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
