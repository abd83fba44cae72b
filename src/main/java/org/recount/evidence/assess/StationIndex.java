package org.recount.evidence.assess;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.recount.dispute.record.OpenedStation;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;

/** The stations of a contest by id. */
final class StationIndex {
    private final Map<String, Integer> byId = new HashMap<>();

    StationIndex(ContestTally tally) {
        for (int s = 0; s < tally.stations().size(); s++) {
            byId.put(tally.stations().get(s).id(), s);
        }
    }

    /** Returns the index of a station, -1 where the contest does not have it. */
    int of(String station) {
        return byId.getOrDefault(station, -1);
    }

    int of(OpenedStation opened) {
        return of(opened.station());
    }

    int[] all() {
        return IntStream.range(0, byId.size()).toArray();
    }

    /** Returns the ballots in a station as announced, valid and invalid ones as far as known. */
    long ballots(ContestTally tally, int station) {
        PollingStation s = tally.stations().get(station);
        return Math.max(s.cast(), tally.valid(station) + Math.max(0, s.invalid()));
    }
}
