package org.recount.input.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.PollingStation;
import org.recount.input.Nearest;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;
import org.recount.input.table.WholeNumbers;
import org.recount.risk.audit.AuditStratum;
import org.recount.risk.audit.AuditTest;

/**
 * The strata or pools of each contest: its stations by a column of stations.csv and by which of them have records, or what
 * strata.csv says.
 */
final class AuditStrata {
    /** The strata of a contest, and in which of them each of its stations lies; no stations where they are not known. */
    private record Strata(List<AuditStratum> list, Map<String, Integer> byName, Map<String, Integer> byStation) {}

    private static final String ALL = "all";
    private static final String RECORDS = "records";
    private static final String POLLED = "polled";

    private final Election election;
    private final AuditNames names;
    private final AuditTest test;
    private final StrataKeys keys;
    private final Map<String, Strata> strata = new HashMap<>();
    private boolean fromTable;

    AuditStrata(Election election, AuditNames names, AuditTest test, StrataKeys keys) {
        this.election = election;
        this.names = names;
        this.test = test;
        this.keys = keys;
        if (test.byStratum()) {
            election.tallies().forEach(t -> ofStations(t).ifPresent(s -> put(t, s)));
        }
    }

    private void put(ContestTally tally, Strata of) {
        strata.put(tally.contest().id(), of);
    }

    /** Returns whether ballots are told apart by strata at all. */
    boolean used() {
        return test.byStratum();
    }

    /** Returns whether any stratum can have records. */
    boolean anyRecords() {
        return test.byStratum() && keys.said();
    }

    List<AuditStratum> of(String contest) {
        Strata of = strata.get(contest);
        return of == null ? List.of() : of.list();
    }

    boolean records(String contest, int stratum) {
        return used() && of(contest).get(stratum).records();
    }

    String name(String contest, int stratum) {
        return of(contest).get(stratum).name();
    }

    /** Returns the stratum of a row, told by its name or by the station of the ballot; empty where neither fits, which is told. */
    OptionalInt stratum(TableCursor table, String contest, String name, String station) {
        if (!used()) {
            return OptionalInt.of(0);
        }
        Strata of = strata.get(contest);
        if (of == null) {
            table.fatalOfKind(
                    "strata of " + contest,
                    contest,
                    "The strata of contest " + contest + " are not known",
                    fromTable
                            ? "Maybe add its rows to strata.csv."
                            : "Maybe add strata.csv, with the columns stratum, choice and votes.");
            return OptionalInt.empty();
        }
        Integer byName = of.byName().get(name);
        Integer byStation = of.byStation().get(station);
        if (!name.isEmpty() && byName == null) {
            return unknown(table, "stratum", name, contest, of.byName());
        }
        if (!station.isEmpty() && byStation == null && !of.byStation().isEmpty()) {
            return unknown(table, "station", station, contest, of.byStation());
        }
        if (byName != null && byStation != null && !byName.equals(byStation)) {
            table.fatalOfKind(
                    "stratum",
                    name,
                    "Station " + station + " is in stratum "
                            + of.list().get(byStation).name() + ", and the row says " + name,
                    "Maybe leave the column stratum out.");
            return OptionalInt.empty();
        }
        if (byName != null) {
            return OptionalInt.of(byName);
        }
        if (byStation != null) {
            return OptionalInt.of(byStation);
        }
        if (of.list().size() == 1) {
            return OptionalInt.of(0);
        }
        table.fatalOfKind(
                "stratum",
                "",
                "The row does not say from which stratum the ballot was drawn",
                "Maybe add a column " + (of.byStation().isEmpty() ? "stratum" : "station, or stratum")
                        + " with one of: " + some(of.byName()) + ".");
        return OptionalInt.empty();
    }

    private static OptionalInt unknown(
            TableCursor table, String what, String value, String contest, Map<String, Integer> known) {
        table.fatalOfKind(
                what,
                value,
                "There is no " + what + " \"" + value + "\" in contest " + contest,
                Nearest.to(value, List.copyOf(known.keySet()))
                        .map(n -> "Maybe \"" + n + "\" is meant.")
                        .orElse("Maybe one of: " + some(known) + "."));
        return OptionalInt.empty();
    }

    private static String some(Map<String, Integer> known) {
        return String.join(", ", known.keySet().stream().limit(10).toList()) + (known.size() > 10 ? " ..." : "");
    }

    /** The strata by the stations; empty where they are not known and are needed. */
    private Optional<Strata> ofStations(ContestTally tally) {
        int n = tally.stations().size();
        if (n == 0) {
            boolean one =
                    test.kind() == AuditTest.Kind.BAYESIAN && keys.column().isEmpty() && !keys.said();
            return one
                    ? Optional.of(
                            new Strata(List.of(new AuditStratum(ALL, false, tally.totals())), Map.of(ALL, 0), Map.of()))
                    : Optional.empty();
        }
        Map<String, long[]> kinds = new LinkedHashMap<>();
        Map<String, Boolean> records = new HashMap<>();
        Map<String, String> ofStation = new LinkedHashMap<>();
        int choices = tally.contest().choices().size();
        for (int p = 0; p < n; p++) {
            PollingStation station = tally.stations().get(p);
            boolean has = keys.has(station);
            String name = has ? RECORDS : keys.column().isPresent() ? keys.valueOf(station) : unnamed(station);
            records.put(name, has);
            ofStation.put(station.id(), name);
            long[] sum = kinds.computeIfAbsent(name, k -> new long[choices + 1]);
            long[] row = tally.row(p);
            long valid = 0;
            for (int c = 0; c < choices; c++) {
                sum[c] += row[c];
                valid += row[c];
            }
            sum[choices] += Math.max(station.cast(), valid + Math.max(0, station.invalid())) - valid;
        }
        return Optional.of(strata(tally, kinds, records, ofStation));
    }

    private String unnamed(PollingStation station) {
        return switch (test.kind()) {
            case ONEAUDIT -> station.id();
            case STRATIFIED -> POLLED;
            case POLLING, COMPARISON, BATCH, BAYESIAN -> ALL;
        };
    }

    private static Strata strata(
            ContestTally tally,
            Map<String, long[]> kinds,
            Map<String, Boolean> records,
            Map<String, String> ofStation) {
        List<AuditStratum> list = new ArrayList<>();
        Map<String, Integer> byName = new LinkedHashMap<>();
        kinds.forEach((name, sum) -> {
            byName.put(name, list.size());
            long[] votes = java.util.Arrays.copyOf(sum, sum.length - 1);
            list.add(new AuditStratum(
                    name,
                    records.getOrDefault(name, false),
                    ContestVotes.of(tally.contest(), votes, sum[sum.length - 1])));
        });
        Map<String, Integer> byStation = new LinkedHashMap<>();
        ofStation.forEach((station, name) -> byStation.put(station, byName.getOrDefault(name, 0)));
        return new Strata(list, byName, byStation);
    }

    /** Reads strata.csv, which then says all about strata. */
    void read(TableCursor table) {
        fromTable = true;
        strata.clear();
        Cell contestCell = table.optional("contest");
        Cell stratumCell = table.required("stratum");
        Cell choiceCell = table.required("choice");
        NumberCell votesCell = table.number(table.required("votes"), "votes");
        Map<String, Map<String, long[]>> all = new LinkedHashMap<>();
        while (table.next()) {
            long votes = votesCell.value();
            Optional<String> contest = names.contest(table, contestCell);
            String name = stratumCell.text().toString();
            if (contest.isEmpty() || votes == WholeNumbers.BAD) {
                continue;
            }
            Integer choice =
                    names.choice(table, contest.get(), choiceCell.text().toString());
            if (choice == null) {
                continue;
            }
            if (name.isEmpty()) {
                table.fatalOfKind("stratum", "", "The row names no stratum", "Maybe a column is empty.");
                continue;
            }
            int choices = names.choices(contest.get()).size();
            long[] sum = all.computeIfAbsent(contest.get(), c -> new LinkedHashMap<>())
                    .computeIfAbsent(name, s -> new long[choices + 1]);
            sum[choice < 0 ? choices : choice] += votes;
        }
        all.forEach((contest, kinds) -> {
            ContestTally tally = names.tally(contest);
            Map<String, Boolean> records = new HashMap<>();
            kinds.keySet().forEach(name -> records.put(name, keys.hasStratum(name)));
            compare(table, tally, kinds);
            put(tally, strata(tally, kinds, records, Map.of()));
        });
        keys.stratumNames().stream()
                .filter(name -> all.values().stream().noneMatch(k -> k.containsKey(name)))
                .forEach(name -> table.fatal(
                        name,
                        "There is no stratum \"" + name + "\" in strata.csv, and records: in audit.yaml names it",
                        "Maybe a typing error."));
    }

    /** The strata must add up to what was reported. */
    private void compare(TableCursor table, ContestTally tally, Map<String, long[]> kinds) {
        int choices = tally.contest().choices().size();
        long[] sum = new long[choices + 1];
        kinds.values().forEach(k -> {
            for (int c = 0; c <= choices; c++) {
                sum[c] += k[c];
            }
        });
        String contest = tally.contest().id();
        for (int c = 0; c < choices; c++) {
            if (sum[c] != tally.totals().votes(c)) {
                table.fatal(
                        Long.toString(sum[c]),
                        "The strata of contest " + contest + " have " + sum[c] + " votes for "
                                + tally.contest().choices().get(c).id() + ", the election reports "
                                + tally.totals().votes(c),
                        "Maybe a stratum or a row is missing, or a figure was copied wrongly.");
            }
        }
        long inBoxes = 0;
        for (int p = 0; p < tally.stations().size(); p++) {
            PollingStation s = tally.stations().get(p);
            inBoxes += Math.max(s.cast(), tally.valid(p) + Math.max(0, s.invalid()));
        }
        long invalid = Math.max(inBoxes, tally.totals().cast()) - tally.totals().valid();
        if (sum[choices] != invalid) {
            table.fatal(
                    Long.toString(sum[choices]),
                    "The strata of contest " + contest + " have " + sum[choices] + " ballots without a valid vote, the"
                            + " election reports " + invalid,
                    "Maybe add rows with the choice " + AuditNames.INVALID + ".");
        }
    }
}
