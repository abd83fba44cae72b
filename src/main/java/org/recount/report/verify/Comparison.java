package org.recount.report.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.recount.report.verify.FileCheck.Verdict;
import org.recount.report.write.Digests;
import org.recount.report.write.RunManifest;

/** A report against its manifest, and against the same run made again. */
public final class Comparison {
    private Comparison() {}

    /**
     * Compares the inputs of a report with those that the same command read now.
     *
     * @param then the manifest of the report
     * @param now the manifest of the run made again
     * @return one check for each input of either, in the order of the first
     */
    public static List<FileCheck> inputs(RunManifest then, RunManifest now) {
        Map<String, String> read = new LinkedHashMap<>();
        now.inputs().forEach(i -> read.put(i.path(), i.sha256()));
        List<FileCheck> checks = new ArrayList<>();
        for (RunManifest.Input input : then.inputs()) {
            String digest = read.remove(input.path());
            if (digest == null) {
                checks.add(new FileCheck(input.path(), Verdict.MISSING, "the run made again does not read it"));
            } else if (digest.equals(input.sha256())) {
                checks.add(FileCheck.of(input.path(), Verdict.SAME));
            } else {
                checks.add(new FileCheck(
                        input.path(), Verdict.CHANGED, "SHA-256 " + digest + "; in the manifest " + input.sha256()));
            }
        }
        read.keySet()
                .forEach(path -> checks.add(
                        new FileCheck(path, Verdict.NOT_REPRODUCED, "read now, and the manifest has it not")));
        return checks;
    }

    /**
     * Compares every file of a report with its manifest only.
     *
     * @param report the report
     * @return one check for each file that the manifest names, in its order
     */
    public static List<FileCheck> withManifest(StoredReport report) {
        List<FileCheck> checks = new ArrayList<>();
        report.outputs().forEach((path, digest) -> checks.add(withManifest(report, path, digest)));
        return checks;
    }

    /**
     * Compares every file of a report with its manifest and with the run made again.
     *
     * @param report the report
     * @param again the files that the run made again gives, the page drawn with the digest of the stored manifest; the
     *     manifest itself is left out
     * @param sameJava whether the report was made with the Java that runs now: another one draws pictures with other bytes
     * @return one check for each file that the manifest names or the run gives, and for the page
     */
    public static List<FileCheck> withRun(StoredReport report, Map<String, byte[]> again, boolean sameJava) {
        List<FileCheck> checks = new ArrayList<>();
        report.outputs().forEach((path, digest) -> {
            FileCheck check = withManifest(report, path, digest);
            byte[] made = again.get(path);
            if (!check.verdict().good()) {
                checks.add(
                        made == null || check.verdict() == Verdict.MISSING
                                ? check
                                : new FileCheck(path, Verdict.CHANGED, difference(report, path, made)));
            } else if (made == null) {
                checks.add(new FileCheck(path, Verdict.NOT_REPRODUCED, "the run does not make such a file"));
            } else if (Digests.sha256(made).equals(digest)) {
                checks.add(FileCheck.of(path, Verdict.SAME));
            } else if (path.endsWith(".png") && !sameJava) {
                checks.add(FileCheck.of(path, Verdict.NOT_COMPARABLE));
            } else {
                checks.add(new FileCheck(path, Verdict.NOT_REPRODUCED, difference(report, path, made)));
            }
        });
        new TreeMap<>(again).forEach((path, made) -> {
            if (path.equals(StoredReport.PAGE)) {
                checks.add(page(report, made));
            } else if (!report.outputs().containsKey(path)) {
                checks.add(new FileCheck(path, Verdict.NOT_REPRODUCED, "the run makes it and the manifest has it not"));
            }
        });
        return checks;
    }

    /** Returns the files in the folder of which the manifest knows nothing, sorted; they prove nothing either way. */
    public static List<String> unknownFiles(StoredReport report) {
        try (Stream<Path> walk = Files.walk(report.folder())) {
            return walk.filter(Files::isRegularFile)
                    .map(f -> report.folder().relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals(StoredReport.PAGE)
                            && !f.equals(StoredReport.MANIFEST)
                            && !report.outputs().containsKey(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileCheck withManifest(StoredReport report, String path, String digest) {
        Optional<String> now = report.digestNow(path);
        if (now.isEmpty()) {
            return FileCheck.of(path, Verdict.MISSING);
        }
        return FileCheck.of(path, now.get().equals(digest) ? Verdict.SAME : Verdict.CHANGED);
    }

    private static FileCheck page(StoredReport report, byte[] made) {
        Optional<String> now = report.digestNow(StoredReport.PAGE);
        if (now.isEmpty()) {
            return FileCheck.of(StoredReport.PAGE, Verdict.MISSING);
        }
        return now.get().equals(Digests.sha256(made))
                ? FileCheck.of(StoredReport.PAGE, Verdict.SAME)
                : new FileCheck(StoredReport.PAGE, Verdict.NOT_REPRODUCED, difference(report, StoredReport.PAGE, made));
    }

    private static String difference(StoredReport report, String path, byte[] made) {
        try {
            return firstDifference(Files.readAllBytes(report.folder().resolve(path)), made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says in words where two texts part; of bytes that are no text, only their lengths. */
    static String firstDifference(byte[] found, byte[] made) {
        if (!isText(found) || !isText(made)) {
            return String.format(Locale.ROOT, "%,d bytes here, %,d in the run made again", found.length, made.length);
        }
        String[] here = text(found).split("\n", -1);
        String[] there = text(made).split("\n", -1);
        int line = Arrays.mismatch(here, there);
        if (line < 0) {
            return "";
        }
        if (line >= here.length || line >= there.length) {
            return "the end differs: " + lines(here) + " here, " + lines(there) + " in the run made again";
        }
        String left = here[line].strip();
        String right = there[line].strip();
        return "line " + (line + 1) + " is " + excerpt(left, right) + ", and in the run made again "
                + excerpt(right, left);
    }

    private static String lines(String[] text) {
        return text.length == 1 ? "1 line" : String.format(Locale.ROOT, "%,d lines", text.length);
    }

    /** The part of a long line around the place where it leaves the other. */
    private static String excerpt(String line, String other) {
        int at = 0;
        while (at < Math.min(line.length(), other.length()) && line.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = at > 40 ? at - 30 : 0;
        int to = Math.min(line.length(), from + 70);
        return "\"" + (from > 0 ? "..." : "") + line.substring(from, to) + (to < line.length() ? "..." : "") + "\"";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
