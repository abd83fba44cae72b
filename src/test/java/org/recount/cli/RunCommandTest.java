package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.report.write.RunManifest;
import org.recount.report.write.SummaryJson;

class RunCommandTest {
    private static final String IRAQ = "scenarios/iraq-2021";

    @TempDir
    private Path dir = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesAReportWithTheSameBytesForAnyNumberOfThreads() throws IOException {
        Path one = dir.resolve("one");
        Path two = dir.resolve("two");
        assertThat(run("run", IRAQ, "--trials", "70", "--threads", "1", "-o", one.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("run", IRAQ, "--trials", "70", "--threads", "2", "-o", two.toString()))
                .isZero();
        List<String> files = names(one);
        assertThat(files)
                .contains(
                        "iraq-2021/index.html",
                        "iraq-2021/summary.json",
                        "iraq-2021/summary.md",
                        "iraq-2021/seats.csv",
                        "iraq-2021/contests.csv",
                        "iraq-2021/manifest.json");
        assertThat(names(two)).isEqualTo(files);
        for (String file : files) {
            assertThat(Files.readAllBytes(two.resolve(file))).as(file).isEqualTo(Files.readAllBytes(one.resolve(file)));
        }
        assertThat(out.toString())
                .contains("Report: " + one.resolve("iraq-2021").resolve("index.html"));
        assertThat(err.toString()).contains("iraq-2021: 70 trials, seed 20211010");
        assertThat(Files.readString(one.resolve("iraq-2021/manifest.json")))
                .contains("20211010")
                .contains("scenarios/iraq-2021/scenario.yaml")
                .doesNotContain(dir.toString());
    }

    @Test
    void jsonIsOneDocumentOnStandardOutputAndNothingElse() {
        assertThat(run("run", IRAQ, "--trials", "50", "--json", "--seed", "5", "-o", dir.toString()))
                .isZero();
        var result = SummaryJson.parse(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(result.trials()).isEqualTo(50);
        assertThat(result.seed()).isEqualTo(5);
        assertThat(result.scenario().id()).isEqualTo("iraq-2021");
    }

    @Test
    void rareDrawsAreCheckedAndReadBackFromAManifest() {
        assertThat(run("run", IRAQ, "--rare-draws", "7")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--rare-draws 7 is not between").contains("Maybe 20000");
        RunRequest request = new RunRequest(IRAQ, 500, 3, 0, 5000);
        assertThat(request.command()).containsSubsequence("--rare-draws", "5000");
        java.util.function.Function<Map<String, String>, RunManifest> manifest =
                options -> new RunManifest("recount", "1", "17", Map.of(), request.command(), 3, options, List.of());
        assertThat(RunRequest.of(manifest.apply(request.options()))).contains(request);
        Map<String, String> other = new java.util.LinkedHashMap<>(request.options());
        other.put("rare-draws", "6000");
        assertThat(RunRequest.of(manifest.apply(other)))
                .as("command and options differ")
                .isEmpty();
    }

    @Test
    void aRunUntilAWidthSaysWhatItTookAndIsVerified() throws IOException {
        assertThat(run("run", IRAQ, "--until-width", "0.9", "--trials", "150", "-o", dir.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("ended at the cap before that, after 150 trials of 3 elections (at most 150")
                .contains("valid at any stopping time");
        Path report = dir.resolve("iraq-2021");
        assertThat(Files.readString(report.resolve("manifest.json"))).contains("\"--until-width\", \"0.9\"");
        assertThat(Files.readString(report.resolve("summary.json"))).contains("\"stopping\" : {");
        assertThat(Files.readString(report.resolve("index.html"))).contains("valid at any stopping time");
        assertThat(Files.readString(report.resolve("summary.md"))).contains("valid at any stopping time");
        assertThat(run("verify", report.toString())).as(out.toString() + err).isZero();
        assertThat(run("run", IRAQ, "--until-width", "2")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--until-width 2.0 is not between").contains("Maybe 0.02");
        assertThat(run("run", IRAQ, "--until-width", "0")).isEqualTo(ExitCodes.USAGE);
    }

    /** What trials did not see may still be: no rate is 0 without an upper end, in any file. */
    @Test
    void noRateIsZeroWithoutAnUpperEnd() throws IOException {
        assertThat(run("run", IRAQ, "--trials", "60", "-o", dir.toString())).isZero();
        Path report = dir.resolve("iraq-2021");
        var json = Files.readString(report.resolve("summary.json"));
        var estimates = java.util.regex.Pattern.compile(
                        "\"lower\" : ([^,]+),\\s+\"upper\" : ([^,]+),\\s+\"confidence\" : [^,]+,\\s+\"method\" : \"[^\"]*\",\\s+\"estimate\" : (\\S+)")
                .matcher(json)
                .results()
                .toList();
        assertThat(estimates).hasSizeGreaterThan(500);
        assertThat(estimates.stream().filter(m -> Double.parseDouble(m.group(3)) == 0))
                .hasSizeGreaterThan(100)
                .allSatisfy(m ->
                        assertThat(Double.parseDouble(m.group(2))).as(m.group()).isPositive());
        List<String> rows = Files.readAllLines(report.resolve("contests.csv"));
        List<String> header = List.of(rows.get(0).split(","));
        int rates = 0;
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(",", -1));
            for (int c = 0; c + 2 < header.size(); c++) {
                if (header.get(c + 2).equals(header.get(c) + "_upper")
                        && cells.get(c).equals("0")) {
                    assertThat(Double.parseDouble(cells.get(c + 2)))
                            .as(header.get(c))
                            .isPositive();
                    rates++;
                }
            }
        }
        assertThat(rates).isGreaterThan(100);
        assertThat(Files.readString(report.resolve("summary.md")) + Files.readString(report.resolve("index.html")))
                .contains("Rare events")
                .doesNotContain("0% (0% to 0%)");
    }

    @Test
    void badInputIsToldAltogetherAndNothingIsWritten() throws IOException {
        Path bad = dir.resolve("bad");
        Files.createDirectories(bad);
        Files.writeString(bad.resolve("scenario.yaml"), "scenario: iraq-2021\nnaem: x\n");
        Path earlier = dir.resolve("reports/iraq-2021");
        Files.createDirectories(earlier);
        Files.writeString(earlier.resolve("manifest.json"), "{}");
        int code = run(
                "run",
                bad.toString(),
                "no-such-folder",
                "--trials",
                "10",
                "-o",
                dir.resolve("reports").toString());
        assertThat(code).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .contains("scenario.yaml:2: error: The key \"naem\" is not known")
                .contains("Maybe \"name\" is meant.")
                .contains("facts.csv")
                .contains("no-such-folder: error: There is no such folder");
        assertThat(out.toString()).isEmpty();
        assertThat(names(dir.resolve("reports"))).containsExactly("iraq-2021/manifest.json");
    }

    @Test
    void wrongUsage() {
        assertThat(run("run")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("run", IRAQ, "--trials", "0")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("run", IRAQ, "--threads", "0")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--trials 0 is not between").contains("Maybe leave it out");
    }

    @Test
    void twoScenariosOfOneNameAreRefused() {
        assertThat(run("run", IRAQ, IRAQ, "--trials", "10", "-o", dir.toString()))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("Two scenarios are called iraq-2021");
    }

    @Test
    void aFolderThatIsNoReportIsNotReplaced() throws IOException {
        Files.createDirectories(dir.resolve("iraq-2021"));
        Files.writeString(dir.resolve("iraq-2021/thesis.txt"), "years of work");
        assertThat(run("run", IRAQ, "--trials", "10", "-o", dir.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(names(dir)).containsExactly("iraq-2021/thesis.txt");
    }

    @Test
    void aFileInPlaceOfTheFolderOfReportsIsToldBeforeTheRun() throws IOException {
        Path file = Files.writeString(dir.resolve("notes.txt"), "mine");
        for (Path output : List.of(file, file.resolve("below"))) {
            assertThat(run("run", IRAQ, "--trials", "10", "-o", output.toString()))
                    .isEqualTo(ExitCodes.USAGE);
        }
        assertThat(err.toString())
                .contains("notes.txt is no folder")
                .contains("Maybe choose another folder with -o")
                .doesNotContain("trials");
        assertThat(file).hasContent("mine");
    }

    /** A process that is told to stop in the middle leaves nothing behind, and an earlier report as it was. */
    @Test
    void stoppingLeavesNothingHalfWritten() throws IOException, InterruptedException {
        Path earlier = dir.resolve("iraq-2021");
        Files.createDirectories(earlier);
        Files.writeString(earlier.resolve("manifest.json"), "earlier");
        Path log = dir.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.recount.cli.Main",
                        "run",
                        IRAQ,
                        "--trials",
                        "1000000",
                        "-o",
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int i = 0; i < 600 && !Files.readString(log).contains("about"); i++) {
            Thread.sleep(100);
        }
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(log)).contains("left").contains("Stopped. Nothing was written");
        assertThat(Files.readString(earlier.resolve("manifest.json"))).isEqualTo("earlier");
        assertThat(names(dir)).containsExactly("iraq-2021/manifest.json", "log.txt");
    }
}
