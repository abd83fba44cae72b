package org.recount.report.chart;

import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.claim.SelectionKind;
import org.recount.report.text.Figures;

/** Ballots needed to move the last seat against ballots in the opened stations, contest by contest; no model. */
final class AssessedReachChart implements ChartSpec {
    private final Assessment assessment;
    private final List<ContestAssessment> shown;

    AssessedReachChart(Assessment assessment) {
        this.assessment = assessment;
        this.shown = assessment.contests().stream()
                .filter(c -> c.selection() != SelectionKind.NONE)
                .filter(c -> c.reach().ballotsNeeded().isPresent())
                .toList();
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "margin-reach";
    }

    @Override
    public String title() {
        long can = shown.stream().filter(c -> c.reach().canChange()).count();
        return "In " + Figures.count(can) + " of " + Figures.counted(shown.size(), "contest", "contests")
                + " with opened stations these could have moved a seat";
    }

    @Override
    public String caption() {
        return "Across: ballots that must change to move the last seat of the contest. Up: ballots in the stations that were"
                + " opened or annulled. In the shaded part the stations hold fewer ballots than needed; above it they may still"
                + " hold too few of the right ones, and an annulment can only take away what is there, so the marks say what"
                + " could be, not the line. Both axes are logarithmic. No model: arithmetic on the announced votes of "
                + assessment.election().name() + ".";
    }

    @Override
    public String alternative() {
        return "Scatter of ballots needed against ballots in opened stations, one mark a contest. " + title()
                + ". The table of contests has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(480, 400);
    }

    @Override
    public JFreeChart build(Size size) {
        double right = 10;
        double top = 10;
        for (ContestAssessment c : shown) {
            right = Math.max(right, x(c));
            top = Math.max(top, y(c));
        }
        double end = Math.max(right, top) * 1.8;
        RoundLogAxis needed = Plots.logarithmic("Ballots needed to move the last seat", size, 0.7, right * 1.8);
        RoundLogAxis within = Plots.logarithmic("Ballots in the opened stations", size, 0.7, top * 1.8);
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        dots.setDrawXError(false);
        Plots.mark(dots, 0, size.dot(), Palette.GREY, true);
        Plots.mark(dots, 1, size.square(), Palette.BLUE, true);
        Plots.mark(dots, 2, size.diamond(), Palette.VERMILLION, true);
        XYIntervalSeriesCollection data = data();
        Plots.hideEmpty(dots, data);
        XYPlot plot = new XYPlot(data, needed, within, dots);
        Plots.style(plot);
        double[] below = {0.7, 0.7, end, 0.7, end, end};
        plot.getRenderer().addAnnotation(new XYPolygonAnnotation(below, null, null, Palette.SHADE), Layer.BACKGROUND);
        plot.getRenderer()
                .addAnnotation(
                        new XYLineAnnotation(0.7, 0.7, end, end, new BasicStroke(1.2f), Palette.GREY),
                        Layer.BACKGROUND);
        return Plots.chart(plot, size, true);
    }

    private static double x(ContestAssessment c) {
        return Math.max(1, c.reach().ballotsNeeded().orElse(1));
    }

    private static double y(ContestAssessment c) {
        return Math.max(1, c.reach().ballotsWithinReach());
    }

    private XYIntervalSeriesCollection data() {
        List<XYIntervalSeries> series = List.of(
                new XYIntervalSeries("Could not move a seat"),
                new XYIntervalSeries("Could, and did not"),
                new XYIntervalSeries("A seat changed"));
        for (ContestAssessment c : shown) {
            int which = !c.changed().isEmpty() ? 2 : c.reach().canChange() ? 1 : 0;
            series.get(which).add(x(c), x(c), x(c), y(c), y(c), y(c));
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        series.forEach(data::addSeries);
        return data;
    }
}
