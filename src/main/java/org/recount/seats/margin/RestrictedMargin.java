package org.recount.seats.margin;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.recount.seats.SeatMargin;

/**
 * The least number of ballots in a set of stations that would have to be found different for a seat to move, in the tie
 * convention.
 *
 * @param move what may happen to the ballots
 * @param ballots no fewer ballots could do it; empty where not even all of them could: certain
 * @param upper so many ballots would do it, in the way that was tried; empty where no way was found
 * @param withinReach ballots in the set that could move so
 * @param winner index of the choice that would lose the seat; empty where there is none
 * @param loser index of the choice that would win it; empty where there is none, or it is not known beforehand
 * @param kind what line is crossed
 */
public record RestrictedMargin(
        Move move,
        OptionalLong ballots,
        OptionalLong upper,
        long withinReach,
        OptionalInt winner,
        OptionalInt loser,
        SeatMargin.Kind kind) {

    /** Returns whether the set could move a seat: a way was found. */
    public boolean canChange() {
        return upper.isPresent();
    }

    /** Returns whether the set certainly could not move a seat, whatever its ballots turned out to be. */
    public boolean cannotChange() {
        return ballots.isEmpty();
    }

    /** Returns whether the number is exact; otherwise the true one lies between {@link #ballots} and {@link #upper}. */
    public boolean isExact() {
        return ballots.equals(upper);
    }
}
