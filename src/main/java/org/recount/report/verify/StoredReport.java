package org.recount.report.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.RunManifest;

/**
 * A report on disk, as its manifest describes it.
 *
 * @param folder where it lies
 * @param run how it was made
 * @param outputs SHA-256 of each file that was written, by path inside the folder, in the order of writing
 * @param manifestSha256 SHA-256 of {@code manifest.json} itself
 */
public record StoredReport(Path folder, RunManifest run, Map<String, String> outputs, String manifestSha256) {
    /** The file that makes a folder a report. */
    public static final String MANIFEST = "manifest.json";

    /** The page: it prints the digest of the manifest, so the manifest cannot hold the digest of the page. */
    public static final String PAGE = "index.html";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public StoredReport {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * Reads the manifest of a report.
     *
     * @param folder the folder in which {@code manifest.json} lies
     * @throws NoReportException where there is none, or it is no manifest of this program
     */
    public static StoredReport read(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isDirectory(folder)) {
            throw new NoReportException(
                    folder,
                    Files.exists(folder) ? folder + " is no folder" : "There is no folder " + folder,
                    "Maybe name the folder of one report, such as reports/iraq-2021.");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoReportException(
                    folder,
                    "There is no " + MANIFEST + " in " + folder,
                    "Maybe the report of one scenario is meant, a folder inside it.");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Map<String, String> outputs = ManifestJson.outputs(bytes);
            StoredReport report = new StoredReport(folder, ManifestJson.parse(bytes), outputs, Digests.sha256(bytes));
            report.check();
            return report;
        } catch (RuntimeException e) {
            // A key that is not there is met as a null or as a value of another class: Java's words for that help
            // nobody.
            String why = e instanceof NullPointerException || e instanceof ClassCastException
                    ? "a part that every manifest has is missing"
                    : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new NoReportException(
                    file,
                    "It is no manifest of a report: " + why,
                    "Maybe it was edited or cut short; a report is checked against the manifest it was written with.");
        }
    }

    /** Returns the digest of a file of the report as it is now; nothing where there is no such file. */
    Optional<String> digestNow(String path) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Digests.sha256(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A manifest names files inside its own folder, and digests. */
    private void check() {
        if (run.command().size() < 2 || outputs.isEmpty()) {
            throw new IllegalArgumentException("it names no command or no files");
        }
        outputs.forEach((path, digest) -> {
            if (!folder.resolve(path).normalize().startsWith(folder.normalize()) || path.isBlank()) {
                throw new IllegalArgumentException("the file \"" + path + "\" lies outside the report");
            }
            requireDigest(path, digest);
        });
        run.inputs().forEach(input -> requireDigest(input.path(), input.sha256()));
    }

    private static void requireDigest(String path, String digest) {
        if (!SHA256.matcher(digest).matches()) {
            throw new IllegalArgumentException("\"" + digest + "\" of " + path + " is no SHA-256");
        }
    }
}
