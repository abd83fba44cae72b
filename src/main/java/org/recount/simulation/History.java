package org.recount.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.dispute.Remedy;

/**
 * What happened in fact: for the back-test, never for the prediction.
 *
 * @param changes the seats that changed
 * @param finalSeats seats by party in the final result, where known
 * @param discrepantStations stations in which the recount was reported to differ, -1 where not known
 * @param discrepantSource where that figure comes from, and its doubts
 */
public record History(
        List<Change> changes, Map<String, Integer> finalSeats, int discrepantStations, String discrepantSource) {

    /** Nothing is known. */
    public static final History UNKNOWN = new History(List.of(), Map.of(), -1, "");

    public History {
        changes = List.copyOf(changes);
        finalSeats = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(finalSeats));
    }

    /**
     * A seat that changed.
     *
     * @param contest identifier of the contest
     * @param region its region
     * @param by by which remedy; empty where no source says
     */
    public record Change(String contest, String region, java.util.Optional<Remedy> by) {}

    /** Returns whether anything is known of the seats. */
    public boolean known() {
        return !changes.isEmpty() || !finalSeats.isEmpty();
    }

    /** Returns the number of seats that one remedy is said to have changed. */
    public int changedBy(Remedy remedy) {
        return (int) changes.stream()
                .filter(c -> c.by().isPresent() && c.by().get() == remedy)
                .count();
    }

    /** Returns the number of seats of which no source says what changed them. */
    public int unexplained() {
        return (int) changes.stream().filter(c -> c.by().isEmpty()).count();
    }
}
