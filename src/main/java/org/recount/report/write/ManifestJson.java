package org.recount.report.write;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code manifest.json}: how the run is made again, and the SHA-256 of what it wrote.
 *
 * <p>The page and the manifest itself are left out of the outputs: the page prints the manifest's digest. PNG bytes may
 * differ between Java versions; everything else must not.
 */
public final class ManifestJson {
    private ManifestJson() {}

    /**
     * Returns the file's bytes.
     *
     * @param manifest how the run is made again
     * @param outputs the files of the report, path to bytes
     */
    public static byte[] print(RunManifest manifest, Map<String, byte[]> outputs) {
        Map<String, String> digests = new LinkedHashMap<>();
        outputs.forEach((path, bytes) -> digests.put(path, Digests.sha256(bytes)));
        return Json.print(new Document(manifest, digests));
    }

    /** Returns the manifest that a file holds. */
    public static RunManifest parse(byte[] json) {
        return Json.parse(json, Document.class).run();
    }

    /** Returns the SHA-256 of each output that a file holds, by path. */
    public static Map<String, String> outputs(byte[] json) {
        return Json.parse(json, Document.class).outputs();
    }

    private record Document(RunManifest run, Map<String, String> outputs) {}
}
