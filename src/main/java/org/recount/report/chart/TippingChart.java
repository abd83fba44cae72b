package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.report.text.Figures;

/** The tipping odds of each contest in which stations were chosen otherwise than by lot; an assumption. */
final class TippingChart implements ChartSpec {
    private static final int MOST = 60;

    private final Assessment assessment;
    private final List<ContestAssessment> all;
    private final List<ContestAssessment> shown;

    TippingChart(Assessment assessment) {
        this.assessment = assessment;
        this.all = assessment.contests().stream()
                .filter(c -> c.sensitivity().isPresent()
                        && c.sensitivity().get().chosen() > 0
                        && c.sensitivity().get().tippingOdds().isPresent())
                .sorted(Comparator.comparingDouble(TippingChart::odds))
                .toList();
        this.shown = all.stream().limit(MOST).toList();
    }

    private static double odds(ContestAssessment c) {
        return c.sensitivity().orElseThrow().tippingOdds().orElseThrow();
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "tipping-odds";
    }

    @Override
    public String title() {
        long even = all.stream().filter(c -> odds(c) <= 1).count();
        return "If stations had been drawn by lot, the seats of " + Figures.count(even) + " of "
                + Figures.counted(all.size(), "contest", "contests")
                + " would be supported; the others need an assumption";
    }

    @Override
    public String caption() {
        return (shown.size() < all.size()
                        ? "The first " + shown.size() + " of " + Figures.count(all.size()) + ". "
                        : "")
                + "An assumption, not evidence: how many times the odds of another station a bad one must have had to be chosen,"
                + " for so few finds to rule out at " + Figures.confidence(assessment.riskLimit())
                + " that enough are bad to move a seat (Fisher's noncentral hypergeometric distribution). Line: a lot, odds 1."
                + " Contests in which no odds would do are left out. Logarithmic.";
    }

    @Override
    public String alternative() {
        return "One dot a contest on an axis of odds. " + title() + ". The table has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (100 + shown.size() * size.pick(18, 16));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows =
                Plots.names(shown.stream().map(c -> c.contest().name()).toList(), size, 0.3);
        double low = Math.max(
                0.01,
                Math.min(
                                0.5,
                                shown.stream()
                                        .mapToDouble(TippingChart::odds)
                                        .min()
                                        .orElse(1))
                        / 1.5);
        double high =
                Math.max(2, shown.stream().mapToDouble(TippingChart::odds).max().orElse(1)) * 1.5;
        RoundLogAxis odds = Plots.logOdds("Tipping odds, logarithmic", size, low, high);
        XYErrorRenderer marks = Plots.acrossIntervals(size);
        marks.setDrawXError(false);
        Plots.mark(marks, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(marks, 1, size.diamond(), Palette.VERMILLION, true);
        XYIntervalSeries even = new XYIntervalSeries("Supported at even odds");
        XYIntervalSeries more = new XYIntervalSeries("Only if complaints find better than chance");
        for (int i = 0; i < shown.size(); i++) {
            double w = Math.max(low * 1.05, odds(shown.get(i)));
            (odds(shown.get(i)) <= 1 ? even : more).add(w, w, w, i, i, i);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(even);
        data.addSeries(more);
        Plots.hideEmpty(marks, data);
        XYPlot plot = new XYPlot(data, odds, rows, marks);
        Plots.style(plot);
        plot.addDomainMarker(Plots.line(1, Palette.SOFT_INK, size), Layer.BACKGROUND);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        return Plots.chart(plot, size, true);
    }
}
