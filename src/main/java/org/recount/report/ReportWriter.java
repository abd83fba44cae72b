package org.recount.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.recount.report.chart.ChartPicture;
import org.recount.report.chart.Charts;
import org.recount.report.page.ReportPage;
import org.recount.report.table.ContestTable;
import org.recount.report.table.DesignTables;
import org.recount.report.table.PartyTable;
import org.recount.report.text.Verdict;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.SummaryJson;
import org.recount.report.write.SummaryMarkdown;
import org.recount.report.write.TextFiles;
import org.recount.simulation.RunResult;

/**
 * Draws the report of a run and writes it whole or not at all. The same result and the same manifest give the same bytes
 * on the same Java.
 */
public final class ReportWriter {
    /** Stands in the page for the digest of the manifest, until that is known. */
    private static final String DIGEST_TO_COME = "the digest of manifest.json, to come";

    private ReportWriter() {}

    /**
     * Begins, on a thread of its own, to load what reports are made with, so that it is there when a run has ended: Java
     * loads charts, Tablesaw (which looks through the class path) and Jackson in half a second.
     *
     * @return the thread; whoever ends the process early waits for it, since fonts are unpacked into temporary files
     */
    public static Thread prepare() {
        Thread thread = new Thread(
                () -> {
                    Charts.prepare();
                    PartyTable.prepare();
                    SummaryJson.prepare();
                },
                "report");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Writes the folder {@code dir/<scenario>} and replaces an earlier report there.
     *
     * @param result what the run found
     * @param manifest how it is made again
     * @param dir folder of the reports, created if missing
     * @return the folder
     * @throws IllegalArgumentException where the result holds something that must not be printed (a number that is not
     *     finite, an estimate outside its interval), or a folder is there that is no report; nothing is written
     * @throws org.recount.report.write.ReportNotWritten where the machine fails; an earlier report is as it was
     */
    public static Path write(RunResult result, RunManifest manifest, Path dir) {
        checkTarget(result.scenario().id(), dir);
        return new ReportFolder().write(dir, result.scenario().id(), draw(result, manifest));
    }

    /**
     * Refuses, before a long run, a folder that must not be replaced.
     *
     * @param scenario identifier of the scenario
     * @param dir folder of the reports
     * @throws IllegalArgumentException where something is there that is no report
     */
    public static void checkTarget(String scenario, Path dir) {
        ReportFolder.checkReplaceable(dir, scenario);
    }

    /** Returns the files of the report: path inside the folder to bytes, in the order in which they are written. */
    static Map<String, byte[]> draw(RunResult result, RunManifest manifest) {
        Drawn drawn = Drawn.of(result, manifest);
        Map<String, byte[]> files = drawn.files();
        // The page takes as long as the digests of the other files, which it waits for only with its last line.
        CompletableFuture<String> page =
                CompletableFuture.supplyAsync(() -> page(result, manifest, drawn.charts(), DIGEST_TO_COME));
        byte[] manifestJson = ManifestJson.print(manifest, files);
        String whole = join(page).replace(DIGEST_TO_COME, Digests.sha256(manifestJson));
        files.put("index.html", whole.getBytes(StandardCharsets.UTF_8));
        files.put("manifest.json", manifestJson);
        return files;
    }

    /**
     * Draws a report again that was written before, to compare it with what was written.
     *
     * @param result what the run made again found
     * @param manifest the manifest that was written
     * @param manifestSha256 SHA-256 of the file that was written, which the page prints
     * @return the files: path inside the folder to bytes; the manifest itself is left out
     */
    public static Map<String, byte[]> redraw(RunResult result, RunManifest manifest, String manifestSha256) {
        Drawn drawn = Drawn.of(result, manifest);
        Map<String, byte[]> files = drawn.files();
        files.put(
                "index.html",
                page(result, manifest, drawn.charts(), manifestSha256).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** All but the page and the manifest, which speak of the rest. */
    private record Drawn(List<ChartPicture> charts, Map<String, byte[]> files) {
        static Drawn of(RunResult result, RunManifest manifest) {
            ResultCheck.check(result);
            CompletableFuture<byte[]> json = CompletableFuture.supplyAsync(() -> SummaryJson.print(result));
            CompletableFuture<Map<String, byte[]>> texts = CompletableFuture.supplyAsync(() -> texts(result, manifest));
            List<ChartPicture> charts = Charts.draw(result);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("summary.json", join(json));
            files.putAll(join(texts));
            for (ChartPicture chart : charts) {
                files.put("charts/" + chart.id() + ".png", chart.png().bytes());
                files.put("charts/" + chart.id() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
            }
            return new Drawn(charts, files);
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw e;
        }
    }

    private static Map<String, byte[]> texts(RunResult result, RunManifest manifest) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("summary.md", SummaryMarkdown.print(result, manifest));
        files.put("seats.csv", TextFiles.csv(PartyTable.csv(result)));
        files.put("contests.csv", TextFiles.csv(ContestTable.csv(result)));
        if (!result.designs().designs().isEmpty()) {
            files.put("designs.csv", TextFiles.csv(DesignTables.csv(result)));
        }
        return files;
    }

    private static String page(
            RunResult result, RunManifest manifest, List<ChartPicture> charts, String manifestSha256) {
        return new ReportPage(result, Verdict.of(result), charts, manifest, manifestSha256).print();
    }
}
