package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.generated.JtesweepGenerated;
import org.recount.report.table.Grid;
import org.recount.report.text.Methods;
import org.recount.report.text.SweepWords;
import org.recount.report.write.RunManifest;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.SweepResult;

/**
 * The page of a sweep: one file that opens from disk without a network and without a script.
 *
 * @param result the sweep
 * @param charts the charts
 * @param manifest how it is made again
 * @param manifestSha256 SHA-256 of {@code manifest.json}
 */
public record SweepPage(SweepResult result, List<ChartPicture> charts, RunManifest manifest, String manifestSha256) {

    /** Copies the charts. */
    public SweepPage {
        charts = List.copyOf(charts);
    }

    /** Returns the page's bytes. */
    public byte[] print() {
        StringOutput out = new StringOutput(1 << 18);
        JtesweepGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the chart of a name, if it was drawn: one or none. */
    public List<ChartPicture> chartsOf(String prefix) {
        return charts.stream().filter(c -> c.id().startsWith(prefix)).toList();
    }

    /** Returns the measures that are shown. */
    public List<Measure> shown() {
        return SweepWords.SHOWN;
    }

    /** Returns what stands out: for each measure the factor with the largest effect that the trials tell from none. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (Measure m : SweepWords.SHOWN) {
            result.plan().factors().stream()
                    .map(f -> result.effect(f, m))
                    .filter(SweepWords::tells)
                    .max(java.util.Comparator.comparingDouble(
                            e -> StrictMath.abs(e.difference().value())))
                    .ifPresentOrElse(
                            e -> findings.add(SweepWords.effect(e) + "."),
                            () -> findings.add(m.words() + ": the trials do not tell that any factor changes it."));
        }
        return findings;
    }

    /** Returns the banner: what is real and what is not. */
    public String banner() {
        return result.scenario().synthetic()
                ? "SYNTHETIC. The votes, candidates and stations behind these figures are drawn from a model that meets the"
                        + " published totals. They are not the votes of real people."
                : "SIMULATED. The announced votes are the published ones; errors, complaints and rulings are simulated.";
    }

    /** Returns how the intervals were made, once each. */
    public String intervalMethods() {
        List<String> methods = new ArrayList<>();
        result.cells().forEach(c -> c.measures().values().forEach(e -> methods.add(e.method())));
        result.effects().forEach(e -> methods.add(e.difference().method()));
        return Methods.list(methods);
    }

    /** Returns the files that were read. */
    public Grid inputs() {
        return ManifestTables.inputs(manifest);
    }
}
