package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.recount.numeric.Estimate;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.generated.JteindexGenerated;
import org.recount.report.table.Grid;
import org.recount.report.text.Figures;
import org.recount.report.text.Methods;
import org.recount.report.text.Verdict;
import org.recount.report.write.RunManifest;
import org.recount.simulation.RunResult;

/**
 * {@code index.html}: one file that opens from disk without a network and without a script.
 *
 * @param result the run
 * @param verdict the answer in three sentences
 * @param charts the charts
 * @param manifest how the run is made again
 * @param manifestSha256 SHA-256 of {@code manifest.json}
 */
public record ReportPage(
        RunResult result, Verdict verdict, List<ChartPicture> charts, RunManifest manifest, String manifestSha256) {

    public ReportPage {
        charts = List.copyOf(charts);
    }

    /** Returns the page. */
    public String print() {
        StringOutput out = new StringOutput(1 << 18);
        JteindexGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading();
    }

    /** Returns the chart of a name, if it was drawn: one or none. */
    public List<ChartPicture> chartsOf(String id) {
        return charts.stream().filter(c -> c.id().equals(id)).toList();
    }

    /** Returns the banner: what is real and what is not. */
    public String banner() {
        String carried = result.scenario().carriedSeats() == 0
                ? ""
                : " " + Figures.counted(result.scenario().carriedSeats(), "more seat is", "more seats are")
                        + " carried as announced and not simulated.";
        return result.scenario().synthetic()
                ? "SYNTHETIC. The votes, candidates and stations behind these figures are drawn from a model that meets the"
                        + " published totals. They are not the votes of real people, and no figure about one constituency"
                        + " is a finding about that constituency." + carried
                : "SIMULATED. The announced votes are the published ones; errors, complaints and rulings are simulated."
                        + carried;
    }

    /** Returns every method by which an interval of the page was made, once each; sample sizes as a range. */
    public String intervalMethods() {
        List<Estimate> estimates = new ArrayList<>(List.of(
                result.all().probabilityAny(),
                result.all().meanSeatsChanged(),
                result.detection().found(),
                result.detection().wrongSeatsAnnounced()));
        result.contests().forEach(c -> estimates.addAll(List.of(c.probabilityChange(), c.reachable())));
        result.parties().forEach(p -> estimates.addAll(List.of(p.probabilityChange(), p.meanAfter())));
        result.detectionCurve().forEach(p -> estimates.add(p.found()));
        result.designs()
                .designs()
                .forEach(d -> d.points().forEach(p -> {
                    if (p.stations() == result.designs().reference()) {
                        estimates.addAll(List.of(p.found(), p.madeWrong()));
                    }
                }));
        return Methods.list(estimates.stream().map(Estimate::method).toList());
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
