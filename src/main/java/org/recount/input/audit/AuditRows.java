package org.recount.input.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.input.Nearest;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;
import org.recount.input.table.WholeNumbers;
import org.recount.risk.audit.AuditTest;
import org.recount.risk.audit.ContestSample;

/** The rows of draws.csv and counts.csv, matched with the election. */
final class AuditRows {
    private static final String MISSING = "(missing)";
    private static final String INVALID = "(invalid)";
    private static final long MOST_TIMES = 1_000_000;

    private final Election election;
    private final AuditTest.Kind kind;
    private final Map<String, List<ContestSample.Ballot>> ballots = new LinkedHashMap<>();
    private final Map<String, List<ContestSample.Station>> stations = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> choices = new HashMap<>();
    private final Map<String, Map<String, Integer>> places = new HashMap<>();
    private final Map<String, Map<Integer, long[]>> counts = new HashMap<>();

    AuditRows(Election election, AuditTest.Kind kind) {
        this.election = election;
        this.kind = kind;
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

    /** What was drawn, contest by contest in the order of the first draw. */
    List<ContestSample> samples() {
        List<ContestSample> samples = new ArrayList<>();
        ballots.forEach((contest, list) -> samples.add(new ContestSample(contest, list, List.of())));
        stations.forEach((contest, list) -> samples.add(new ContestSample(contest, List.of(), list)));
        return samples;
    }

    void readCounts(TableCursor table) {
        Cell contestCell = table.optional("contest");
        Cell stationCell = table.required("station");
        Cell choiceCell = table.required("choice");
        NumberCell votesCell = table.number(table.required("votes"), "votes");
        while (table.next()) {
            long votes = votesCell.value();
            Optional<String> contest = contest(table, contestCell);
            if (contest.isEmpty() || votes == WholeNumbers.BAD) {
                continue;
            }
            Integer station = station(table, contest.get(), stationCell.text().toString());
            Integer choice = choice(table, contest.get(), choiceCell.text().toString());
            if (station == null || choice == null || choice < 0) {
                continue;
            }
            long[] row = counts.computeIfAbsent(contest.get(), c -> new HashMap<>())
                    .computeIfAbsent(
                            station, s -> new long[choices(contest.get()).size()]);
            row[choice] += votes;
        }
    }

    void readDraws(TableCursor table) {
        Cell contestCell = table.optional("contest");
        if (kind == AuditTest.Kind.BATCH) {
            readStations(table, contestCell);
            return;
        }
        Cell recordedCell = kind == AuditTest.Kind.COMPARISON ? table.required("recorded") : table.optional("recorded");
        Cell choiceCell = table.required("choice");
        while (table.next()) {
            Optional<String> contest = contest(table, contestCell);
            if (contest.isEmpty()) {
                continue;
            }
            Integer recorded = kind == AuditTest.Kind.COMPARISON
                    ? choice(table, contest.get(), recordedCell.text().toString())
                    : Integer.valueOf(ContestSample.INVALID);
            Integer found = choice(table, contest.get(), choiceCell.text().toString());
            if (recorded != null && found != null) {
                ballots.computeIfAbsent(contest.get(), c -> new ArrayList<>())
                        .add(new ContestSample.Ballot(recorded, found));
            }
        }
    }

    private void readStations(TableCursor table, Cell contestCell) {
        Cell stationCell = table.required("station");
        NumberCell timesCell = table.number(table.optional("times"), "times");
        NumberCell invalidCell = table.number(table.optional("invalid"), "invalid");
        Cell missingCell = table.optional("missing");
        while (table.next()) {
            long times = timesCell.orBlank();
            long invalid = invalidCell.orBlank();
            Optional<String> contest = contest(table, contestCell);
            if (contest.isEmpty() || times == WholeNumbers.BAD || invalid == WholeNumbers.BAD) {
                continue;
            }
            String id = stationCell.text().toString();
            Integer station = station(table, contest.get(), id);
            if (station == null) {
                continue;
            }
            if (times == 0 || times > MOST_TIMES) {
                table.fatal(
                        Long.toString(times),
                        "Station " + id + " was drawn " + times + " times",
                        "Maybe leave it out.");
                continue;
            }
            String missing = missingCell.text().toString();
            Optional<ContestVotes> counted = Optional.empty();
            if (!missing.equals("yes")) {
                long[] votes = counts.getOrDefault(contest.get(), Map.of()).get(station);
                if (votes == null) {
                    table.fatal(
                            id,
                            "Station " + id + " was drawn, and there is no hand count of it",
                            "Maybe add its votes to counts.csv, or write missing: yes if its box cannot be found.");
                    continue;
                }
                counted = Optional.of(ContestVotes.of(
                        tally(contest.get()).contest(), votes, handInvalid(contest.get(), station, votes, invalid)));
            }
            for (long i = 0; i < Math.max(1, times); i++) {
                stations.computeIfAbsent(contest.get(), c -> new ArrayList<>())
                        .add(new ContestSample.Station(station, counted));
            }
        }
    }

    /** Where the invalid ballots of a hand count are not given, the box holds as many ballots as were reported. */
    private long handInvalid(String contest, int station, long[] votes, long given) {
        if (given >= 0) {
            return given;
        }
        ContestTally tally = tally(contest);
        long reported = Math.max(
                tally.stations().get(station).cast(),
                tally.valid(station) + Math.max(0, tally.stations().get(station).invalid()));
        long sum = 0;
        for (long v : votes) {
            sum += v;
        }
        return Math.max(0, reported - sum);
    }

    private ContestTally tally(String contest) {
        return election.tally(contest).orElseThrow();
    }

    private Map<String, Integer> choices(String contest) {
        return choices.getOrDefault(contest, Map.of());
    }

    private Optional<String> contest(TableCursor table, Cell cell) {
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

    private @Nullable Integer choice(TableCursor table, String contest, String id) {
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

    private @Nullable Integer station(TableCursor table, String contest, String id) {
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
