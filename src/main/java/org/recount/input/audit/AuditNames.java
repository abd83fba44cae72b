package org.recount.input.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.input.Nearest;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.risk.audit.ContestSample;

/** The names that stand in the rows of an audit, matched with the election; what does not match is told. */
final class AuditNames {
    private static final String MISSING = "(missing)";
    static final String INVALID = "(invalid)";

    private final Election election;
    private final Map<String, Map<String, Integer>> choices = new HashMap<>();
    private final Map<String, Map<String, Integer>> places = new HashMap<>();

    AuditNames(Election election) {
        this.election = election;
        for (ContestTally t : election.tallies()) {
            Map<String, Integer> index = new HashMap<>();
            for (int c = 0; c < t.contest().choices().size(); c++) {
                index.put(t.contest().choices().get(c).id(), c);
            }
            choices.put(t.contest().id(), index);
            Map<String, Integer> boxes = new HashMap<>();
            for (int p = 0; p < t.stations().size(); p++) {
                boxes.put(t.stations().get(p).id(), p);
            }
            places.put(t.contest().id(), boxes);
        }
    }

    ContestTally tally(String contest) {
        return election.tally(contest).orElseThrow();
    }

    Map<String, Integer> choices(String contest) {
        return choices.getOrDefault(contest, Map.of());
    }

    Optional<String> contest(TableCursor table, Cell cell) {
        String id = cell.text().toString();
        if (id.isEmpty() && election.tallies().size() == 1) {
            return Optional.of(election.tallies().get(0).contest().id());
        }
        if (choices.containsKey(id)) {
            return Optional.of(id);
        }
        List<String> ids =
                election.tallies().stream().map(t -> t.contest().id()).toList();
        table.fatalOfKind(
                "contest",
                id,
                id.isEmpty() ? "The row names no contest" : "There is no contest \"" + id + "\" in the election",
                Nearest.to(id, ids)
                        .map(n -> "Maybe \"" + n + "\" is meant.")
                        .orElse("Maybe add a column contest with one of: " + String.join(", ", ids) + "."));
        return Optional.empty();
    }

    @Nullable
    Integer choice(TableCursor table, String contest, String id) {
        if (id.isEmpty() || id.equals(INVALID)) {
            return ContestSample.INVALID;
        }
        if (id.equals(MISSING)) {
            return ContestSample.MISSING;
        }
        Integer index = choices(contest).get(id);
        if (index == null) {
            table.fatalOfKind(
                    "choice",
                    id,
                    "Choice \"" + id + "\" is not in contest " + contest,
                    Nearest.to(id, List.copyOf(choices(contest).keySet()))
                            .map(n -> "Maybe \"" + n + "\" is meant; " + INVALID + " or nothing for an invalid ballot.")
                            .orElse("Maybe " + INVALID + " or nothing is meant, for an invalid ballot."));
        }
        return index;
    }

    @Nullable
    Integer station(TableCursor table, String contest, String id) {
        Integer index = places.getOrDefault(contest, Map.of()).get(id);
        if (index == null) {
            boolean none = places.getOrDefault(contest, Map.of()).isEmpty();
            table.fatalOfKind(
                    "station",
                    id,
                    "Station \"" + id + "\" is not in contest " + contest,
                    none
                            ? "Maybe the election has only totals of this contest; its stations are needed."
                            : "Maybe a typing error in the id, or the audit belongs to another election.");
        }
        return index;
    }
}
