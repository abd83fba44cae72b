package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.generated.JteplanGenerated;
import org.recount.report.table.Grid;
import org.recount.report.text.PlanView;
import org.recount.report.write.RunManifest;

/**
 * The page of a plan: one file that opens from disk without a network and without a script.
 *
 * @param view the plan
 * @param charts its charts
 * @param manifest how it is made again
 * @param manifestSha256 SHA-256 of {@code manifest.json}
 */
public record PlanPage(PlanView view, List<ChartPicture> charts, RunManifest manifest, String manifestSha256) {

    public PlanPage {
        charts = List.copyOf(charts);
    }

    /** Returns the page's bytes. */
    public byte[] print() {
        StringOutput out = new StringOutput(1 << 18);
        JteplanGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the chart of a name, if it was drawn: one or none. */
    public List<ChartPicture> chartsOf(String id) {
        return charts.stream().filter(c -> c.id().equals(id)).toList();
    }

    /** Returns the banner: what is real and what is not. */
    public String banner() {
        return view.about().synthetic()
                ? "SYNTHETIC. The votes behind this plan are drawn from a model. They are not the votes of real people, and no"
                        + " figure about one contest is a finding about that contest."
                : "A PLAN. The votes are the published ones. The sizes hold if the reported seats are right and the errors are"
                        + " those assumed; the risk limit holds whatever the errors.";
    }

    /** Returns the files that were read. */
    public Grid inputs() {
        return ManifestTables.inputs(manifest);
    }

    /** Returns versions and options. */
    public Grid versions() {
        return ManifestTables.versions(manifest);
    }
}
