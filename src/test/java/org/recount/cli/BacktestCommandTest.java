package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
    @TempDir
    private Path temp = Path.of("");

    /** Forty stations, A ahead of B by two in each; in the first eight three of A's votes are B's in truth. */
    static Path forty(Path folder) {
        StringBuilder table = new StringBuilder("contest,station,centre,region,said_a,said_b,true_a,true_b\n");
        for (int s = 0; s < 40; s++) {
            table.append("T,s" + s + ",c" + s / 4 + ",r" + s / 10 + "," + (11 + s) + "," + (9 + s) + ","
                    + (s < 8 ? (8 + s) + "," + (12 + s) : (11 + s) + "," + (9 + s)) + "\n");
        }
        return ElectionFolder.empty()
                .put("election.yaml", """
                        election: forty
                        name: Forty
                        rule: {method: plurality}
                        files: {stations: table.csv, votes: table.csv}
                        wide: {votes: "said_{choice}"}
                        """)
                .put("contests.csv", "contest,name,seats\nT,Town,1\n")
                .put("choices.csv", "contest,choice\nT,a\nT,b\n")
                .put("table.csv", table.toString())
                .put("truth/recount.yaml", """
                        root: ..
                        files: {recount: table.csv, recount_votes: table.csv}
                        columns: {recount: {action: {value: recount}, selected_by: {value: other}}}
                        wide: {recount_votes: "true_{choice}"}
                        """)
                .writeTo(folder);
    }

    private String[] command(String... more) {
        Path folder = forty(temp.resolve("e"));
        List<String> args = new ArrayList<>(List.of(
                "backtest",
                folder.toString(),
                "--truth",
                folder.resolve("truth").toString()));
        List<String> given = List.of(more);
        for (String[] option : new String[][] {{"--reps", "30"}, {"--sizes", "10"}}) {
            if (!given.contains(option[0])) {
                args.addAll(List.of(option));
            }
        }
        args.addAll(given);
        return args.toArray(String[]::new);
    }

    @Test
    void theJsonHasLinesAndCells() {
        Run run = Run.of(command("--json"));
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.path("election").asString()).isEqualTo("forty");
        assertThat(json.path("stations").asInt()).isEqualTo(40);
        assertThat(json.path("badStations").asInt()).isEqualTo(8);
        assertThat(json.path("wrongContests").asInt()).isZero();
        assertThat(json.path("syntheticContests").asInt()).isEqualTo(1);
        assertThat(json.path("real")).hasSize(10);
        JsonNode simple = json.path("real").path(0);
        assertThat(simple.path("choosing").asString()).isEqualTo("simple");
        assertThat(simple.path("bounds").asInt()).isEqualTo(30);
        assertThat(simple.path("upperCoverage").path("estimate").asDouble())
                .isBetween(
                        simple.path("upperCoverage").path("lower").asDouble(),
                        simple.path("upperCoverage").path("upper").asDouble());
        assertThat(json.path("cells")).hasSize(20);
    }

    @Test
    void theSameSeedGivesTheSameBytesForAnyNumberOfThreads() {
        assertThat(Run.of(command("--json", "--threads", "3")).out())
                .isEqualTo(Run.of(command("--json", "--threads", "1")).out());
    }

    @Test
    void theTextSaysWhatIsNoSample() {
        Run run = Run.of(command());
        assertThat(run.out())
                .contains("By lot: the claim must hold.", "spoken of as if by lot", "SYNTHETIC variants of 1");
        assertThat(Run.of(command("--no-synthetic", "--choose", "simple,showcase"))
                        .out())
                .doesNotContain("SYNTHETIC")
                .contains("show-case");
    }

    @Test
    void thePageIsWrittenWhole() throws Exception {
        Run run = Run.of(command("-o", temp.resolve("page").toString(), "--fail-on", "broken-claim"));
        assertThat(run.code()).as(run.err()).isZero();
        String page = Files.readString(temp.resolve("page").resolve("index.html"));
        assertThat(page)
                .contains("Do the bounds hold?", "claimed-range", "SYNTHETIC", "./recount backtest")
                .doesNotContain("<script", "NaN");
        for (String file : List.of("backtest.json", "cells.csv", "manifest.json", "charts/coverage.png")) {
            assertThat(temp.resolve("page").resolve(file)).exists();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--reps 0|--reps 0 is not between",
                "--risk-limit 1.5|not between 0 and 1",
                "--sizes 0|no sizes of samples",
                "--choose dice|no way to choose stations called \"dice\"",
                "--unlisted gone|--unlisted \"gone\"",
                "--fail-on rain|--fail-on \"rain\"",
                "--threads 0|--threads 0",
            })
    void wrongUsage(String args, String message) {
        Run run = Run.of(command(args.split(" ")));
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(message, "Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aTruthOfAnotherElectionIsBadInput() throws Exception {
        String[] args = command();
        Path yaml = temp.resolve("e").resolve("truth").resolve("recount.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace("recount: {action:", "recount: {contest: {value: X}, action:")
                        .replace("columns: {", "columns: {recount_votes: {contest: {value: X}}, "));
        Run run = Run.of(args);
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("The truth of no contest of forty is known", "Maybe ");
        assertThat(run.out()).isEmpty();
    }
}
