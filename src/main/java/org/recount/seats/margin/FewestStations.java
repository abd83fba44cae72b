package org.recount.seats.margin;

import java.util.List;
import java.util.OptionalInt;

/**
 * The fewest stations of a set that could move a seat.
 *
 * @param atLeast no fewer stations could; empty where not even all of the set could: certain
 * @param stations stations that could, as indices of the tally, those that do most first; empty where none were found
 * @param winner index of the choice that would lose the seat; empty where there is none
 * @param loser index of the choice that would win it; empty where there is none, or it is not known beforehand
 */
public record FewestStations(OptionalInt atLeast, List<Integer> stations, OptionalInt winner, OptionalInt loser) {
    public FewestStations {
        stations = List.copyOf(stations);
    }

    /** Returns whether a part of the set could move a seat: one was found. */
    public boolean canChange() {
        return !stations.isEmpty();
    }

    /** Returns whether certainly no part of the set could move a seat. */
    public boolean cannotChange() {
        return atLeast.isEmpty();
    }

    /** Returns whether the number is exact; otherwise the true one lies between the two. */
    public boolean isExact() {
        return atLeast.isEmpty() || atLeast.getAsInt() == stations.size();
    }
}
