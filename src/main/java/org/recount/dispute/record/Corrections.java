package org.recount.dispute.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recount.dispute.Remedy;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;

/** Applies what was found or ruled in stations to the tally of a contest. */
public final class Corrections {
    private Corrections() {}

    /**
     * Returns the tally with the votes of some stations replaced: those of the hand count, or none where the station was
     * annulled. An annulled station stays in the list, with an empty box. Where the hand count does not say how many
     * ballots are invalid, the box keeps its number of ballots as far as the valid ones leave room.
     *
     * @param tally the tally as announced, by station
     * @param opened what was done; stations that the tally does not have are left out
     */
    public static ContestTally apply(ContestTally tally, List<OpenedStation> opened) {
        if (opened.isEmpty() || !tally.byStation()) {
            return tally;
        }
        Map<String, OpenedStation> byId = new HashMap<>();
        opened.forEach(o -> byId.put(o.station(), o));
        ContestTally.Builder builder = ContestTally.builder(tally.contest());
        for (int s = 0; s < tally.stations().size(); s++) {
            PollingStation station = tally.stations().get(s);
            OpenedStation found = byId.get(station.id());
            if (found == null) {
                builder.add(station, tally.row(s));
            } else if (found.remedy() == Remedy.ANNUL) {
                builder.add(
                        box(station, 0, 0), new long[tally.contest().choices().size()]);
            } else {
                ContestVotes hand = found.handCount().orElseThrow();
                builder.add(counted(station, tally.valid(s), hand, found.invalidKnown()), hand.toArray());
            }
        }
        return builder.build();
    }

    private static PollingStation counted(
            PollingStation station, long announced, ContestVotes hand, boolean invalidKnown) {
        if (invalidKnown) {
            return box(station, hand.cast(), hand.invalid());
        }
        if (station.cast() < 0 && station.invalid() < 0) {
            return box(station, -1, -1);
        }
        long box = Math.max(station.cast(), announced + Math.max(0, station.invalid()));
        long cast = Math.max(box, hand.valid());
        return box(station, cast, cast - hand.valid());
    }

    private static PollingStation box(PollingStation s, long cast, long invalid) {
        return new PollingStation(s.id(), s.centre(), s.region(), s.kind(), s.registered(), cast, invalid);
    }
}
