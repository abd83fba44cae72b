package org.recount.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.claim.SelectionKind;
import org.recount.report.chart.ChartPicture;
import org.recount.report.chart.Charts;
import org.recount.report.page.AssessmentPage;
import org.recount.report.table.AssessmentTables;
import org.recount.report.text.AssessmentWords;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.TextFiles;

/** Draws the report of an assessment and writes it whole or not at all. */
public final class AssessmentReport {
    private AssessmentReport() {}

    /**
     * Writes the folder {@code dir/<election>-assess} and replaces an earlier report there.
     *
     * @param assessment the assessment
     * @param recount name of the recount's folder
     * @param json the answer for programs, as {@code --json} prints it
     * @param problems what was found in the files, in words
     * @param manifest how it is made again
     * @param dir folder of the reports, created if missing
     * @return the folder
     */
    public static Path write(
            Assessment assessment, String recount, String json, List<String> problems, RunManifest manifest, Path dir) {
        return new ReportFolder()
                .write(dir, name(assessment.election().id()), draw(assessment, recount, json, problems, manifest));
    }

    /**
     * Refuses, before the work, a folder that must not be replaced.
     *
     * @param election id of the election
     * @param dir folder of the reports
     * @throws IllegalArgumentException where something is there that is no report
     */
    public static void checkTarget(String election, Path dir) {
        ReportFolder.checkReplaceable(dir, name(election));
    }

    private static String name(String election) {
        return election + "-assess";
    }

    private static Map<String, byte[]> draw(
            Assessment a, String recount, String json, List<String> problems, RunManifest manifest) {
        List<ChartPicture> charts = Charts.draw(a);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("summary.json", json.getBytes(StandardCharsets.UTF_8));
        files.put("summary.md", markdown(a, manifest).getBytes(StandardCharsets.UTF_8));
        files.put("contests.csv", TextFiles.csv(AssessmentTables.contestsCsv(a)));
        files.put("stations.csv", TextFiles.csv(AssessmentTables.stationsCsv(a)));
        for (ChartPicture chart : charts) {
            files.put("charts/" + chart.id() + ".png", chart.png().bytes());
            files.put("charts/" + chart.id() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
        }
        byte[] manifestJson = ManifestJson.print(manifest, files);
        AssessmentPage page = new AssessmentPage(a, recount, charts, problems, manifest, Digests.sha256(manifestJson));
        files.put("index.html", page.print());
        files.put("manifest.json", manifestJson);
        return files;
    }

    private static String markdown(Assessment a, RunManifest manifest) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(TextFiles.plain(a.election().name())).append("\n\n");
        AssessmentWords.country(a)
                .forEach(line -> out.append("- ").append(TextFiles.plain(line)).append("\n"));
        out.append("\n## What changed\n\n").append(TextFiles.markdown(AssessmentTables.byRemedy(a)));
        if (a.seatsChanged() > 0) {
            out.append(TextFiles.markdown(AssessmentTables.changes(a)));
        }
        out.append("## Reach\n\n").append(TextFiles.markdown(AssessmentTables.reach(a)));
        if (!a.openings().isEmpty()) {
            out.append("## Under dispute\n\n").append(TextFiles.markdown(AssessmentTables.alerts(a)));
            out.append(TextFiles.markdown(AssessmentTables.openings(a)));
        }
        out.append("## Evidence and sensitivity\n\n").append(TextFiles.markdown(AssessmentTables.evidence(a)));
        out.append("## The hand count\n\n").append(TextFiles.markdown(AssessmentTables.handCounts(a)));
        out.append("## Contest by contest\n\n");
        for (ContestAssessment c : a.contests()) {
            if (c.selection() != SelectionKind.NONE) {
                out.append("### ").append(TextFiles.plain(c.contest().name())).append("\n\n");
                out.append("- Changed: ")
                        .append(TextFiles.plain(AssessmentWords.changed(c)))
                        .append("\n");
                out.append("- Reach: ")
                        .append(TextFiles.plain(AssessmentWords.reach(c)))
                        .append("\n");
                out.append("- Evidence: ")
                        .append(TextFiles.plain(AssessmentWords.evidence(c)))
                        .append("\n\n");
            }
        }
        return out.append("## Make it again\n\n    ")
                .append(manifest.commandLine())
                .append("\n")
                .toString();
    }
}
