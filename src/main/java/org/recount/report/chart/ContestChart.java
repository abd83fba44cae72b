package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.ContestResult;

/** The probability of change of each constituency, likeliest first. */
final class ContestChart implements ChartSpec {
    private static final int MOST = 100;

    private final RunResult result;
    private final List<ContestResult> shown;

    ContestChart(RunResult result) {
        this.result = result;
        this.shown = result.contests().stream()
                .sorted(Comparator.comparingDouble(c -> -c.probabilityChange().value()))
                .limit(MOST)
                .toList();
    }

    @Override
    public String id() {
        return "change-by-constituency";
    }

    @Override
    public String title() {
        long likely = result.contests().stream()
                .filter(c -> c.probabilityChange().value() > 0.5)
                .count();
        ContestResult first = shown.get(0);
        if (first.probabilityChange().value() == 0) {
            return "In the model no constituency changes a seat in any trial";
        }
        String top = "; likeliest: " + Plots.brief(first.name());
        return likely == 0
                ? "In the model, in no constituency is a change likelier than not" + top
                : "In the model, in " + Figures.count(likely) + " of "
                        + Figures.counted(result.contests().size(), "constituency", "constituencies")
                        + " a change is likelier than not" + top;
    }

    @Override
    public String caption() {
        String which = shown.size() < result.contests().size()
                ? "The " + shown.size() + " likeliest of "
                        + Figures.count(result.contests().size()) + ". "
                : "";
        return which + "Dot: probability that a seat of the constituency changes, all remedies; line: its "
                + Figures.confidence(shown.get(0).probabilityChange().confidence())
                + " interval. Diamond: a seat changed in fact. "
                + (shown.stream().anyMatch(c -> c.seatsStatus().equals("filler"))
                        ? "Star: the number of seats of the constituency is invented (filler). "
                        : "")
                + (isWide() ? "The scale is logarithmic; at its left end stands what is 0 in the trials. " : "")
                + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Dots with intervals, one row a constituency, likeliest on top. " + title()
                + ". The table of all constituencies has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (90 + shown.size() * size.pick(17, 15));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows = Plots.names(shown.stream().map(ContestChart::label).toList(), size, 0.3);
        ValueAxis chance = isWide()
                ? Plots.logPercents("Probability that a seat changes, logarithmic", size, least(), top())
                : Plots.percents("Probability that a seat changes", size, top(), size.pick(8, 4));
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(dots, 1, size.diamond(), Palette.VERMILLION, true);
        XYIntervalSeriesCollection data = data();
        Plots.hideEmpty(dots, data);
        XYPlot plot = new XYPlot(data, chance, rows, dots);
        Plots.style(plot);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        return Plots.chart(plot, size, shown.stream().anyMatch(ContestResult::historicallyChanged));
    }

    /** A star for an invented number of seats: the name of a place must not pass for a fact about it. */
    private static String label(ContestResult c) {
        return c.seatsStatus().equals("filler") ? c.name() + " *" : c.name();
    }

    /** Whether a few constituencies are so far ahead that the others could not be told apart on an even scale. */
    private boolean isWide() {
        double middle = shown.get(shown.size() / 2).probabilityChange().upper();
        return middle > 0 && top() / middle > 8;
    }

    /** The left end of a logarithmic scale, where a probability stands that is 0 in the trials. */
    private double least() {
        double least = shown.stream()
                .mapToDouble(c -> c.probabilityChange().lower())
                .filter(p -> p > 0)
                .min()
                .orElse(top() / 100);
        return Math.max(1e-5, Math.min(least, top() / 20) / 1.5);
    }

    private double top() {
        double top = shown.stream()
                .mapToDouble(c -> c.probabilityChange().upper())
                .max()
                .orElse(1);
        return Math.min(1, Math.max(0.001, top));
    }

    private XYIntervalSeriesCollection data() {
        double floor = isWide() ? least() : 0;
        XYIntervalSeries others = new XYIntervalSeries("No seat changed in fact");
        XYIntervalSeries changed = new XYIntervalSeries("A seat changed in fact");
        for (int i = 0; i < shown.size(); i++) {
            Estimate e = shown.get(i).probabilityChange();
            XYIntervalSeries series = shown.get(i).historicallyChanged() ? changed : others;
            series.add(Math.max(floor, e.value()), Math.max(floor, e.lower()), Math.max(floor, e.upper()), i, i, i);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(others);
        data.addSeries(changed);
        return data;
    }
}
