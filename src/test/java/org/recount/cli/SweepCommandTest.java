package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioReader;
import org.recount.numeric.Estimate;
import org.recount.simulation.Progress;
import org.recount.simulation.RunResult;
import org.recount.simulation.Simulation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    private static final String IRAQ = "scenarios/iraq-2021";
    private static final List<String> SMALL = List.of(
            "sweep",
            IRAQ,
            "--vary",
            "recount.random=0,2000",
            "--vary",
            "errors.clerical.rate=0.1%,1%",
            "--trials",
            "120");

    @TempDir
    private Path dir = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        folder.relativize(f).toString().replace('\\', '/'),
                        org.recount.report.write.Digests.sha256(Files.readAllBytes(f)));
            }
        }
        return digests;
    }

    @Test
    void aCellThatVariesNothingIsTheRunAndTheFilesAgree() throws IOException, InterruptedException {
        assertThat(run(SMALL, "--json", "--threads", "1", "-o", dir.toString()))
                .as(err.toString())
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.get("cells")).hasSize(4);
        RunResult alone = Simulation.run(
                ScenarioReader.read(Path.of(IRAQ), new Problems()).orElseThrow().scenario(),
                RunCommand.DEFAULT_SEED,
                120,
                2,
                Progress.NONE);
        same(json.get("cells").get(0), "any_changes", alone.all().probabilityAny());
        same(json.get("cells").get(0), "seats_changed", alone.all().meanSeatsChanged());
        same(json.get("cells").get(0), "wrong_seats", alone.detection().wrongSeatsAnnounced());
        same(json.get("cells").get(0), "found", alone.detection().found());
        Path folder = dir.resolve("iraq-2021-sweep");
        assertThat(digests(folder).keySet())
                .contains("cells.csv", "cells.parquet", "effects.csv", "index.html", "manifest.json", "summary.json")
                .contains("charts/tornado-wrong-seats.svg", "charts/factor-1.png", "charts/factor-2.png");
        List<String> rows = Files.readAllLines(folder.resolve("cells.csv"));
        assertThat(rows).hasSize(1 + 4 * 16);
        assertThat(rows.get(0))
                .isEqualTo("cell,recount.random,errors.clerical.rate,measure,estimate,lower,upper,confidence,trials,"
                        + "elections,votes,method");
        assertThat(rows.get(1)).startsWith("1,0,0.1%,any_changes,").contains(",0.95,120,3,synthetic,");
        assertThat(dir).isDirectoryNotContaining("glob:**.iraq-2021-sweep.*");
        assertThat(Files.readString(folder.resolve("manifest.json"))).doesNotContain(dir.toString());
        assertThat(err.toString()).contains("4 cells of 120 trials");
    }

    private static void same(JsonNode cell, String measure, Estimate expected) {
        JsonNode m = cell.get("measures").get(measure);
        assertThat(m.get("estimate").asDouble()).as(measure).isEqualTo(expected.value());
        assertThat(m.get("lower").asDouble()).as(measure).isEqualTo(expected.lower());
        assertThat(m.get("upper").asDouble()).as(measure).isEqualTo(expected.upper());
    }

    /** Killed without a warning in the middle, started again with other threads: the same bytes as in one go. */
    @Test
    void killedAndStartedAgainEndsWithTheSameBytes() throws Exception {
        Path whole = dir.resolve("whole");
        assertThat(run(SMALL, "--threads", "2", "-o", whole.toString())).isZero();
        Path killed = dir.resolve("killed");
        Process process = start(SMALL, killed, 1);
        for (int i = 0; i < 1200 && chunks(killed) == 0 && process.isAlive(); i++) {
            Thread.sleep(20);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(chunks(killed))
                .as(Files.readString(dir.resolve("log")))
                .isPositive()
                .isLessThan(3);
        assertThat(killed.resolve("iraq-2021-sweep")).doesNotExist();
        assertThat(run(SMALL, "--threads", "2", "-o", killed.toString())).isZero();
        assertThat(err.toString()).contains("trials were done before");
        assertThat(digests(killed)).isEqualTo(digests(whole));
    }

    /** Killed four times, at moments that no one chose, and started again each time: the same bytes as in one go. */
    @Test
    @Tag("soak")
    void killedAgainAndAgain() throws Exception {
        List<String> longer = new ArrayList<>(SMALL);
        longer.set(longer.size() - 1, "600");
        longer.addAll(List.of("--by", "contest,party"));
        Path whole = dir.resolve("whole");
        assertThat(run(longer, "--threads", "2", "-o", whole.toString())).isZero();
        Path killed = dir.resolve("killed");
        int kills = 0;
        for (int threads = 1; threads <= 4; threads++) {
            long before = chunks(killed);
            Process process = start(longer, killed, threads);
            for (int i = 0; i < 3000 && chunks(killed) < before + 2 && process.isAlive(); i++) {
                Thread.sleep(10);
            }
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(chunks(killed)).as(Files.readString(dir.resolve("log"))).isGreaterThan(before);
        }
        assertThat(kills).isEqualTo(4);
        assertThat(killed.resolve("iraq-2021-sweep")).doesNotExist();
        assertThat(run(longer, "--threads", "2", "-o", killed.toString())).isZero();
        assertThat(digests(killed)).isEqualTo(digests(whole));
    }

    private Process start(List<String> arguments, Path output, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.recount.cli.Main"));
        command.addAll(arguments);
        command.addAll(List.of("--threads", Integer.toString(threads), "-o", output.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
    }

    /** Figures that must agree are varied together; the tables by contest and by party hold what the run alone says. */
    @Test
    void figuresThatMustAgreeAndTablesByContestAndParty() throws IOException, InterruptedException {
        assertThat(run(
                        List.of("sweep", IRAQ, "--trials", "120", "--threads", "2", "-o", dir.toString()),
                        "--vary",
                        "complaints.filed+adjudication.rejected=1436:1415,1000:979",
                        "--by",
                        "contest,party"))
                .as(err.toString())
                .isZero();
        Path folder = dir.resolve("iraq-2021-sweep");
        List<String> cells = Files.readAllLines(folder.resolve("cells.csv"));
        assertThat(cells.get(0)).startsWith("cell,complaints.filed,adjudication.rejected,measure,");
        assertThat(cells.get(1)).startsWith("1,1436,1415,any_changes,");
        RunResult alone = Simulation.run(
                ScenarioReader.read(Path.of(IRAQ), new Problems()).orElseThrow().scenario(),
                RunCommand.DEFAULT_SEED,
                120,
                2,
                Progress.NONE);
        List<String> contests = Files.readAllLines(folder.resolve("contests.csv"));
        assertThat(contests.get(0))
                .isEqualTo(
                        "cell,complaints.filed,adjudication.rejected,contest,name,region,measure,estimate,lower,upper,"
                                + "confidence,trials,elections,votes,method");
        assertThat(contests).hasSize(1 + 2 * 83 * 5);
        for (RunResult.ContestResult c : alone.contests()) {
            String start = "1,1436,1415," + c.id() + "," + c.name() + "," + c.region() + ",any_changes,";
            assertThat(contests).anyMatch(row -> row.startsWith(start + figures(c.probabilityChange())));
        }
        List<String> parties = Files.readAllLines(folder.resolve("parties.csv"));
        assertThat(parties.get(0)).startsWith("cell,complaints.filed,adjudication.rejected,party,measure,estimate,");
        for (RunResult.PartyResult p : alone.parties()) {
            assertThat(parties)
                    .anyMatch(row -> row.startsWith("1,1436,1415,")
                            && row.contains(p.party())
                            && row.contains(",seats_change," + figures(p.probabilityChange())));
        }
        assertThat(digests(folder).keySet()).contains("contests.parquet", "parties.parquet", "cells.parquet");
        assertThat(Files.readString(folder.resolve("manifest.json"))).contains("\"--by\", \"contest,party\"");
    }

    private static String figures(Estimate e) {
        return org.recount.report.text.Figures.plain(e.value()) + ","
                + org.recount.report.text.Figures.plain(e.lower()) + ","
                + org.recount.report.text.Figures.plain(e.upper()) + ",";
    }

    private static long chunks(Path parent) throws IOException {
        if (!Files.exists(parent)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(f -> f.getFileName().toString().startsWith("chunk-"))
                    .count();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    recount.randm=0,500       | 3 | The key "recount.randm" is not known | recount.random, complaints
                    errors.clercal.rate=0.1   | 3 | "errors.clercal" is not known        | errors.clerical.rate, errors
                    errors.machine=1          | 3 | The scenario has no figure           | errors.machine.to_other
                    errors.counting_error.rate=0.1,7| 3 | "7" is not between             | (with errors.counting_error.rate=7)
                    complaints.filed=1        | 3 | does not agree                       | (with complaints.filed=1)
                    recount.random=0..1000    | 2 | is a range, and a grid needs values  | Maybe cut it
                    recount.random            | 2 | is not of the form                   | Maybe: --vary
                    complaints.filed+adjudication.rejcted=5:4 | 3 | "adjudication.rejcted" is not known | adjudication.rejected
                    complaints.filed+recount.random=5 | 2 | is not 2 values              | Maybe: --vary complaints
                    simulation.curve=1        | 2 | arranged is the same in all cells    | Maybe use --trials
                    """)
    void unknownKeysAndValuesAreToldBeforeAnythingIsWritten(String vary, int code, String message, String advice) {
        Path reports = dir.resolve("reports");
        assertThat(run(List.of("sweep", IRAQ, "--trials", "10", "-o", reports.toString()), "--vary", vary))
                .isEqualTo(code);
        assertThat(err.toString()).contains(message).contains(advice);
        assertThat(reports).doesNotExist();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --engine spark                              | is not in this jar
                    --engine sprak                              | --engine sprak is not known
                    --master spark://127.0.0.1:7077             | goes with a cluster
                    --cells 20                                  | goes with a Latin hypercube
                    --design latin --cells 2                    | is not between 3 and
                    --trials 0                                  | --trials 0 is not between
                    --vary recount.random=5                     | is given twice
                    --vary recount.random+complaints.filed=5:6  | is given twice
                    --by region                                 | --by
                    """)
    void wrongUsage(String options, String message) {
        assertThat(run(
                        List.of("sweep", IRAQ, "--vary", "recount.random=0,5", "-o", dir.toString()),
                        options.split(" ")))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(message).contains("Maybe");
    }

    @Test
    void aLatinHypercubeOverRanges() throws IOException {
        int code = run(
                List.of("sweep", IRAQ, "--design", "latin", "--cells", "6", "--trials", "50"),
                "--vary",
                "complaints.event_odds=1..50",
                "--vary",
                "errors.extra_ballots.rate=0.001..0.01",
                "-o",
                dir.toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("a Latin hypercube of 6 cells over 2 factors");
        assertThat(Files.readAllLines(dir.resolve("iraq-2021-sweep/cells.csv"))).hasSize(1 + 6 * 16);
        assertThat(Files.readString(dir.resolve("iraq-2021-sweep/manifest.json")))
                .contains("\"--design\", \"latin\"")
                .contains("1..50");
    }
}
