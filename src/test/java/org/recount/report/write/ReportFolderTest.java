package org.recount.report.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private static final long NO_SUCH_PROCESS = 999_999_999_999L;

    @TempDir
    Path dir;

    /** A file system that fails at its n-th step and works again afterwards, or is dead from there on. */
    private static final class Failing implements FileLayer {
        private final boolean forGood;
        private int stepsLeft;

        Failing(int stepsLeft, boolean forGood) {
            this.stepsLeft = stepsLeft;
            this.forGood = forGood;
        }

        private void step() throws IOException {
            stepsLeft--;
            if (stepsLeft == 0 || forGood && stepsLeft < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void createDirectories(Path folder) throws IOException {
            step();
            FileLayer.super.createDirectories(folder);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            step();
            FileLayer.super.write(file, content);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step();
            FileLayer.super.move(from, to);
        }
    }

    private static Map<String, byte[]> report(String text) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("summary.json", "charts/a.svg", "index.html", "manifest.json")) {
            files.put(name, (name + text).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static void assertWhole(Path folder, String text) throws IOException {
        for (Map.Entry<String, byte[]> e : report(text).entrySet()) {
            assertThat(Files.readAllBytes(folder.resolve(e.getKey())))
                    .as(e.getKey())
                    .isEqualTo(e.getValue());
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    @Test
    void replacesAnEarlierReportWhole() throws IOException {
        new ReportFolder().write(dir, "x", report("one"));
        Files.writeString(dir.resolve("x/charts/stale.svg"), "stale");
        assertThat(new ReportFolder().write(dir, "x", report("two"))).isEqualTo(dir.resolve("x"));
        assertWhole(dir.resolve("x"), "two");
        assertThat(dir.toFile().list()).containsExactly("x");
    }

    @TestFactory
    Stream<DynamicTest> aFailureAtAnyStepLeavesTheEarlierReport() {
        // 1 parent, 2 part, then each file with its folder (8), then the two moves: 12 steps in all.
        return IntStream.rangeClosed(1, 12)
                .mapToObj(n -> DynamicTest.dynamicTest("step " + n, () -> {
                    Path parent = dir.resolve("step" + n);
                    new ReportFolder().write(parent, "x", report("one"));
                    ReportFolder failing = new ReportFolder(new Failing(n, false), NO_SUCH_PROCESS);
                    assertThatThrownBy(() -> failing.write(parent, "x", report("two")))
                            .isInstanceOf(ReportNotWritten.class)
                            .hasMessageContaining("No space left on device")
                            .hasMessageContaining("Maybe ");
                    assertWhole(parent.resolve("x"), "one");
                    assertThat(parent.toFile().list()).containsExactly("x");
                }));
    }

    @Test
    void whereNothingWasThereNothingIsLeft() {
        ReportFolder failing = new ReportFolder(new Failing(7, false), NO_SUCH_PROCESS);
        assertThatThrownBy(() -> failing.write(dir, "x", report("two"))).isInstanceOf(ReportNotWritten.class);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aProcessThatDiedBetweenTheMovesIsMadeGoodByTheNext() throws IOException {
        new ReportFolder().write(dir, "x", report("one"));
        ReportFolder dying = new ReportFolder(new Failing(12, true), NO_SUCH_PROCESS);
        assertThatThrownBy(() -> dying.write(dir, "x", report("two"))).isInstanceOf(ReportNotWritten.class);
        assertThat(dir.resolve("x")).doesNotExist();
        ReportFolder failing = new ReportFolder(new Failing(4, false), NO_SUCH_PROCESS);
        assertThatThrownBy(() -> failing.write(dir, "x", report("three"))).isInstanceOf(ReportNotWritten.class);
        assertWhole(dir.resolve("x"), "one");
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        Files.createDirectories(dir.resolve(".x.part-" + NO_SUCH_PROCESS + "/charts"));
        Files.createDirectories(dir.resolve(".x.part-" + ProcessHandle.current().pid()));
        Files.createDirectories(dir.resolve(".y.part-1"));
        new ReportFolder().write(dir, "x", report("one"));
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("x", ".y.part-1");
    }

    @Test
    void aNameThatLeavesTheFolderIsRefused() {
        for (String bad : List.of("../x", "a/b", "", ".hidden", "a\\b", "a\nb")) {
            assertThatThrownBy(() -> new ReportFolder().write(dir, bad, report("one")))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Maybe ");
        }
        assertThat(dir).isEmptyDirectory();
    }
}
