package org.recount.input.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder on disk. */
public final class FolderPlace implements Place {
    private static final int NAMES_FOR_ADVICE = 500;

    private final Path folder;
    private final String name;

    /**
     * Makes the place.
     *
     * @param folder the folder
     */
    public FolderPlace(Path folder) {
        this.folder = folder;
        this.name = folder.toString().isEmpty() ? "." : folder.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<DataFile> find(String file) {
        return resolve(file)
                .filter(p -> Files.exists(p) && !Files.isDirectory(p))
                .map(p -> new OnDisk(file, p));
    }

    @Override
    public boolean isFolder(String file) {
        return resolve(file).filter(Files::isDirectory).isPresent();
    }

    @Override
    public Collection<String> files() {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(p -> String.valueOf(p.getFileName()))
                    .sorted()
                    .limit(NAMES_FOR_ADVICE)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private Optional<Path> resolve(String file) {
        try {
            return Optional.of(folder.resolve(file));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private record OnDisk(String name, Path path) implements DataFile {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
