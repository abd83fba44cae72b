package org.recount.evidence.assess;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What stations still under dispute could do to the seats of a contest: those with a complaint that is not decided and that
 * were not opened yet.
 *
 * @param stations the stations, as indices of the tally
 * @param ballots ballots in them
 * @param alerts the seats that they could move, the nearest first
 */
public record Dispute(List<Integer> stations, long ballots, List<Alert> alerts) {
    public Dispute {
        stations = List.copyOf(stations);
        alerts = List.copyOf(alerts);
    }

    /**
     * A seat that the stations under dispute could move.
     *
     * @param winner index of the choice that holds the seat
     * @param loser index of the choice that would win it with the fewest ballots; empty where not known
     * @param ballots the least number of their ballots that would have to be different; a lower bound where not exact
     * @param byRecount whether a recount of them could
     * @param byAnnulment whether the annulment of some of them could; empty answer is no
     */
    public record Alert(int winner, OptionalInt loser, OptionalLong ballots, boolean byRecount, boolean byAnnulment) {}
}
