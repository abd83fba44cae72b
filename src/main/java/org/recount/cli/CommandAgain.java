package org.recount.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.recount.input.InputException;
import org.recount.report.verify.StoredReport;
import org.recount.report.write.RunManifest;

/**
 * Types the command of a manifest again, with a folder of its own for the output, and reads what it wrote. For the reports
 * of every command but {@code run}, which is made again without writing anything.
 */
final class CommandAgain implements AutoCloseable {
    /** Commands that write a report with a manifest. A manifest is data: it must not start anything else. */
    static final Set<String> COMMANDS = Set.of("sweep", "plan", "assess", "draw", "backtest");

    private final Path temporary;
    private final StoredReport report;

    /**
     * Runs the command.
     *
     * @param manifest the manifest
     * @param file the manifest's file, for problems
     * @param err where progress and problems go
     * @throws InputException where the command is none of those, or does not end well
     */
    CommandAgain(RunManifest manifest, String file, PrintWriter err) {
        List<String> words = manifest.command();
        refuse(manifest, file);
        List<String> args = new ArrayList<>(words.subList(1, words.size()));
        try {
            temporary = Files.createTempDirectory("recount-verify-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean done = false;
        try {
            args.addAll(List.of("-o", temporary.resolve("reports").toString()));
            PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            int code = Main.run(nowhere, err, args.toArray(String[]::new));
            if (code != ExitCodes.DONE && code != ExitCodes.CHECK_FAILED) {
                throw InputException.of(
                        file,
                        0,
                        manifest.commandLine(),
                        "The command of the report ends with exit code " + code + ": " + manifest.commandLine(),
                        code == ExitCodes.USAGE
                                ? "Maybe the manifest was edited, or written by another version of this program."
                                : "Maybe its inputs are not here: call verify from the folder in which it was typed.");
            }
            report = StoredReport.read(written(manifest, file));
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private static void refuse(RunManifest manifest, String file) {
        List<String> words = manifest.command();
        boolean known = words.get(0).equals("./recount") && COMMANDS.contains(words.get(1));
        boolean elsewhere = words.stream().anyMatch(w -> w.startsWith("-o") || w.startsWith("--out"));
        if (!known || elsewhere) {
            throw InputException.of(
                    file,
                    0,
                    manifest.commandLine(),
                    "The report was made by \"" + manifest.commandLine() + "\", which is not run again"
                            + (known ? ": it names a folder for the output" : ""),
                    "Maybe run that command into another folder and compare the two.");
        }
    }

    private Path written(RunManifest manifest, String file) {
        try (Stream<Path> walk = Files.walk(temporary, 3)) {
            Optional<Path> folder = walk.filter(p -> p.endsWith(StoredReport.MANIFEST))
                    .map(Path::getParent)
                    .min(Comparator.naturalOrder());
            return folder.orElseThrow(() -> InputException.of(
                    file,
                    0,
                    manifest.commandLine(),
                    "The command of the report writes no report now: " + manifest.commandLine(),
                    "Maybe it was written by another version of the program (" + manifest.version() + ")."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the report that the command wrote. */
    StoredReport report() {
        return report;
    }

    /** Returns the files that it wrote, without the manifest, by path. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            for (String path : report.outputs().keySet()) {
                files.put(path, Files.readAllBytes(report.folder().resolve(path)));
            }
            Path page = report.folder().resolve(StoredReport.PAGE);
            if (Files.isRegularFile(page)) {
                files.put(StoredReport.PAGE, Files.readAllBytes(page));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Removes what was written. */
    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(temporary)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Litter in the temporary folder is no reason to fail.
        }
    }
}
