package org.recount.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The election that a command is about; a mixin. */
final class ElectionInput {
    @Parameters(
            index = "0",
            paramLabel = "ELECTION",
            description = "The folder of the election (or a .zip of it), in which election.yaml lies.")
    private Path path = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the published tables, in place of \"root\" in election.yaml.")
    private @Nullable Path data;

    /** Reads the election; throws what becomes exit code 3 if it cannot be read. */
    LoadedElection read() {
        return ElectionReader.read(path, options());
    }

    /** Returns the path as it was given. */
    Path path() {
        return path;
    }

    /** Returns the words that name it on the command line, for a manifest. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(show(path)));
        if (data != null) {
            words.addAll(List.of("--data", show(data)));
        }
        return words;
    }

    /** Returns a path with slashes. */
    static String show(Path path) {
        return path.toString().replace('\\', '/');
    }

    private ReadOptions options() {
        return new ReadOptions(
                Optional.ofNullable(data), ReadOptions.ofEnvironment().environment());
    }
}
