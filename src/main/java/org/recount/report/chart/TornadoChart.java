package org.recount.report.chart;

import java.awt.BasicStroke;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;
import org.recount.report.text.Figures;
import org.recount.report.text.SweepWords;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.SweepResult;
import org.recount.simulation.sweep.SweepResult.Effect;

/** Which factor matters most to a measure: a bar for each from its lowest to its highest value, the longest on top. */
final class TornadoChart implements ChartSpec {
    private static final int MOST_ROWS = 25;

    private final SweepResult result;
    private final Measure measure;
    private final List<Effect> effects;

    TornadoChart(SweepResult result, Measure measure) {
        this.result = result;
        this.measure = measure;
        effects = result.plan().factors().stream()
                .map(f -> result.effect(f, measure))
                .filter(e -> !SweepWords.notDefined(e.difference()))
                .sorted(Comparator.comparingDouble(
                        e -> -StrictMath.abs(e.difference().value())))
                .limit(MOST_ROWS)
                .toList();
    }

    boolean isEmpty() {
        return effects.isEmpty();
    }

    @Override
    public String id() {
        return "tornado-" + measure.id().replace('_', '-');
    }

    @Override
    public String title() {
        Effect first = effects.get(0);
        return (effects.size() > 1 && SweepWords.tells(first) ? "Most: " : "") + SweepWords.effect(first);
    }

    @Override
    public String caption() {
        return measure.words() + (measure.kind() == Measure.Kind.MEAN ? ", mean. " : ". ")
                + "Bar: from the lowest value of a factor (hollow) to its highest (filled), the other factors averaged out;"
                + " thin line: 95% interval of the difference, drawn about the highest. From "
                + SweepWords.design(result) + ". " + SweepWords.model(result);
    }

    @Override
    public String alternative() {
        return "Bars for " + Figures.counted(effects.size(), "factor", "factors") + ", the longest on top. " + title()
                + ". The table has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (size.pick(130, 120) + effects.size() * size.pick(44, 40));
    }

    @Override
    public JFreeChart build(Size size) {
        List<String> names = effects.stream()
                .map(e -> e.key() + (size == Size.WIDE ? " (" + e.low() + " to " + e.high() + ")" : ""))
                .toList();
        SymbolAxis rows = Plots.names(names, size, size.pick(0.42, 0.36));
        XYPlot plot = new XYPlot(bars(), axis(size), rows, thick(size));
        Plots.style(plot);
        plot.setRangeGridlinesVisible(false);
        plot.setDataset(1, ends(true));
        XYErrorRenderer high = Plots.acrossIntervals(size);
        Plots.mark(high, 0, size.dot(), Palette.BLUE, true);
        plot.setRenderer(1, high);
        plot.setDataset(2, ends(false));
        XYErrorRenderer low = Plots.acrossIntervals(size);
        low.setDrawXError(false);
        Plots.mark(low, 0, size.dot(), Palette.BLUE, false);
        plot.setRenderer(2, low);
        plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
        return Plots.chart(plot, size, false);
    }

    private NumberAxis axis(Size size) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Effect e : effects) {
            Estimate d = e.difference();
            least = StrictMath.min(least, StrictMath.min(StrictMath.min(e.atLow(), e.atHigh()), e.atLow() + d.lower()));
            most = StrictMath.max(most, StrictMath.max(StrictMath.max(e.atLow(), e.atHigh()), e.atLow() + d.upper()));
        }
        double length = StrictMath.max(most - least, measure.isRate() ? 0.001 : 0.01);
        double step = Plots.step(length * 1.1, size.pick(6, 3));
        String pattern = measure.isRate() ? (step < 0.0099 ? "0.###%" : "0%") : Plots.DECIMAL;
        NumberAxis axis = Plots.numbers(measure.words(), size, pattern);
        axis.setRange(least - 0.05 * length, least + 1.05 * length);
        axis.setTickUnit(new NumberTickUnit(step));
        return axis;
    }

    private static XYErrorRenderer thick(Size size) {
        XYErrorRenderer r = Plots.acrossIntervals(size);
        r.setDefaultShapesVisible(false);
        r.setSeriesPaint(0, Palette.SKY);
        r.setErrorStroke(new BasicStroke((float) size.pick(16, 12), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        r.setCapLength(0);
        return r;
    }

    private XYIntervalSeriesCollection bars() {
        XYIntervalSeries series = new XYIntervalSeries("From lowest to highest");
        for (int i = 0; i < effects.size(); i++) {
            Effect e = effects.get(i);
            series.add(
                    e.atLow(), StrictMath.min(e.atLow(), e.atHigh()), StrictMath.max(e.atLow(), e.atHigh()), i, i, i);
        }
        return Plots.one(series);
    }

    private XYIntervalSeriesCollection ends(boolean high) {
        XYIntervalSeries series = new XYIntervalSeries(high ? "Highest" : "Lowest");
        for (int i = 0; i < effects.size(); i++) {
            Effect e = effects.get(i);
            double x = high ? e.atHigh() : e.atLow();
            double below = e.difference().value() - e.difference().lower();
            double above = e.difference().upper() - e.difference().value();
            series.add(x, high ? x - below : x, high ? x + above : x, i, i, i);
        }
        return Plots.one(series);
    }
}
