package org.recount.input.election;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.mapping.DataPlaces;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.mapping.TableSpec;
import org.recount.input.source.DataFile;
import org.recount.input.table.TableCursor;

/**
 * Reads an election from a folder or a zip, as {@code docs/formats.md} says.
 *
 * <p>Everything wrong is collected first. What makes an honest answer impossible stops the reading ({@link
 * InputException}, exit code 3); the rest comes with the election.
 */
public final class ElectionReader {
    private static final String FILE = "election.yaml";

    private final ReadOptions options;
    private final Problems problems;
    private final List<InputFile> files = new ArrayList<>();

    private ElectionReader(ReadOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /**
     * Reads an election with the environment of the process.
     *
     * @param path a folder, a zip of one, or an election.yaml
     * @return the election
     * @throws InputException with every problem, if one of them stops a command
     * @throws UncheckedIOException if the machine failed
     */
    public static LoadedElection read(Path path) {
        return read(path, ReadOptions.ofEnvironment());
    }

    /**
     * Reads an election.
     *
     * @param path a folder, a zip of one, or an election.yaml
     * @param options where published tables are
     * @return the election
     * @throws InputException with every problem, if one of them stops a command
     * @throws UncheckedIOException if the machine failed
     */
    public static LoadedElection read(Path path, ReadOptions options) {
        Problems problems = new Problems();
        Optional<LoadedElection> loaded = read(path, options, problems);
        return loaded.orElseThrow(() -> new InputException(problems.all()));
    }

    /**
     * Reads an election as far as it can be read, for a check.
     *
     * @param path a folder, a zip of one, or an election.yaml
     * @param options where published tables are
     * @param problems where every problem is told
     * @return the election; empty where a problem stops a command
     */
    public static Optional<LoadedElection> read(Path path, ReadOptions options, Problems problems) {
        Problems own = new Problems();
        Optional<LoadedElection> loaded;
        try {
            loaded = new ElectionReader(options, own).load(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.addAll(own.all());
        return loaded;
    }

    private Optional<LoadedElection> load(Path path) throws IOException {
        Optional<DataPlaces> opened = DataPlaces.open(path, FILE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (DataPlaces places = opened.get()) {
            Optional<ElectionFile> file = places.requireYaml(problems)
                    .flatMap(f -> ElectionFileReader.read(f, places.defaultId(), problems, this::read));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            if (!places.openData(file.get().tables(), options, problems)) {
                return Optional.empty();
            }
            ElectionDraft draft = tables(file.get(), places);
            // Checks between tables make sense only where each table could be read.
            if (problems.hasFatal()) {
                return Optional.empty();
            }
            return assemble(file.get(), draft);
        }
    }

    private ElectionDraft tables(ElectionFile file, DataPlaces places) {
        ElectionDraft draft = new ElectionDraft();
        draft.sumVotes = file.tables().of(ElectionTables.VOTES).sumDuplicates();
        if (!table(file, places, ElectionTables.CONTESTS, new ContestsReader(file, draft, problems)::read)
                || !table(
                        file,
                        places,
                        ElectionTables.CHOICES,
                        new ChoicesReader(
                                draft,
                                problems,
                                file.tables().of(ElectionTables.CHOICES).sumDuplicates())::read)) {
            return draft;
        }
        boolean totals = file.tables().names(ElectionTables.TOTALS)
                || places.find(file.tables(), ElectionTables.TOTALS).isPresent();
        boolean votes = file.tables().names(ElectionTables.VOTES)
                || places.find(file.tables(), ElectionTables.VOTES).isPresent();
        boolean stations = file.tables().names(ElectionTables.STATIONS)
                || places.find(file.tables(), ElectionTables.STATIONS).isPresent();
        // Totals alone are enough; stations and votes belong together.
        if (stations || votes || !totals) {
            table(file, places, ElectionTables.STATIONS, new StationsReader(draft, problems)::read);
            table(file, places, ElectionTables.VOTES, new VotesReader(draft, problems)::read);
        }
        if (totals) {
            boolean sum = file.tables().of(ElectionTables.TOTALS).sumDuplicates();
            table(file, places, ElectionTables.TOTALS, new TotalsReader(draft, problems, sum)::read);
        }
        return draft;
    }

    private boolean table(ElectionFile file, DataPlaces places, TableSpec table, Consumer<TableCursor> reader) {
        Optional<DataFile> data = places.require(file.tables(), table, problems);
        if (data.isEmpty()) {
            return false;
        }
        Optional<TableCursor> opened =
                TableCursor.open(data.get(), file.tables().of(table), problems, this::read);
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

    private Optional<LoadedElection> assemble(ElectionFile file, ElectionDraft draft) {
        ElectionAssembler assembler = new ElectionAssembler(draft, problems);
        List<ContestTally> tallies = assembler.assemble();
        assembler.tellRest();
        if (problems.hasFatal()) {
            return Optional.empty();
        }
        return Optional.of(new LoadedElection(
                new Election(file.id(), file.name(), file.date(), file.source(), file.licence(), tallies),
                draft.contests.stream().map(c -> c.rule).toList(),
                assembler.otherTotals(),
                problems.all(),
                files,
                assembler.listed()));
    }

    /** Notes a file that was read; one that serves two tables is noted once. */
    private void read(InputFile file) {
        if (files.stream().noneMatch(f -> f.name().equals(file.name()))) {
            files.add(file);
        }
    }
}
