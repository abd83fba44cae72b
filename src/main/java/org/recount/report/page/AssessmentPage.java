package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.recount.dispute.record.SampleDesign;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.claim.SelectionKind;
import org.recount.report.chart.ChartPicture;
import org.recount.report.page.generated.JteassessGenerated;
import org.recount.report.table.Grid;
import org.recount.report.write.RunManifest;

/**
 * {@code index.html} of an assessment: one file that opens from disk without a network and without a script.
 *
 * @param assessment the assessment
 * @param recount name of the recount's folder
 * @param charts the charts
 * @param problems what was found in the files, in words
 * @param manifest how it is made again
 * @param manifestSha256 SHA-256 of {@code manifest.json}
 */
public record AssessmentPage(
        Assessment assessment,
        String recount,
        List<ChartPicture> charts,
        List<String> problems,
        RunManifest manifest,
        String manifestSha256) {
    /** Problems that the page prints; the rest is counted. */
    private static final int PROBLEMS = 20;

    public AssessmentPage {
        charts = List.copyOf(charts);
        problems = List.copyOf(problems);
    }

    /** Returns the page's bytes. */
    public byte[] print() {
        StringOutput out = new StringOutput(1 << 18);
        JteassessGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the chart of a name, if it was drawn: one or none. */
    public List<ChartPicture> chartsOf(String id) {
        return charts.stream().filter(c -> c.id().equals(id)).toList();
    }

    /** Returns the contests with opened stations or a dispute. */
    public List<ContestAssessment> concerned() {
        return assessment.contests().stream()
                .filter(c -> c.selection() != SelectionKind.NONE
                        || !c.dispute().stations().isEmpty())
                .toList();
    }

    /** Returns the first problems. */
    public List<String> firstProblems() {
        return problems.stream().limit(PROBLEMS).toList();
    }

    /** Returns how many problems are not printed. */
    public int otherProblems() {
        return Math.max(0, problems.size() - PROBLEMS);
    }

    /** Returns how the stations drawn by lot were drawn, in words. */
    public String design() {
        SampleDesign d = assessment.design();
        boolean lots = assessment.contests().stream()
                .anyMatch(c -> c.selection() == SelectionKind.RANDOM || c.selection() == SelectionKind.MIXED);
        if (!lots) {
            return "No station was drawn by lot, so that no design speaks for the closed ones.";
        }
        String draw = switch (d.draw()) {
            case SIMPLE -> "a simple random sample";
            case STRATIFIED -> "a random sample in strata by " + d.strata().id();
            case PROPORTIONAL -> "draws in proportion to error bounds";
        };
        String frame = d.frame() == SampleDesign.Frame.ALL
                ? " of all stations"
                : " of the stations that were not chosen otherwise";
        String test = d.test() == SampleDesign.Test.STATIONS
                ? "the number of stations that differ"
                : "the sizes of the differences";
        return "The stations drawn by lot are taken to be " + draw + frame
                + " (recount.yaml; control stations are one in each" + " polling centre), tested by " + test + "."
                + (d.how().isEmpty() ? "" : " As recorded: " + d.how() + ".");
    }

    /** Returns the files that were read. */
    public Grid inputs() {
        return ManifestTables.inputs(manifest);
    }
}
