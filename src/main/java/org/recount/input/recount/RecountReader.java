package org.recount.input.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.PollingStation;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.mapping.DataPlaces;
import org.recount.input.mapping.MappingReader;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.mapping.TableMappings;
import org.recount.input.mapping.TableSpec;
import org.recount.input.recount.RecountRows.Figure;
import org.recount.input.recount.RecountRows.Key;
import org.recount.input.recount.RecountRows.Opened;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.input.table.TableCursor;
import org.recount.input.table.WholeNumbers;
import org.recount.input.yaml.YamlFiles;

/**
 * Reads a recount from a folder or a zip, as {@code docs/formats.md} says. A {@code recount.yaml} in it may map files and
 * columns to other names, as election.yaml does.
 */
public final class RecountReader {
    private static final String FILE = "recount.yaml";
    private static final int LONGEST = 4_000_000;

    private final ReadOptions options;
    private final Problems problems;
    private final List<InputFile> files = new ArrayList<>();
    private final List<String> outsideByLot = new ArrayList<>();
    private SampleDesign design = SampleDesign.simple();

    private RecountReader(ReadOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /**
     * Reads a recount.
     *
     * @param path a folder, or a zip of one
     * @param election the election that it belongs to
     * @param options where published tables are
     * @throws InputException with every problem, if one of them stops a command
     * @throws UncheckedIOException if the machine failed
     */
    public static LoadedRecount read(Path path, Election election, ReadOptions options) {
        Problems problems = new Problems();
        return read(path, Optional.of(election), options, problems)
                .orElseThrow(() -> new InputException(problems.all()));
    }

    /**
     * Reads a recount as far as it can be read, for a check.
     *
     * @param path a folder, or a zip of one
     * @param election the election that it belongs to; without it only the files themselves are checked
     * @param options where published tables are
     * @param problems where every problem is told
     * @return the recount; empty where a problem stops a command, or without an election
     */
    public static Optional<LoadedRecount> read(
            Path path, Optional<Election> election, ReadOptions options, Problems problems) {
        Problems own = new Problems();
        Optional<LoadedRecount> loaded;
        try {
            loaded = new RecountReader(options, own).load(path, election.map(Stations::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.addAll(own.all());
        return loaded;
    }

    private Optional<LoadedRecount> load(Path path, Optional<Stations> stations) throws IOException {
        Optional<DataPlaces> opened = DataPlaces.open(path, FILE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (DataPlaces places = opened.get()) {
            Optional<TableMappings> mappings = mappings(places);
            if (mappings.isEmpty() || !places.openData(mappings.get(), options, problems)) {
                return Optional.empty();
            }
            TableMappings tables = mappings.get();
            RecountRows rows = new RecountRows();
            rows.sumVotes = tables.of(RecountTables.VOTES).sumDuplicates();
            rows.joinSame = tables.of(RecountTables.RECOUNT).sumDuplicates();
            ComplaintRows complaints = new ComplaintRows(stations);
            boolean readable = table(tables, places, RecountTables.RECOUNT, rows::readOpened);
            boolean hands = rows.opened.values().stream().anyMatch(o -> o.remedy() != Remedy.ANNUL);
            if (hands || isThere(tables, places, RecountTables.VOTES)) {
                readable &= table(tables, places, RecountTables.VOTES, rows::readVotes);
            }
            if (isThere(tables, places, RecountTables.COMPLAINTS)) {
                table(tables, places, RecountTables.COMPLAINTS, complaints::read);
            }
            if (!readable) {
                return Optional.empty();
            }
            checkRows(rows);
            List<OpenedStation> compared = stations.map(s -> compare(rows, s)).orElse(List.of());
            return problems.hasFatal() || stations.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LoadedRecount(
                            new RecountOnRecord(compared, complaints.complaints, design),
                            problems.all(),
                            files,
                            outsideByLot));
        }
    }

    private Optional<TableMappings> mappings(DataPlaces places) {
        Optional<DataFile> yaml = places.findYaml();
        if (yaml.isEmpty()) {
            return Optional.of(TableMappings.plain(FILE));
        }
        return TextFile.readAll(yaml.get(), LONGEST, problems, this::read)
                .flatMap(text -> YamlFiles.parse(FILE, text, problems))
                .map(top -> {
                    List<String> keys = new ArrayList<>(MappingReader.KEYS);
                    keys.addAll(DesignReader.KEYS);
                    top.warnOfUnknownKeys(keys);
                    design = DesignReader.read(top);
                    return MappingReader.read(top, RecountTables.ALL);
                });
    }

    private static boolean isThere(TableMappings tables, DataPlaces places, TableSpec table) {
        return tables.names(table) || places.find(tables, table).isPresent();
    }

    private boolean table(TableMappings tables, DataPlaces places, TableSpec table, Consumer<TableCursor> reader) {
        Optional<TableCursor> opened = places.require(tables, table, problems)
                .flatMap(file -> TableCursor.open(file, tables.of(table), problems, this::read));
        if (opened.isEmpty()) {
            return false;
        }
        try (TableCursor cursor = opened.get()) {
            try {
                reader.accept(cursor);
            } catch (ArithmeticException e) {
                cursor.fatal(
                        "",
                        "The figures up to this line add up to more than can be counted",
                        "Maybe a column holds something else than ballots.");
            }
            return cursor.readable();
        }
    }

    /** What can be told without the election. */
    private void checkRows(RecountRows rows) {
        for (Opened row : rows.opened.values()) {
            boolean counted = rows.votes.containsKey(row.key());
            if (row.remedy() == Remedy.ANNUL && counted) {
                problems.fatal(
                        rows.openedFile,
                        row.line(),
                        row.key().station(),
                        row.key() + " is annulled, but " + rows.votesFile + " has votes of it",
                        "Maybe the action is recount or readjudicate; or leave its votes out.");
            }
        }
        if (rows.unselected > 0) {
            problems.warn(
                    rows.openedFile,
                    0,
                    "",
                    "How they were selected is not said of " + rows.unselected + " of " + rows.opened.size()
                            + " stations; they count as selected_by other, which shows nothing about other stations",
                    "Maybe fill selected_by with random, complaint, control or other.");
        }
        rows.votes.forEach((key, figures) -> {
            if (!rows.opened.containsKey(key)) {
                problems.fatal(
                        rows.votesFile,
                        figures.values().iterator().next().line(),
                        key.station(),
                        key + " has votes of a hand count, but no row in " + rows.openedFile,
                        "Maybe add it there, with how it was selected.");
            }
        });
    }

    private List<OpenedStation> compared(RecountRows rows, Stations stations) {
        try {
            return compare(rows, stations);
        } catch (ArithmeticException e) {
            problems.fatal(
                    rows.votesFile,
                    0,
                    "",
                    "The votes of a station add up to more than can be counted",
                    "Maybe the column of votes holds something else.");
            return List.of();
        }
    }

    private List<OpenedStation> compare(RecountRows rows, Stations stations) {
        List<OpenedStation> opened = new ArrayList<>();
        for (Opened row : rows.opened.values()) {
            Key key = row.key();
            Optional<Contest> contest = stations.contest(key.contest());
            Optional<PollingStation> station = stations.station(key.contest(), key.station());
            if (contest.isEmpty()) {
                leftOut(rows, row, "contest " + key.contest(), stations.contestAdvice(key.contest()));
            } else if (station.isEmpty()) {
                leftOut(rows, row, "this station", stations.stationAdvice(key.contest(), key.station()));
            } else if (row.remedy() == Remedy.ANNUL) {
                opened.add(opened(row, Optional.empty()));
            } else {
                handCount(rows, row, contest.get(), station.get(), stations.announced(key.contest(), key.station()))
                        .ifPresent(count -> opened.add(opened(row, Optional.of(count))));
            }
        }
        return opened;
    }

    private void leftOut(RecountRows rows, Opened row, String what, String advice) {
        if (row.selection() == Selection.RANDOM || row.selection() == Selection.CONTROL) {
            outsideByLot.add(row.key().toString());
        }
        problems.warn(
                rows.openedFile,
                row.line(),
                row.key().station(),
                row.key() + " is in the list, but the election does not have " + what + "; it is left out",
                advice);
    }

    private Optional<ContestVotes> handCount(
            RecountRows rows, Opened row, Contest contest, PollingStation station, long announced) {
        Map<String, Figure> figures = rows.votes.getOrDefault(row.key(), Map.of());
        if (figures.isEmpty() && announced > 0) {
            problems.fatal(
                    rows.openedFile,
                    row.line(),
                    row.key().station(),
                    row.key() + " has the action " + row.remedy().id() + ", but " + rows.votesFile
                            + " has no votes of it",
                    "Maybe its rows are missing; zero rows may be left out, but not all of them.");
            return Optional.empty();
        }
        Map<String, Integer> index = new LinkedHashMap<>();
        List<Choice> choices = contest.choices();
        for (int i = 0; i < choices.size(); i++) {
            index.put(choices.get(i).id(), i);
        }
        long[] votes = new long[choices.size()];
        long total = Math.max(0, row.invalid());
        for (Map.Entry<String, Figure> figure : figures.entrySet()) {
            Integer choice = index.get(figure.getKey());
            if (choice == null) {
                problems.fatal(
                        rows.votesFile,
                        figure.getValue().line(),
                        figure.getKey(),
                        "Choice \"" + figure.getKey() + "\" is not in contest " + contest.id(),
                        "Maybe a typing error in the id, or the contest of the row is wrong.");
                return Optional.empty();
            }
            votes[choice] = figure.getValue().votes();
            total = Math.addExact(total, figure.getValue().votes());
        }
        if (station.registered() >= 0 && total > station.registered()) {
            problems.warn(
                    rows.openedFile,
                    row.line(),
                    Long.toString(total),
                    row.key() + " has " + total + " ballots in the hand count, more than its " + station.registered()
                            + " registered voters",
                    "Maybe a figure was copied wrongly; the count is taken as it is.");
        }
        return Optional.of(ContestVotes.of(contest, votes, Math.max(0, row.invalid())));
    }

    private static OpenedStation opened(Opened row, Optional<ContestVotes> count) {
        return new OpenedStation(
                row.key().station(),
                row.key().contest(),
                row.remedy(),
                row.selection(),
                count,
                row.invalid() != WholeNumbers.BLANK,
                row.note(),
                row.draws());
    }

    private void read(InputFile file) {
        if (files.stream().noneMatch(f -> f.name().equals(file.name()))) {
            files.add(file);
        }
    }
}
