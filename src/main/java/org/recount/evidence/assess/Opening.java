package org.recount.evidence.assess;

import java.util.List;

/**
 * One step of the order in which stations under dispute are best opened: a seat, and the stations whose opening settles it.
 *
 * <p>A seat is settled once the stations under dispute that are still closed could not move it, whatever is in them. That is
 * certain if those opened turn out as announced; if one differs it may take more. So the number of seats settled is taken
 * as the chance that all of them match, under the model that each differs independently with the rate given: a lower bound.
 *
 * @param contest id of the contest
 * @param winner index of the choice that holds the seat
 * @param stations the stations to open, in order, those that could do most first; those of earlier steps are left out
 * @param hours hours that it takes
 * @param settled the number of seats expected to be settled: the chance that all match
 */
public record Opening(String contest, int winner, List<Integer> stations, double hours, double settled) {
    public Opening {
        stations = List.copyOf(stations);
    }

    /** Returns the seats expected to be settled in an hour. */
    public double perHour() {
        return hours > 0 ? settled / hours : Double.POSITIVE_INFINITY;
    }
}
