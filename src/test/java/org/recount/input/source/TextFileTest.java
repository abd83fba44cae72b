package org.recount.input.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.input.Problem;
import org.recount.input.Problems;

/** Files that a system refuses to open, whoever runs the tests: the superuser is refused nothing on a real disk. */
class TextFileTest {
    private final Problems problems = new Problems();

    /** A file that cannot be opened, or that fails after its first bytes. */
    private record Refused(IOException why, boolean later) implements DataFile {
        @Override
        public String name() {
            return "votes.csv";
        }

        @Override
        public InputStream open() throws IOException {
            if (!later) {
                throw why;
            }
            return new InputStream() {
                private int at;

                @Override
                public int read() throws IOException {
                    if (at++ < 100) {
                        return 'x';
                    }
                    throw why;
                }
            };
        }
    }

    static java.util.stream.Stream<Arguments> whatTheReaderCanPutRight() {
        return java.util.stream.Stream.of(
                Arguments.of(new AccessDeniedException("votes.csv"), "The file may not be read by you", "chmod u+r"),
                Arguments.of(new NoSuchFileException("votes.csv"), "There is no such file", "Maybe it was moved"),
                Arguments.of(
                        new ZipException("bad CRC"), "The zip is damaged: bad CRC", "Maybe it was not downloaded"));
    }

    @ParameterizedTest
    @MethodSource("whatTheReaderCanPutRight")
    void isAProblemOfTheInput(IOException why, String message, String advice) {
        for (boolean later : new boolean[] {false, true}) {
            Problems own = new Problems();
            Optional<String> text = TextFile.readAll(new Refused(why, later), 1000, own, f -> {
                throw new AssertionError("nothing was read to the end");
            });
            assertThat(text).isEmpty();
            assertThat(own.all()).singleElement().satisfies(p -> {
                assertThat(p.file()).isEqualTo("votes.csv");
                assertThat(p.severity()).isEqualTo(Problem.Severity.FATAL);
                assertThat(p.message()).isEqualTo(message);
                assertThat(p.advice()).contains(advice);
            });
        }
    }

    @Test
    void aFailingDiskIsAFailureOfTheMachine() {
        IOException why = new FileSystemException("votes.csv", null, "Input/output error");
        assertThatThrownBy(() -> TextFile.readAll(new Refused(why, true), 1000, problems, f -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(why);
        assertThat(problems.isEmpty()).isTrue();
    }
}
