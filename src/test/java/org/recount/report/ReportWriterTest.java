package org.recount.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.numeric.Estimate;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.SummaryJson;
import org.recount.simulation.RunResult;

class ReportWriterTest {

    @TempDir
    Path dir;

    @Test
    void writesEveryFileOfTheContract() {
        Path folder = ReportWriter.write(Fixtures.country(83).result(), Fixtures.manifest(), dir);
        assertThat(folder).isEqualTo(dir.resolve("testland"));
        for (String name :
                List.of("index.html", "summary.json", "summary.md", "seats.csv", "contests.csv", "manifest.json")) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
        assertThat(dir).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void theSameResultGivesTheSameBytes() {
        Map<String, byte[]> one = ReportWriter.draw(Fixtures.country(83).result(), Fixtures.manifest());
        Map<String, byte[]> two = ReportWriter.draw(Fixtures.country(83).result(), Fixtures.manifest());
        assertThat(one.keySet()).containsExactlyElementsOf(two.keySet());
        one.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(two.get(path)));
    }

    @Test
    void theManifestHoldsTheDigestOfEachOutputAndThePageTheDigestOfTheManifest() {
        Map<String, byte[]> files = ReportWriter.draw(Fixtures.country(3).result(), Fixtures.manifest());
        byte[] manifest = content(files, "manifest.json");
        assertThat(ManifestJson.parse(manifest)).isEqualTo(Fixtures.manifest());
        Map<String, String> outputs = ManifestJson.outputs(manifest);
        assertThat(outputs).containsKeys("summary.json", "summary.md", "seats.csv", "contests.csv");
        outputs.forEach((path, sha) ->
                assertThat(Digests.sha256(content(files, path))).as(path).isEqualTo(sha));
        assertThat(new String(content(files, "index.html"), StandardCharsets.UTF_8))
                .contains(Digests.sha256(manifest));
    }

    private static byte[] content(Map<String, byte[]> files, String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    @Test
    void aNumberThatIsNotFiniteIsRefusedAndNothingIsWritten() {
        RunResult good = Fixtures.country(2).result();
        RunResult bad = new RunResult(
                good.scenario(),
                good.seed(),
                good.trials(),
                good.elections(),
                good.all(),
                good.byRemedy(),
                good.contests(),
                good.parties(),
                new RunResult.Detection(
                        new Estimate(Double.NaN, 0, 1, 0.95, "none"),
                        new Estimate(0.5, 0.6, 0.7, 0.95, "none"),
                        new Estimate(1.5, 0, 2, 0.95, "none"),
                        good.detection().leftStanding(),
                        good.detection().madeWrong()),
                good.detectionCurve(),
                good.designs(),
                good.evidence(),
                good.backTest(),
                good.complaintFlow(),
                good.rareEvents(),
                good.stopping(),
                good.notes());
        assertThatThrownBy(() -> ReportWriter.write(bad, Fixtures.manifest(), dir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong seats announced: NaN is not finite")
                .hasMessageContaining("any wrong seat: 0.5 lies outside its interval 0.6 to 0.7")
                .hasMessageContaining("found: 1.5 is no share between 0 and 1")
                .hasMessageContaining("\nMaybe ");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void summaryReadsBackAsTheResult() throws IOException {
        RunResult result = Fixtures.country(83).result();
        Path folder = ReportWriter.write(result, Fixtures.manifest(), dir);
        assertThat(SummaryJson.parse(Files.readAllBytes(folder.resolve("summary.json"))))
                .isEqualTo(result);
    }

    @Test
    void aFolderThatIsNoReportIsNeverReplaced() throws IOException {
        Path scenario = Files.createDirectories(dir.resolve("testland"));
        Files.writeString(scenario.resolve("scenario.yaml"), "precious");
        assertThatThrownBy(() -> ReportWriter.write(Fixtures.country(2).result(), Fixtures.manifest(), dir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no report");
        assertThat(scenario.resolve("scenario.yaml")).hasContent("precious");
    }
}
