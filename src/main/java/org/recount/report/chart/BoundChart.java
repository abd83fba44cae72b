package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.report.text.Figures;

/** The bound on bad stations against the fewest that could change the seats, for contests with stations drawn by lot. */
final class BoundChart implements ChartSpec {
    private static final int MOST = 60;

    private final Assessment assessment;
    private final List<ContestAssessment> all;
    private final List<ContestAssessment> shown;

    BoundChart(Assessment assessment) {
        this.assessment = assessment;
        this.all = assessment.contests().stream()
                .filter(c -> c.evidence().isPresent())
                .filter(c -> c.evidence().get().counts().upperBound().isPresent())
                .filter(c -> c.evidence().get().minBad().isPresent())
                .sorted(Comparator.comparingDouble(c -> -ratio(c)))
                .toList();
        this.shown = all.stream().limit(MOST).toList();
    }

    private static ContestEvidence evidence(ContestAssessment c) {
        return c.evidence().orElseThrow();
    }

    private static double ratio(ContestAssessment c) {
        return (evidence(c).minBad().orElse(0) + 0.5)
                / (evidence(c).counts().upperBound().orElse(0) + 0.5);
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "evidence-bounds";
    }

    @Override
    public String title() {
        long below = all.stream()
                .filter(c -> evidence(c).counts().upperBound().orElse(0)
                        < evidence(c).minBad().orElse(0))
                .count();
        return "In " + Figures.count(below) + " of " + Figures.counted(all.size(), "contest", "contests")
                + " with a random sample fewer stations can be wrong than would be needed to move a seat";
    }

    @Override
    public String caption() {
        return (shown.size() < all.size()
                        ? "The first " + shown.size() + " of " + Figures.count(all.size()) + ". "
                        : "")
                + "Dot: the most stations with a difference that the sample does not rule out (confidence "
                + Figures.confidence(1 - assessment.riskLimit())
                + ", exact or on the safe side, by the design of the sample). Diamond: the fewest that could move a seat."
                + " The seats are confirmed where the dot stands left of the diamond. The axis is logarithmic; 0 stands at"
                + " its left end.";
    }

    @Override
    public String alternative() {
        return "Two marks a contest: the bound and the number needed. " + title() + ". The table has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (110 + shown.size() * size.pick(18, 16));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows =
                Plots.names(shown.stream().map(c -> c.contest().name()).toList(), size, 0.3);
        double top = shown.stream()
                .mapToDouble(c -> Math.max(
                        evidence(c).minBad().orElse(0),
                        evidence(c).counts().upperBound().orElse(0)))
                .max()
                .orElse(10);
        RoundLogAxis stations = Plots.logarithmic("Stations, logarithmic", size, 0.4, Math.max(10, top) * 1.5);
        XYErrorRenderer marks = Plots.acrossIntervals(size);
        marks.setDrawXError(false);
        Plots.mark(marks, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(marks, 1, size.diamond(), Palette.VERMILLION, true);
        XYPlot plot = new XYPlot(data(), stations, rows, marks);
        Plots.style(plot);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        return Plots.chart(plot, size, true);
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeries bound = new XYIntervalSeries("At most so many can be wrong");
        XYIntervalSeries needed = new XYIntervalSeries("So many could move a seat");
        for (int i = 0; i < shown.size(); i++) {
            double b =
                    Math.max(0.5, evidence(shown.get(i)).counts().upperBound().orElse(0));
            double n = Math.max(0.5, evidence(shown.get(i)).minBad().orElse(0));
            bound.add(b, b, b, i, i, i);
            needed.add(n, n, n, i, i, i);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(bound);
        data.addSeries(needed);
        return data;
    }
}
