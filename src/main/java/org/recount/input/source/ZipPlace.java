package org.recount.input.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.recount.input.Problems;

/**
 * A zip of a folder. Nothing is unpacked to disk. If everything lies in one folder inside the zip, that folder is the
 * place. Names that lead out of the zip are refused.
 */
public final class ZipPlace implements Place {
    private final String name;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private ZipPlace(String name, ZipFile zip, Map<String, ZipEntry> entries) {
        this.name = name;
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * Opens a zip.
     *
     * @param path the zip
     * @param problems where it is told that the zip is damaged or holds names that lead out of it
     * @return the place; empty where a problem was told
     * @throws IOException if the machine failed
     */
    public static Optional<ZipPlace> open(Path path, Problems problems) throws IOException {
        String name = path.toString();
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            problems.fatal(
                    name,
                    0,
                    "",
                    "The zip cannot be read: " + e.getMessage(),
                    "Maybe it is not a zip, has a password, or was not downloaded to the end.");
            return Optional.empty();
        }
        Map<String, ZipEntry> entries = new TreeMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String plain = entry.getName().replace('\\', '/');
            if (leadsOut(plain)) {
                problems.fatal(
                        name,
                        0,
                        entry.getName(),
                        "The zip holds a name that leads out of it: \"" + entry.getName() + "\"",
                        "Maybe do not trust this zip; make it again with: zip -r election.zip FOLDER.");
            } else if (!entry.isDirectory() && !plain.startsWith("__MACOSX/")) {
                entries.put(plain, entry);
            }
        }
        if (problems.hasFatal()) {
            zip.close();
            return Optional.empty();
        }
        return Optional.of(new ZipPlace(name, zip, insideSingleFolder(entries)));
    }

    private static boolean leadsOut(String entry) {
        return entry.startsWith("/")
                || entry.contains(":")
                || List.of(entry.split("/", -1)).contains("..");
    }

    private static Map<String, ZipEntry> insideSingleFolder(Map<String, ZipEntry> entries) {
        Set<String> tops = new TreeSet<>();
        entries.keySet().forEach(n -> tops.add(n.contains("/") ? n.substring(0, n.indexOf('/') + 1) : ""));
        if (tops.size() != 1 || tops.contains("")) {
            return entries;
        }
        int cut = tops.iterator().next().length();
        Map<String, ZipEntry> inner = new TreeMap<>();
        entries.forEach((n, entry) -> inner.put(n.substring(cut), entry));
        return insideSingleFolder(inner);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<DataFile> find(String file) {
        return Optional.ofNullable(entries.get(file)).map(entry -> new DataFile() {
            @Override
            public String name() {
                return file;
            }

            @Override
            public InputStream open() throws IOException {
                return zip.getInputStream(entry);
            }
        });
    }

    @Override
    public boolean isFolder(String file) {
        return entries.keySet().stream().anyMatch(n -> n.startsWith(file + "/"));
    }

    @Override
    public Collection<String> files() {
        return new ArrayList<>(entries.keySet());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // What was read has been read; nothing is written to a zip.
        }
    }
}
