package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.report.verify.StoredReport;
import org.recount.testing.ElectionFolder;
import org.recount.testing.RecountFolder;

/** The reports of assess, plan, draw and backtest: each verifies, and one changed byte in any of its files is found and named. */
class VerifyOtherReportsTest {
    @TempDir
    private Path temp = Path.of("");

    private Path election() {
        return ElectionFolder.small().writeTo(temp.resolve("election"));
    }

    /** Runs a command with {@code -o} and returns the folder that it wrote. */
    private Path written(String... command) throws IOException {
        Path reports = temp.resolve("written");
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("-o", reports.toString()));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        try (Stream<Path> walk = Files.walk(reports)) {
            return walk.filter(p -> p.endsWith(StoredReport.MANIFEST))
                    .map(Path::getParent)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static void requireThatEachByteCounts(Path report, int files) throws IOException {
        Run good = Run.of("verify", report.toString());
        assertThat(good.code()).as(good.out() + good.err()).isZero();
        assertThat(good.out()).endsWith("The report is what its manifest makes.\n");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(report)) {
            all = walk.filter(Files::isRegularFile)
                    .filter(p -> !p.endsWith(StoredReport.MANIFEST))
                    .sorted()
                    .toList();
        }
        assertThat(all.size()).as("%s", all).isGreaterThanOrEqualTo(files);
        // All at once, each named: to make a report again for each of its files would take long.
        for (Path file : all) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        Run bad = Run.of("verify", report.toString());
        assertThat(bad.code()).isEqualTo(ExitCodes.CHECK_FAILED);
        for (Path file : all) {
            assertThat(bad.out()).contains(report.relativize(file).toString().replace('\\', '/') + ": ");
        }
        assertThat(bad.out()).endsWith("The report is NOT what its manifest makes.\n");
    }

    /** An input that was changed since is found too, and named. */
    private static void requireThatInputsCount(Path report, Path input) throws IOException {
        String before = Files.readString(input);
        Files.writeString(input, before + "\n", StandardCharsets.UTF_8);
        Run changed = Run.of("verify", report.toString());
        assertThat(changed.code()).as(changed.out() + changed.err()).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(changed.out()).contains(input.getFileName() + ": changed since the report was written");
        Files.writeString(input, before);
    }

    @Test
    void assess() throws IOException {
        Path election = election();
        Path recount = RecountFolder.small().writeTo(temp.resolve("recount"));
        Path report = written(
                "assess",
                election.toString(),
                "--recount",
                recount.toString(),
                "--hand-error",
                "0.01",
                "--risk-limit",
                "0.1");
        requireThatInputsCount(report, recount.resolve("recount.csv"));
        requireThatEachByteCounts(report, 6);
    }

    @Test
    void plan() throws IOException {
        Path report = written("plan", election().toString(), "--trials", "20");
        requireThatInputsCount(report, temp.resolve("election/votes.csv"));
        requireThatEachByteCounts(report, 5);
    }

    @Test
    void draw() throws IOException {
        Path report = written(
                "draw",
                election().toString(),
                "--seed=-o, 20 dice: 5341 7960",
                "--size",
                "3",
                "--strata",
                "contest",
                "--method",
                "ticket");
        requireThatInputsCount(report, temp.resolve("election/stations.csv"));
        requireThatEachByteCounts(report, 6);
    }

    @Test
    void drawOfNumbersBySize() throws IOException {
        Path election = election();
        requireThatEachByteCounts(
                written(
                        "draw",
                        election.toString(),
                        "--seed",
                        "1",
                        "--size",
                        "5",
                        "--proportional-to",
                        "ballots",
                        "--replace",
                        "--skip",
                        "2"),
                6);
    }

    @Test
    void backtest() throws IOException {
        Path election = BacktestCommandTest.forty(temp.resolve("forty"));
        Path report = written(
                "backtest",
                election.toString(),
                "--truth",
                election.resolve("truth").toString(),
                "--truth-data",
                election.toString(),
                "--sizes",
                "10",
                "--reps",
                "20");
        requireThatInputsCount(report, election.resolve("choices.csv"));
        requireThatEachByteCounts(report, 8);
    }
}
