package org.recount.input.source;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.recount.input.InputFile;
import org.recount.input.Problems;

/** A text file that is being read, checked to be UTF-8 on the way. */
public final class TextFile implements Closeable {
    private final CheckedStream stream;
    private final Reader reader;

    private TextFile(CheckedStream stream) {
        this.stream = stream;
        this.reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be opened; {@link NotTextException} if its first bytes show that it is no text
     */
    public static TextFile open(DataFile file) throws IOException {
        InputStream in = file.open();
        try {
            return new TextFile(new CheckedStream(file.name(), in));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Returns the characters, without a byte order mark; throws {@link NotTextException} where they are none. */
    public Reader reader() {
        return reader;
    }

    /** Returns name, size and SHA-256 of the whole file; reads what has not been read. */
    public InputFile finish() throws IOException {
        return stream.finish();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /**
     * Reads a whole small text.
     *
     * @param file the file
     * @param most most characters that it may have
     * @param problems where it is told that the file is no text, too long or cannot be read
     * @param read gets name, size and SHA-256
     * @return the text; empty where a problem was told
     */
    public static Optional<String> readAll(DataFile file, int most, Problems problems, Consumer<InputFile> read) {
        try (TextFile text = open(file);
                BufferedReader in = new BufferedReader(text.reader())) {
            StringBuilder all = new StringBuilder();
            char[] buffer = new char[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.append(buffer, 0, n);
                if (all.length() > most) {
                    problems.fatal(
                            file.name(),
                            0,
                            "",
                            "The file is longer than " + most + " characters",
                            "Maybe it is not the file that is meant.");
                    return Optional.empty();
                }
            }
            read.accept(text.finish());
            return Optional.of(all.toString());
        } catch (IOException e) {
            tell(file.name(), e, problems);
            return Optional.empty();
        }
    }

    /**
     * Tells a failure to read as a problem of the input.
     *
     * @throws UncheckedIOException if it is no fault of the input but of the machine
     */
    public static void tell(String file, IOException failure, Problems problems) {
        if (failure instanceof NotTextException not) {
            problems.fatal(file, not.line(), not.value(), String.valueOf(not.getMessage()), not.advice());
        } else if (failure instanceof AccessDeniedException) {
            problems.fatal(
                    file, 0, "", "The file may not be read by you", "Maybe change its permissions: chmod u+r FILE.");
        } else if (failure instanceof NoSuchFileException) {
            problems.fatal(file, 0, "", "There is no such file", "Maybe it was moved while recount was reading.");
        } else if (failure instanceof ZipException) {
            problems.fatal(
                    file,
                    0,
                    "",
                    "The zip is damaged: " + failure.getMessage(),
                    "Maybe it was not downloaded to the end; download it again.");
        } else {
            throw new UncheckedIOException(failure);
        }
    }
}
