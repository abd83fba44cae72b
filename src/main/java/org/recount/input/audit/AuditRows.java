package org.recount.input.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;
import org.recount.input.table.WholeNumbers;
import org.recount.risk.audit.AuditTest;
import org.recount.risk.audit.ContestSample;

/** The rows of draws.csv, tallies.csv and counts.csv, matched with the election. */
final class AuditRows {
    private static final long MOST_TIMES = 1_000_000;

    private final AuditNames names;
    private final AuditTest.Kind kind;
    private final Map<String, List<ContestSample.Ballot>> ballots = new LinkedHashMap<>();
    private final Map<String, List<ContestSample.Station>> stations = new LinkedHashMap<>();
    private final AuditStrata strata;
    private final Map<String, List<Integer>> looks = new HashMap<>();
    private final Map<String, Map<Integer, long[]>> counts = new HashMap<>();

    AuditRows(AuditNames names, AuditTest.Kind kind, AuditStrata strata) {
        this.names = names;
        this.kind = kind;
        this.strata = strata;
    }

    /** What was drawn, contest by contest in the order of the first draw. */
    List<ContestSample> samples() {
        List<ContestSample> samples = new ArrayList<>();
        ballots.forEach((contest, list) -> samples.add(new ContestSample(
                contest, list, List.of(), strata.of(contest), looks.getOrDefault(contest, List.of()))));
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
            Optional<String> contest = names.contest(table, contestCell);
            if (contest.isEmpty() || votes == WholeNumbers.BAD) {
                continue;
            }
            Integer station =
                    names.station(table, contest.get(), stationCell.text().toString());
            Integer choice =
                    names.choice(table, contest.get(), choiceCell.text().toString());
            if (station == null || choice == null || choice < 0) {
                continue;
            }
            long[] row = counts.computeIfAbsent(contest.get(), c -> new HashMap<>())
                    .computeIfAbsent(
                            station, s -> new long[names.choices(contest.get()).size()]);
            row[choice] += votes;
        }
    }

    void readDraws(TableCursor table) {
        Cell contestCell = table.optional("contest");
        if (kind == AuditTest.Kind.BATCH) {
            readStations(table, contestCell);
            return;
        }
        BallotCells cells = new BallotCells(table);
        while (table.next()) {
            cells.read(contestCell)
                    .ifPresent(b -> ballots.computeIfAbsent(b.contest(), c -> new ArrayList<>())
                            .add(b.ballot()));
        }
    }

    /** Tallies of rounds: the ballots of a round stand together, in whatever order, and the audit is looked at when it ends. */
    void readTallies(TableCursor table) {
        Cell contestCell = table.optional("contest");
        NumberCell roundCell = table.number(table.required("round"), "round");
        NumberCell ballotsCell = table.number(table.required("ballots"), "ballots");
        BallotCells cells = new BallotCells(table);
        Map<String, TreeMap<Long, List<ContestSample.Ballot>>> rounds = new LinkedHashMap<>();
        Map<String, Long> total = new HashMap<>();
        while (table.next()) {
            long round = roundCell.value();
            long count = ballotsCell.value();
            Optional<Drawn> drawn = cells.read(contestCell);
            if (drawn.isEmpty() || round == WholeNumbers.BAD || count == WholeNumbers.BAD) {
                continue;
            }
            String contest = drawn.get().contest();
            if (count > MOST_TIMES || total.merge(contest, count, Long::sum) > MOST_TIMES) {
                table.fatalOfKind(
                        "ballots",
                        Long.toString(count),
                        "More than " + MOST_TIMES + " ballots were drawn for contest " + contest,
                        "Maybe a figure was copied wrongly.");
                continue;
            }
            rounds.computeIfAbsent(contest, c -> new TreeMap<>())
                    .computeIfAbsent(round, r -> new ArrayList<>())
                    .addAll(Collections.nCopies((int) count, drawn.get().ballot()));
        }
        rounds.forEach((contest, byRound) -> {
            List<ContestSample.Ballot> all = ballots.computeIfAbsent(contest, c -> new ArrayList<>());
            List<Integer> ends = looks.computeIfAbsent(contest, c -> new ArrayList<>());
            byRound.values().stream().filter(list -> !list.isEmpty()).forEach(list -> {
                all.addAll(list);
                ends.add(all.size());
            });
        });
    }

    private record Drawn(String contest, ContestSample.Ballot ballot) {}

    /** The columns that tell of a ballot. */
    private final class BallotCells {
        private final TableCursor table;
        private final Cell recorded;
        private final Cell choice;
        private final Cell station;
        private final Cell stratum;

        BallotCells(TableCursor table) {
            this.table = table;
            boolean compared = kind == AuditTest.Kind.COMPARISON || strata.anyRecords();
            this.recorded = compared ? table.required("recorded") : table.optional("recorded");
            this.choice = table.required("choice");
            this.station = table.optional("station");
            this.stratum = table.optional("stratum");
        }

        Optional<Drawn> read(Cell contestCell) {
            Optional<String> contest = names.contest(table, contestCell);
            if (contest.isEmpty()) {
                return Optional.empty();
            }
            String id = contest.get();
            OptionalInt in = strata.stratum(
                    table, id, stratum.text().toString(), station.text().toString());
            Integer found = names.choice(table, id, choice.text().toString());
            if (in.isEmpty() || found == null) {
                return Optional.empty();
            }
            String record = recorded.text().toString();
            boolean compared = kind == AuditTest.Kind.COMPARISON || strata.records(id, in.getAsInt());
            if (!compared && strata.used() && !record.isEmpty()) {
                table.fatalOfKind(
                        "recorded",
                        record,
                        "The row gives a record, and stratum " + strata.name(id, in.getAsInt()) + " has none",
                        "Maybe the ballot was drawn from the other stratum, or records: in audit.yaml leaves it out.");
                return Optional.empty();
            }
            Integer said = compared ? names.choice(table, id, record) : Integer.valueOf(ContestSample.INVALID);
            return said == null
                    ? Optional.empty()
                    : Optional.of(new Drawn(id, new ContestSample.Ballot(said, found, in.getAsInt())));
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
            Optional<String> contest = names.contest(table, contestCell);
            if (contest.isEmpty() || times == WholeNumbers.BAD || invalid == WholeNumbers.BAD) {
                continue;
            }
            String id = stationCell.text().toString();
            Integer station = names.station(table, contest.get(), id);
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
                        names.tally(contest.get()).contest(),
                        votes,
                        handInvalid(contest.get(), station, votes, invalid)));
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
        ContestTally tally = names.tally(contest);
        long reported = Math.max(
                tally.stations().get(station).cast(),
                tally.valid(station) + Math.max(0, tally.stations().get(station).invalid()));
        long sum = 0;
        for (long v : votes) {
            sum += v;
        }
        return Math.max(0, reported - sum);
    }
}
