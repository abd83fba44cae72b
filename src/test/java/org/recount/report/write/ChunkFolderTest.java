package org.recount.report.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkFolderTest {
    @TempDir
    private Path dir = Path.of("");

    @Test
    void whatIsDoneIsThereAgain() {
        try (ChunkFolder folder = ChunkFolder.open(dir, "toy-sweep", "one", 4)) {
            folder.write(2, new long[] {7, -1, Long.MAX_VALUE});
            folder.write(0, new long[0]);
            assertThat(folder.missing()).containsExactly(1, 3);
        }
        try (ChunkFolder folder = ChunkFolder.open(dir, "toy-sweep", "one", 4)) {
            assertThat(folder.missing()).containsExactly(1, 3);
            assertThat(folder.read(2)).containsExactly(7, -1, Long.MAX_VALUE);
            assertThatThrownBy(() -> folder.read(1))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("damaged or gone");
            folder.remove();
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void anotherSweepHasAFolderOfItsOwn() {
        try (ChunkFolder one = ChunkFolder.open(dir, "toy-sweep", "one", 1);
                ChunkFolder two = ChunkFolder.open(dir, "toy-sweep", "two", 1)) {
            one.write(0, new long[] {1});
            assertThat(two.missing()).containsExactly(0);
            assertThat(one.folder()).isNotEqualTo(two.folder());
        }
    }

    /** A chunk cut short by a loss of power, one with a changed byte, and one under another's name are done again. */
    @Test
    void aDamagedChunkIsDoneAgain() throws IOException {
        Path folder;
        try (ChunkFolder opened = ChunkFolder.open(dir, "toy-sweep", "one", 4)) {
            for (int n = 0; n < 4; n++) {
                opened.write(n, new long[] {n, 5});
            }
            folder = opened.folder();
        }
        byte[] whole = Files.readAllBytes(folder.resolve("chunk-0"));
        Files.write(folder.resolve("chunk-1"), java.util.Arrays.copyOf(whole, whole.length - 8));
        byte[] changed = whole.clone();
        changed[7] ^= 1;
        Files.write(folder.resolve("chunk-2"), changed);
        Files.write(folder.resolve("chunk-3"), whole);
        try (ChunkFolder opened = ChunkFolder.open(dir, "toy-sweep", "one", 4)) {
            assertThat(opened.missing()).containsExactly(1, 2, 3);
            opened.write(1, new long[] {1, 5});
            assertThat(opened.read(1)).containsExactly(1, 5);
        }
    }

    @Test
    void twoAtOnceAreRefused() {
        try (ChunkFolder one = ChunkFolder.open(dir, "toy-sweep", "one", 1)) {
            assertThat(one.missing()).hasSize(1);
            assertThatThrownBy(() -> ChunkFolder.open(dir, "toy-sweep", "one", 1))
                    .isInstanceOf(ChunkFolder.InUse.class)
                    .hasMessageContaining("Another process");
        }
        try (ChunkFolder again = ChunkFolder.open(dir, "toy-sweep", "one", 1)) {
            assertThat(again.missing()).hasSize(1);
        }
    }

    @Test
    void nothingUnfinishedIsLeftUnderTheNameOfAChunk() throws IOException {
        try (ChunkFolder folder = ChunkFolder.open(dir, "toy-sweep", "one", 3)) {
            folder.write(1, new long[] {1});
            try (Stream<Path> files = Files.list(folder.folder())) {
                assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
                        .isEqualTo(List.of("chunk-1", "lock", "what"));
            }
        }
    }
}
