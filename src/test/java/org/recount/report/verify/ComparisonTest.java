package org.recount.report.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.report.Fixtures;
import org.recount.report.verify.FileCheck.Verdict;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;

class ComparisonTest {
    @TempDir
    Path dir = Path.of("");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] OLD_PICTURE = {1, 0, 2};
    private static final byte[] NEW_PICTURE = {1, 0, 3, 4};

    private StoredReport report() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.csv", bytes("x,y\r\n1,2\r\n"));
        files.put("charts/a.png", OLD_PICTURE);
        byte[] manifest = ManifestJson.print(Fixtures.manifest(), files);
        files.put("index.html", bytes("page"));
        files.put("manifest.json", manifest);
        Files.createDirectories(dir.resolve("charts"));
        for (Map.Entry<String, byte[]> e : files.entrySet()) {
            Files.write(dir.resolve(e.getKey()), e.getValue());
        }
        StoredReport report = StoredReport.read(dir);
        assertThat(report.manifestSha256()).isEqualTo(Digests.sha256(manifest));
        return report;
    }

    private static Map<String, byte[]> again(byte[] picture) {
        return Map.of("a.csv", bytes("x,y\r\n1,2\r\n"), "charts/a.png", picture, "index.html", bytes("page"));
    }

    private static List<Verdict> verdicts(List<FileCheck> checks) {
        return checks.stream().map(FileCheck::verdict).toList();
    }

    @Test
    void allTheSame() throws IOException {
        assertThat(verdicts(Comparison.withRun(report(), again(OLD_PICTURE), true)))
                .containsExactly(Verdict.SAME, Verdict.SAME, Verdict.SAME);
        assertThat(verdicts(Comparison.withManifest(report()))).containsExactly(Verdict.SAME, Verdict.SAME);
    }

    /** Another Java draws other bytes; that excuses a picture that is as the manifest says, and nothing else. */
    @Test
    void aPictureOfAnotherJavaSaysNothing() throws IOException {
        StoredReport report = report();
        assertThat(verdicts(Comparison.withRun(report, again(NEW_PICTURE), false)))
                .containsExactly(Verdict.SAME, Verdict.NOT_COMPARABLE, Verdict.SAME);
        List<FileCheck> sameJava = Comparison.withRun(report, again(NEW_PICTURE), true);
        assertThat(verdicts(sameJava)).containsExactly(Verdict.SAME, Verdict.NOT_REPRODUCED, Verdict.SAME);
        assertThat(sameJava.get(1).detail()).isEqualTo("3 bytes here, 4 in the run made again");
        Files.write(dir.resolve("charts/a.png"), NEW_PICTURE);
        assertThat(verdicts(Comparison.withRun(report, again(NEW_PICTURE), false)))
                .as("the file is not what the manifest says")
                .containsExactly(Verdict.SAME, Verdict.CHANGED, Verdict.SAME);
    }

    @Test
    void filesThatOnlyOneSideHas() throws IOException {
        StoredReport report = report();
        Map<String, byte[]> more = new LinkedHashMap<>(again(OLD_PICTURE));
        more.remove("a.csv");
        more.put("b.csv", bytes("new"));
        Files.writeString(dir.resolve("note.txt"), "mine");
        assertThat(Comparison.withRun(report, more, true))
                .extracting(FileCheck::file, FileCheck::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.csv", Verdict.NOT_REPRODUCED),
                        org.assertj.core.groups.Tuple.tuple("charts/a.png", Verdict.SAME),
                        org.assertj.core.groups.Tuple.tuple("b.csv", Verdict.NOT_REPRODUCED),
                        org.assertj.core.groups.Tuple.tuple("index.html", Verdict.SAME));
        assertThat(Comparison.unknownFiles(report)).containsExactly("note.txt");
        Files.delete(dir.resolve("index.html"));
        Files.delete(dir.resolve("a.csv"));
        assertThat(verdicts(Comparison.withRun(report, again(OLD_PICTURE), true)))
                .containsExactly(Verdict.MISSING, Verdict.SAME, Verdict.MISSING);
    }

    @Test
    void theFirstDifferenceIsShownWhereItIs() {
        assertThat(Comparison.firstDifference(bytes("a\nb\nc"), bytes("a\nx\nc")))
                .isEqualTo("line 2 is \"b\", and in the run made again \"x\"");
        assertThat(Comparison.firstDifference(
                        bytes("a\n" + "l".repeat(200) + "1"), bytes("a\n" + "l".repeat(200) + "2")))
                .isEqualTo("line 2 is \"..." + "l".repeat(30) + "1\", and in the run made again \"..." + "l".repeat(30)
                        + "2\"");
        assertThat(Comparison.firstDifference(bytes("a"), bytes("a\nb")))
                .isEqualTo("the end differs: 1 line here, 2 lines in the run made again");
        assertThat(Comparison.firstDifference(bytes("a\n\n"), bytes("a\n")))
                .isEqualTo("the end differs: 3 lines here, 2 lines in the run made again");
    }
}
