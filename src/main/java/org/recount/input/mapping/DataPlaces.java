package org.recount.input.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recount.input.Problems;
import org.recount.input.source.DataFile;
import org.recount.input.source.FolderPlace;
import org.recount.input.source.Place;
import org.recount.input.source.ZipPlace;

/**
 * Where the files of an election or a recount are: beside its YAML file, and first of all in the folder that {@code root}
 * or {@code --data} names.
 */
public final class DataPlaces implements Closeable {
    /** <code>${NAME}</code> or <code>${NAME:-what stands for it where it is not set}</code>, as a shell writes it. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final String yaml;
    private final Place own;
    private final Optional<Path> folder;
    private Optional<Place> data = Optional.empty();

    private DataPlaces(String yaml, Place own, Optional<Path> folder) {
        this.yaml = yaml;
        this.own = own;
        this.folder = folder;
    }

    /**
     * Opens the place of an election or a recount.
     *
     * @param path a folder, a zip, or the YAML file in a folder
     * @param yaml name of the YAML file: {@code election.yaml} or {@code recount.yaml}
     * @param problems where it is told that there is nothing, or nothing that can be read
     */
    public static Optional<DataPlaces> open(Path path, String yaml, Problems problems) throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.of(new DataPlaces(yaml, new FolderPlace(path), Optional.of(path)));
        }
        if (!Files.exists(path)) {
            problems.fatal(
                    path.toString(),
                    0,
                    "",
                    "There is no folder or zip " + path,
                    "Maybe the path is relative to another folder.");
            return Optional.empty();
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.equals(yaml)) {
            Path parent = path.getParent() == null ? Path.of("") : path.getParent();
            return Optional.of(new DataPlaces(yaml, new FolderPlace(parent), Optional.of(parent)));
        }
        if (name.endsWith(".zip")) {
            if (!Files.isReadable(path)) {
                problems.fatal(
                        path.toString(),
                        0,
                        "",
                        "The file may not be read by you",
                        "Maybe change its permissions: chmod u+r FILE.");
                return Optional.empty();
            }
            return ZipPlace.open(path, problems).map(zip -> new DataPlaces(yaml, zip, Optional.empty()));
        }
        problems.fatal(
                path.toString(),
                0,
                "",
                path + " is neither a folder nor a .zip",
                "Maybe name the folder in which " + yaml + " lies.");
        return Optional.empty();
    }

    /** Returns the name of the place, for an election without an id. */
    public String defaultId() {
        Path path = folder.map(Path::toAbsolutePath).orElseGet(() -> Path.of(own.name()));
        String name = String.valueOf(path.normalize().getFileName());
        return name.endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
    }

    /** Returns the YAML file if it is there. */
    public Optional<DataFile> findYaml() {
        return own.find(yaml);
    }

    /** Returns the YAML file, or tells that it is missing. */
    public Optional<DataFile> requireYaml(Problems problems) {
        return own.require(yaml, "Maybe this is not the folder that is meant, or " + yaml + " lies deeper.", problems);
    }

    /**
     * Opens the folder of the published tables, if there is another than that of the YAML file.
     *
     * @return whether the tables can be looked for; if not, that was told
     */
    public boolean openData(TableMappings file, ReadOptions options, Problems problems) {
        Optional<Path> path = options.data();
        if (path.isEmpty()) {
            if (file.root().isEmpty()) {
                return true;
            }
            path = root(file.root().get(), file, options, problems);
        }
        if (path.isPresent() && Files.isDirectory(path.get())) {
            data = Optional.of(new FolderPlace(path.get()));
            return true;
        }
        path.ifPresent(p -> problems.fatal(
                options.data().isPresent() ? p.toString() : file.file(),
                options.data().isPresent() ? 0 : file.rootLine(),
                p.toString(),
                "There is no folder " + p + " with the published tables",
                "Maybe name the folder with --data DIR, or set the variable that root uses (RECOUNT_SHARED)."));
        return false;
    }

    /**
     * Returns the file of a table if it is there. A published folder may hold files that happen to have our names: where
     * the YAML file names files, only those that it names are taken from there.
     */
    public Optional<DataFile> find(TableMappings file, TableSpec table) {
        String name = file.fileOf(table);
        boolean published = file.names(table) || file.files().isEmpty();
        return data.filter(d -> published).flatMap(d -> d.find(name)).or(() -> own.find(name));
    }

    /** Returns the file of a table, or tells that it is missing. */
    public Optional<DataFile> require(TableMappings file, TableSpec table, Problems problems) {
        Optional<DataFile> found = find(file, table);
        return found.isPresent()
                ? found
                : data.orElse(own)
                        .require(
                                file.fileOf(table),
                                "Maybe name it in " + yaml + ": files: {" + table.id() + ": ...}.",
                                problems);
    }

    private Optional<Path> root(String written, TableMappings file, ReadOptions options, Problems problems) {
        String text = expand(written, options.environment());
        try {
            Path path = Path.of(text);
            if (folder.isPresent() || path.isAbsolute()) {
                return Optional.of(folder.map(f -> f.resolve(path)).orElse(path).normalize());
            }
            problems.fatal(
                    file.file(),
                    file.rootLine(),
                    written,
                    "root: \"" + text + "\" is relative, but the folder is in a zip",
                    "Maybe name the folder of the tables with --data DIR.");
        } catch (java.nio.file.InvalidPathException e) {
            problems.fatal(
                    file.file(),
                    file.rootLine(),
                    written,
                    "root: \"" + text + "\" is no path",
                    "Maybe a typing error.");
        }
        return Optional.empty();
    }

    static String expand(String text, Map<String, String> environment) {
        Matcher m = VARIABLE.matcher(text);
        return m.replaceAll(r -> {
            String value = environment.get(r.group(1));
            String fallback = r.group(2) == null ? "" : r.group(2);
            return Matcher.quoteReplacement(value == null || value.isEmpty() ? fallback : value);
        });
    }

    @Override
    public void close() {
        own.close();
        data.ifPresent(Place::close);
    }
}
