package org.recount.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.report.chart.ChartPicture;
import org.recount.report.chart.PlanCharts;
import org.recount.report.page.PlanPage;
import org.recount.report.table.PlanTables;
import org.recount.report.text.PlanView;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.PlanJson;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.TextFiles;

/** Draws the report of a plan and writes it whole or not at all. */
public final class PlanWriter {
    private PlanWriter() {}

    /** Returns the name of the folder of an election's plan. */
    public static String folder(String election) {
        return election + "-plan";
    }

    /**
     * Refuses, before any work, a folder that must not be replaced.
     *
     * @throws IllegalArgumentException where something is there that is no report
     */
    public static void checkTarget(String election, Path dir) {
        ReportFolder.checkReplaceable(dir, folder(election));
    }

    /**
     * Writes the folder {@code dir/<election>-plan} and replaces an earlier report there.
     *
     * @param view the plan
     * @param problems what was found in the files, for plan.json
     * @param manifest how it is made again
     * @param dir folder of the reports, created if missing
     * @return the folder
     * @throws org.recount.report.write.ReportNotWritten where the machine fails; an earlier report is as it was
     */
    public static Path write(PlanView view, List<?> problems, RunManifest manifest, Path dir) {
        return new ReportFolder().write(dir, folder(view.about().id()), draw(view, problems, manifest));
    }

    /** Returns the files of the report: path inside the folder to bytes, in the order in which they are written. */
    static Map<String, byte[]> draw(PlanView view, List<?> problems, RunManifest manifest) {
        List<ChartPicture> charts = PlanCharts.draw(view);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("plan.json", PlanJson.print(view.about(), view.plan(), problems));
        files.put("contests.csv", TextFiles.csv(PlanTables.contests(view)));
        files.put("sizes.csv", TextFiles.csv(PlanTables.sizes(view)));
        for (ChartPicture chart : charts) {
            files.put("charts/" + chart.id() + ".png", chart.png().bytes());
            files.put("charts/" + chart.id() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
        }
        byte[] manifestJson = ManifestJson.print(manifest, files);
        files.put("index.html", new PlanPage(view, charts, manifest, Digests.sha256(manifestJson)).print());
        files.put("manifest.json", manifestJson);
        return files;
    }
}
