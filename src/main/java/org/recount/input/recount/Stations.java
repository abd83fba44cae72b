package org.recount.input.recount;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.election.PollingStation;
import org.recount.input.Nearest;

/** Looks up the contests and stations of the election that a recount belongs to. */
final class Stations {
    private final Election election;
    private final Map<String, Map<String, Integer>> rows = new HashMap<>();

    Stations(Election election) {
        this.election = election;
        for (ContestTally tally : election.tallies()) {
            Map<String, Integer> stations = new HashMap<>();
            for (int i = 0; i < tally.stations().size(); i++) {
                stations.put(tally.stations().get(i).id(), i);
            }
            rows.put(tally.contest().id(), stations);
        }
    }

    Optional<Contest> contest(String id) {
        return election.tally(id).map(ContestTally::contest);
    }

    Optional<PollingStation> station(String contest, String station) {
        @Nullable Integer row = rows.getOrDefault(contest, Map.of()).get(station);
        return row == null
                ? Optional.empty()
                : election.tally(contest).map(t -> t.stations().get(row));
    }

    /** The valid and invalid votes that were announced in a station; 0 where it is not known. */
    long announced(String contest, String station) {
        @Nullable Integer row = rows.getOrDefault(contest, Map.of()).get(station);
        return row == null ? 0 : election.tally(contest).map(t -> t.valid(row)).orElse(0L);
    }

    /** What was perhaps meant by a contest that there is not. */
    String contestAdvice(String id) {
        List<String> ids =
                election.tallies().stream().map(t -> t.contest().id()).toList();
        return Nearest.to(id, ids)
                .map(n -> "Maybe \"" + n + "\" is meant.")
                .orElse("Maybe the recount belongs to another election.");
    }

    /** What was perhaps meant by a station that there is not. */
    String stationAdvice(String contest, String station) {
        boolean elsewhere = rows.values().stream().anyMatch(s -> s.containsKey(station));
        if (elsewhere) {
            return "Maybe the contest of the row is wrong: the station is in another contest.";
        }
        return rows.getOrDefault(contest, Map.of()).isEmpty()
                ? "Maybe the election has only totals of this contest; its stations are needed."
                : "Maybe a typing error in the id, or the recount belongs to another election.";
    }
}
