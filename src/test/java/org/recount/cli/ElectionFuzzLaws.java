package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import org.recount.testing.RecountFolder;

/** Whatever happens to the bytes of a folder: an answer, or a list of problems; never anything else. */
class ElectionFuzzLaws {
    private static final List<String> FILES =
            List.of("election.yaml", "contests.csv", "choices.csv", "stations.csv", "votes.csv", "totals.csv");

    /**
     * One spoiling of one file, at a place given as a share of its length.
     *
     * @param file the file
     * @param kind what is done
     * @param at where, in [0, 1)
     * @param length how much
     * @param text what is put in
     */
    record Spoiling(String file, Kind kind, double at, int length, String text) {
        enum Kind {
            TURN_A_BIT,
            CUT_OUT,
            REPEAT,
            PUT_IN,
            CUT_OFF,
            SWAP_LINES,
            REPLACE_A_CELL
        }

        void apply(ElectionFolder folder) {
            byte[] bytes = folder.bytes(file);
            int from = (int) (at * bytes.length);
            int to = Math.min(bytes.length, from + length);
            switch (kind) {
                case TURN_A_BIT -> {
                    if (from < bytes.length) {
                        bytes[from] = (byte) (bytes[from] ^ (1 << (length % 8)));
                    }
                    folder.put(file, bytes);
                }
                case CUT_OUT -> folder.put(file, join(bytes, 0, from, bytes, to, bytes.length));
                case REPEAT -> folder.put(file, join(bytes, 0, to, bytes, from, bytes.length));
                case PUT_IN -> {
                    byte[] in = text.getBytes(StandardCharsets.UTF_8);
                    folder.put(
                            file,
                            join(
                                    join(bytes, 0, from, in, 0, in.length),
                                    0,
                                    from + in.length,
                                    bytes,
                                    from,
                                    bytes.length));
                }
                case CUT_OFF -> folder.put(file, join(bytes, 0, from, bytes, 0, 0));
                case SWAP_LINES -> {
                    List<String> lines = new ArrayList<>(
                            new String(bytes, StandardCharsets.UTF_8).lines().toList());
                    if (lines.size() > 1) {
                        Collections.swap(lines, (int) (at * lines.size()), length % lines.size());
                    }
                    folder.put(file, String.join("\n", lines));
                }
                case REPLACE_A_CELL -> {
                    String[] cells = new String(bytes, StandardCharsets.UTF_8).split(",", -1);
                    cells[(int) (at * cells.length)] = text;
                    folder.put(file, String.join(",", cells));
                }
            }
        }

        private static byte[] join(byte[] a, int a0, int a1, byte[] b, int b0, int b1) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(a, a0, a1 - a0);
            out.write(b, b0, b1 - b0);
            return out.toByteArray();
        }
    }

    @Provide
    Arbitrary<List<Spoiling>> spoilings() {
        return spoilings(FILES);
    }

    @Provide
    Arbitrary<List<Spoiling>> recountSpoilings() {
        return spoilings(List.of("recount.csv", "recount_votes.csv", "complaints.csv"));
    }

    static Arbitrary<List<Spoiling>> spoilings(List<String> files) {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.strings().withChars("0123456789.,-\"\n{}[]:&*!%\t ").ofMaxLength(8),
                Arbitraries.of(
                        "999999999999999999999",
                        "-1",
                        "1000000000000000",
                        "\"",
                        "\0",
                        "{method: hare}",
                        "dhondt",
                        "0.5",
                        "\uD800",
                        "99999",
                        "n1",
                        "N"));
        return Combinators.combine(
                        Arbitraries.of(files),
                        Arbitraries.of(Spoiling.Kind.class),
                        Arbitraries.doubles().between(0, true, 1, false),
                        Arbitraries.integers().between(0, 40),
                        text)
                .as(Spoiling::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void aSpoiledFolderGivesAnAnswerOrProblems(@ForAll("spoilings") List<Spoiling> spoilings) throws IOException {
        answerOrProblems(spoilings);
    }

    @Tag("soak")
    @Property(tries = 10_000)
    void manySpoiledFoldersGiveAnAnswerOrProblems(@ForAll("spoilings") List<Spoiling> spoilings) throws IOException {
        answerOrProblems(spoilings);
    }

    @Property(tries = 150)
    void aSpoiledRecountIsGoodOrHasProblems(@ForAll("recountSpoilings") List<Spoiling> spoilings) throws IOException {
        ElectionFolder recount = RecountFolder.small();
        spoilings.forEach(s -> s.apply(recount));
        Path temp = Files.createTempDirectory("recount-fuzz");
        try {
            String election = ElectionFolder.small().writeTo(temp.resolve("e")).toString();
            Run run = Run.of(
                    "validate", election, recount.writeTo(temp.resolve("r")).toString());
            assertThat(run.code()).as(run.err()).isIn(ExitCodes.DONE, ExitCodes.BAD_INPUT);
            assertThat(run.err().contains("error: ")).isEqualTo(run.code() == ExitCodes.BAD_INPUT);
        } finally {
            delete(temp);
        }
    }

    private static void answerOrProblems(List<Spoiling> spoilings) throws IOException {
        ElectionFolder folder = ElectionFolder.small();
        spoilings.forEach(s -> s.apply(folder));
        Path temp = Files.createTempDirectory("recount-fuzz");
        try {
            Run run = Run.of("allocate", "--json", folder.writeTo(temp).toString());
            assertThat(run.code()).as(run.err()).isIn(ExitCodes.DONE, ExitCodes.BAD_INPUT);
            if (run.code() == ExitCodes.BAD_INPUT) {
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).contains("error: ", "Maybe ");
            } else {
                assertThat(run.out()).startsWith("{");
            }
        } finally {
            delete(temp);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
