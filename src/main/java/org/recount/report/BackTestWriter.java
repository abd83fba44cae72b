package org.recount.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.report.chart.BackTestCharts;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.BackTestPage;
import org.recount.report.table.BackTestTables;
import org.recount.report.write.AnswerJson;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.TextFiles;
import org.recount.simulation.backtest.BackTestResult;

/** Writes a back-test as a folder: the page, its charts, the figures as JSON and CSV. */
public final class BackTestWriter {
    private BackTestWriter() {}

    /**
     * Writes the folder, whole or not at all.
     *
     * @param result what was found
     * @param answer the answer in JSON, key by key
     * @param manifest how it is made again
     * @param folder the folder; an earlier back-test in it is replaced
     * @return the page
     * @throws IllegalArgumentException where something is there that is no report
     * @throws org.recount.report.write.ReportNotWritten where the machine fails
     */
    public static Path write(BackTestResult result, Map<String, Object> answer, RunManifest manifest, Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        return new ReportFolder()
                .write(parent, String.valueOf(absolute.getFileName()), files(result, answer, manifest))
                .resolve("index.html");
    }

    /** Refuses, before a long run, a folder that must not be replaced. */
    public static void checkTarget(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        ReportFolder.checkReplaceable(
                Optional.ofNullable(absolute.getParent()).orElse(absolute), String.valueOf(absolute.getFileName()));
    }

    static Map<String, byte[]> files(BackTestResult result, Map<String, Object> answer, RunManifest manifest) {
        List<ChartPicture> charts = BackTestCharts.draw(result);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("backtest.json", AnswerJson.print(answer).getBytes(StandardCharsets.UTF_8));
        files.put("cells.csv", TextFiles.csv(BackTestTables.cells(result)));
        for (ChartPicture chart : charts) {
            files.put("charts/" + chart.id() + ".png", chart.png().bytes());
            files.put("charts/" + chart.id() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
        }
        files.put("summary.md", markdown(result, manifest).getBytes(StandardCharsets.UTF_8));
        byte[] manifestJson = ManifestJson.print(manifest, files);
        files.put("index.html", new BackTestPage(result, charts, manifest, Digests.sha256(manifestJson)).print());
        files.put("manifest.json", manifestJson);
        return files;
    }

    /** The tables of the page, for whoever copies them into a text. */
    private static String markdown(BackTestResult result, RunManifest manifest) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(TextFiles.plain(result.election())).append(": back-test\n\n");
        out.append("`").append(manifest.commandLine()).append("`\n\n");
        BackTestTables.all(result).forEach(grid -> out.append(TextFiles.markdown(grid)));
        result.leftOut()
                .forEach(
                        l -> out.append("Left out: ").append(TextFiles.plain(l)).append("\n"));
        return out.append("Source: ")
                .append(TextFiles.plain(result.source()))
                .append("\n")
                .toString();
    }
}
