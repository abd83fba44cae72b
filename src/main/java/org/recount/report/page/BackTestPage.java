package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.generated.JtebacktestGenerated;
import org.recount.report.table.BackTestTables;
import org.recount.report.table.Grid;
import org.recount.report.text.Figures;
import org.recount.report.write.RunManifest;
import org.recount.simulation.backtest.BackTestResult;

/**
 * A back-test as a page.
 *
 * @param result what was found
 * @param charts the charts
 * @param manifest how it is made again
 * @param manifestSha256 SHA-256 of manifest.json
 */
public record BackTestPage(
        BackTestResult result, List<ChartPicture> charts, RunManifest manifest, String manifestSha256) {

    public BackTestPage {
        charts = List.copyOf(charts);
    }

    /** Returns the page's bytes. */
    public byte[] print() {
        StringOutput out = new StringOutput(1 << 18);
        JtebacktestGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the chart of a name, if it was drawn: one or none. */
    public List<ChartPicture> chartsOf(String id) {
        return charts.stream().filter(c -> c.id().equals(id)).toList();
    }

    /** Returns what is known, in a sentence. */
    public String known() {
        return "The truth of " + Figures.counted(result.realContests(), "contest", "contests") + " and "
                + Figures.count(result.stations()) + " stations is known; " + Figures.count(result.badStations())
                + " stations are bad (their truth differs from what was announced), and the announced outcome is wrong in "
                + Figures.counted(result.wrongContests(), "contest", "contests") + ".";
    }

    /** Returns whether the claims of the designs held, in a sentence. */
    public String verdict() {
        return result.broken()
                ? "A claim from a design by lot did NOT hold: see the tables."
                : "No claim from a design by lot was found to hold less often than it says, at the precision of these samples.";
    }

    /** Returns the tables in their order. */
    public List<Grid> tables() {
        return BackTestTables.all(result);
    }

    /** Returns the files that were read. */
    public Grid inputs() {
        return ManifestTables.inputs(manifest);
    }
}
