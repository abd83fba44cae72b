package org.recount.report.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is needed to make a run again: inputs, seed, versions, options, the command. It holds no date and nothing that
 * changes the time of a run but not its result (threads, the output folder), so the same inputs give the same bytes.
 *
 * @param program name of the program
 * @param version its version
 * @param java version of the Java runtime
 * @param libraries name and version of the libraries that shape the figures, in the order to print
 * @param command the command line that reproduces the run, word by word
 * @param seed seed of the run
 * @param options options in force, defaults included, in the order to print
 * @param inputs the files that were read, in the order to print
 */
public record RunManifest(
        String program,
        String version,
        String java,
        Map<String, String> libraries,
        List<String> command,
        long seed,
        Map<String, String> options,
        List<Input> inputs) {

    public RunManifest {
        libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
        command = List.copyOf(command);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        inputs = List.copyOf(inputs);
    }

    /** Returns the command as it is typed in a POSIX shell, with words quoted where that is needed. */
    public String commandLine() {
        return command.stream()
                .map(w -> w.matches("[A-Za-z0-9_@%+=:,./-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /**
     * A file that was read.
     *
     * @param path as shown to people, relative to where the command is typed
     * @param bytes its length
     * @param sha256 its SHA-256, 64 hexadecimal digits
     */
    public record Input(String path, long bytes, String sha256) {

        /**
         * Returns the entry of a file.
         *
         * @param shownAs path to print
         * @param file where it is
         * @throws IOException where it cannot be read
         */
        public static Input read(String shownAs, Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            return new Input(shownAs, content.length, Digests.sha256(content));
        }
    }
}
