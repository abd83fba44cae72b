package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.report.write.Digests;

/** Reports that verify and reports that must not. */
class VerifyCommandTest {
    private static final Path SCENARIO = Path.of("scenarios/iraq-2021");

    /** A copy of the scenario and a report made from it; no test changes them. */
    @TempDir
    static Path made = Path.of("");

    @TempDir
    Path dir = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void aReport() throws IOException {
        copy(SCENARIO, made.resolve("scenario of mine"));
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "run",
                made.resolve("scenario of mine").toString(),
                "--trials",
                "10",
                "-o",
                made.resolve("reports").toString());
        assertThat(code).as(err.toString()).isZero();
    }

    private int verify(Path report, String... more) {
        List<String> args = Stream.concat(Stream.of("verify", report.toString()), Stream.of(more))
                .toList();
        return Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private Path copyOfTheReport() throws IOException {
        Path report = dir.resolve("report");
        copy(made.resolve("reports/iraq-2021"), report);
        return report;
    }

    @Test
    void aReportThatIsLeftAloneVerifies() throws IOException {
        Path report = copyOfTheReport();
        assertThat(verify(report, "--threads", "1")).as(err.toString() + out).isZero();
        assertThat(out.toString())
                .contains("Inputs: 10 of 10 as in the manifest.")
                .contains("Files:  22 of 22 the same bytes as in the manifest and in the run made again.")
                .endsWith("The report is what its manifest makes.\n");
        assertThat(err.toString()).contains("again 10 trials, seed 20211010");
    }

    /** Whoever changes a file and its digest in the manifest is found by the run; whoever changes only the file, already by the digest. */
    @Test
    void tamperedFilesAreFoundWithAndWithoutTheirDigests() throws IOException {
        Path report = copyOfTheReport();
        Path summary = report.resolve("summary.json");
        Files.writeString(summary, Files.readString(summary).replace("\"trials\" : 10", "\"trials\" : 11"));
        Path seats = report.resolve("seats.csv");
        String before = Digests.sha256(Files.readAllBytes(seats));
        Files.writeString(seats, Files.readString(seats).replace("Sadrist Movement", "Somebody Else"));
        Path manifest = report.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace(before, Digests.sha256(Files.readAllBytes(seats))));
        Files.delete(report.resolve("charts/detection.svg"));
        Files.writeString(report.resolve("leaflet.txt"), "vote!");

        assertThat(verify(report, "--json")).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("\"verified\" : false", "\"ranAgain\" : true")
                .contains("\"file\" : \"summary.json\", \"verdict\" : \"changed\"")
                .contains("\\\"trials\\\" : 11")
                .contains("\"file\" : \"seats.csv\", \"verdict\" : \"not-reproduced\"")
                .contains("Somebody Else")
                .contains("\"file\" : \"charts/detection.svg\", \"verdict\" : \"missing\"")
                .contains("\"file\" : \"contests.csv\", \"verdict\" : \"same\"")
                .contains("leaflet.txt is not in the manifest");
        assertThat(out.toString().replaceAll("\\s+", " "))
                .as("the page prints the digest of the manifest that was written")
                .contains("\"file\" : \"index.html\", \"verdict\" : \"not-reproduced\"");
    }

    @Test
    void aChangedScenarioIsNamedAndNotRun() throws IOException {
        Path report = copyOfTheReport();
        copy(made.resolve("scenario of mine"), dir.resolve("root/scenario of mine"));
        Path manifest = report.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace(made.toString().replace('\\', '/') + "/", ""));
        Path yaml = dir.resolve("root/scenario of mine/scenario.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("value: 1436", "value: 1437"));

        assertThat(verify(report, "--root", dir.resolve("root").toString())).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(out.toString())
                .contains("Inputs: 9 of 10 as in the manifest.")
                .contains("scenario of mine/scenario.yaml: changed since the report was written; SHA-256 ")
                .contains("The run was not made again")
                .endsWith("The report is NOT what its manifest makes.\n");
        assertThat(err.toString()).doesNotContain("trials");
    }

    /** Reports of other commands: their command is typed again into a folder of its own. */
    @Test
    void aSweepIsMadeAgainToo() throws IOException {
        Path reports = dir.resolve("sweeps");
        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "sweep",
                made.resolve("scenario of mine").toString(),
                "--vary",
                "recount.random=0,20",
                "--trials",
                "5",
                "-o",
                reports.toString());
        assertThat(code).as(err.toString()).isZero();
        Path report = reports.resolve("iraq-2021-sweep");
        assertThat(verify(report)).as(err.toString() + out).isZero();
        assertThat(out.toString()).contains("Inputs: 10 of 10").endsWith("The report is what its manifest makes.\n");

        Path page = report.resolve("index.html");
        Files.writeString(page, Files.readString(page).replaceFirst("<h1>", "<h1>Forged "));
        assertThat(verify(report)).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(out.toString()).contains("index.html: the run made again gives something else; line ");
    }

    @Test
    void everyMissingInputIsListed() throws IOException {
        Path report = copyOfTheReport();
        Path manifest = report.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace(made.toString().replace('\\', '/') + "/", ""));
        assertThat(verify(report, "--root", dir.toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .contains("scenario.yaml: error: The report was made from this file (")
                .contains("templates.csv: error: ")
                .contains("Maybe call verify from the folder in which")
                .contains("--root")
                .contains("10 errors.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anotherVersionThatWroteTheReportIsTold() throws IOException {
        Path report = copyOfTheReport();
        Path manifest = report.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceAll("\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.7\"")
                        .replaceAll("\"sha256\" : \"ae", "\"sha256\" : \"be")
                        .replaceAll("(scenario.yaml\",\\s+\"bytes\" : \\d+,\\s+\"sha256\" : \")..", "$100"));
        assertThat(verify(report)).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(out.toString()).contains("The report was written with recount 0.0.7, and this is recount ");
    }

    /** A manifest that cannot be believed as it stands: nothing is run for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"trials\" : \"10\" -> \"trials\" : \"10000\"",
                "\"seed\" : 20211010 -> \"seed\" : 1",
                "\"--trials\", \"10\" -> \"--trials\", \"11\"",
                "\"trials\" : \"10\" -> \"trials\" : \"ten\"",
                "\"run\", -> \"sweep\",",
                "\"run\", -> \"validate\",",
                "\"run\", -> \"draw\", \"-o\", \"elsewhere\",",
                "\"summary.json\" : -> \"../summary.json\" :",
                "\"summary.json\" : \" -> \"summary.json\" : \"x",
                "\"run\" : { -> \"walk\" : {",
                "{ -> ",
            })
    void aManifestThatContradictsItself(String change) throws IOException {
        Path report = copyOfTheReport();
        Path manifest = report.resolve("manifest.json");
        String[] fromTo = change.split(" -> ?", 2);
        String text = Files.readString(manifest);
        assertThat(text).contains(fromTo[0]);
        Files.writeString(
                manifest,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(fromTo[0]), java.util.regex.Matcher.quoteReplacement(fromTo[1])));
        assertThat(verify(report)).as(err.toString() + out).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("manifest.json: error: ").contains("Maybe ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsNoReport() throws IOException {
        assertThat(verify(dir.resolve("nowhere"))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(verify(Files.writeString(dir.resolve("file"), ""))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(verify(dir)).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .contains("There is no folder ")
                .contains("is no folder")
                .contains("There is no manifest.json in ")
                .contains("Maybe the report of one scenario is meant");
        Files.writeString(dir.resolve("manifest.json"), "{}");
        assertThat(verify(dir)).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .contains("a part that every manifest has is missing")
                .doesNotContain("java.", "null");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.write(target, Files.readAllBytes(file));
            }
        }
        assertThat(new String(Files.readAllBytes(files.get(files.size() - 1)), StandardCharsets.UTF_8))
                .isNotEmpty();
    }
}
