package org.recount.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.report.chart.ChartPicture;
import org.recount.report.chart.SweepCharts;
import org.recount.report.page.SweepPage;
import org.recount.report.table.Grid;
import org.recount.report.table.SweepTables;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.ParquetWriter;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.SweepJson;
import org.recount.report.write.TextFiles;
import org.recount.simulation.sweep.SweepResult;

/** Draws the report of a sweep and writes it whole or not at all. The same result gives the same bytes on the same Java. */
public final class SweepWriter {
    private SweepWriter() {}

    /** Returns the name of the folder. */
    public static String folderName(String scenario) {
        return scenario + "-sweep";
    }

    /**
     * Writes the folder {@code dir/<scenario>-sweep} and replaces an earlier report there.
     *
     * @param result what the sweep found
     * @param manifest how it is made again
     * @param dir folder of the reports, created if missing
     * @param parquet writes {@code cells.parquet}; empty where the library is not there, and the file is left out
     * @return the folder
     * @throws org.recount.report.write.ReportNotWritten where the machine fails; an earlier report is as it was
     */
    public static Path write(SweepResult result, RunManifest manifest, Path dir, Optional<ParquetWriter> parquet) {
        return write(result, List.of(), manifest, dir, parquet);
    }

    /**
     * Writes the folder with further tables, each as {@code ID.csv} and {@code ID.parquet}, {@code ID} being what stands before
     * {@code -tidy} in the table's own.
     *
     * @param more further tidy tables
     */
    public static Path write(
            SweepResult result, List<Grid> more, RunManifest manifest, Path dir, Optional<ParquetWriter> parquet) {
        return new ReportFolder().write(dir, folderName(result.scenario().id()), draw(result, more, manifest, parquet));
    }

    /**
     * Refuses, before a long run, a folder that must not be replaced.
     *
     * @throws IllegalArgumentException where something is there that is no report
     */
    public static void checkTarget(String scenario, Path dir) {
        ReportFolder.checkReplaceable(dir, folderName(scenario));
    }

    private static Map<String, byte[]> draw(
            SweepResult result, List<Grid> more, RunManifest manifest, Optional<ParquetWriter> parquet) {
        List<ChartPicture> charts = SweepCharts.draw(result);
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] cells = TextFiles.csv(SweepTables.tidy(result));
        files.put("cells.csv", cells);
        files.put("effects.csv", TextFiles.csv(SweepTables.effectsFile(result)));
        for (Grid grid : more) {
            String name = grid.id().replace("-tidy", "");
            byte[] csv = TextFiles.csv(grid);
            files.put(name + ".csv", csv);
            parquet.ifPresent(writer -> files.put(name + ".parquet", writer.fromCsv(csv)));
        }
        files.put("summary.json", SweepJson.print(result));
        for (ChartPicture chart : charts) {
            files.put("charts/" + chart.id() + ".png", chart.png().bytes());
            files.put("charts/" + chart.id() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8));
        }
        parquet.ifPresent(writer -> files.put("cells.parquet", writer.fromCsv(cells)));
        byte[] manifestJson = ManifestJson.print(manifest, files);
        files.put("index.html", new SweepPage(result, charts, manifest, Digests.sha256(manifestJson)).print());
        files.put("manifest.json", manifestJson);
        return files;
    }
}
