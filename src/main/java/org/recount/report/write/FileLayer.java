package org.recount.report.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The few things that writing a report asks of a file system, so that a test can let each of them fail. */
interface FileLayer {

    /** The real one. */
    FileLayer REAL = new FileLayer() {};

    default void createDirectories(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    default void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
    }

    default void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    default void deleteTree(Path root) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(root)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
