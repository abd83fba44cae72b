package org.recount.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.recount.numeric.Estimate;
import org.recount.report.text.SweepWords;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.SweepPlan;
import org.recount.simulation.sweep.SweepResult;
import org.recount.simulation.sweep.SweepResult.Cell;
import org.recount.simulation.sweep.SweepResult.Effect;
import org.recount.simulation.sweep.SweepResult.Level;

/** What a factor does to each measure that is shown, one panel below the other. */
final class FactorChart implements ChartSpec {
    /** Above this ratio of the widest step to the narrowest, values are set at equal distances. */
    private static final double UNEVEN = 8;

    private final SweepResult result;
    private final Factor factor;
    private final int index;
    private final List<Level> levels;
    private final List<String> order;
    private final boolean toScale;

    FactorChart(SweepResult result, int index) {
        this.result = result;
        this.index = index;
        factor = result.plan().factors().get(index);
        levels = result.levels().stream()
                .filter(l -> l.key().equals(factor.key()))
                .toList();
        order = factor.values().stream()
                .sorted(Comparator.comparingDouble(factor::position))
                .toList();
        toScale = factor.range() || factor.isNumeric() && isEven();
    }

    private boolean isEven() {
        double narrowest = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 1; i < order.size(); i++) {
            double step = factor.position(order.get(i)) - factor.position(order.get(i - 1));
            narrowest = StrictMath.min(narrowest, step);
            widest = StrictMath.max(widest, step);
        }
        return widest <= UNEVEN * narrowest;
    }

    @Override
    public String id() {
        return "factor-" + (index + 1);
    }

    @Override
    public String title() {
        List<Effect> effects = SweepWords.SHOWN.stream()
                .map(m -> result.effect(factor, m))
                .filter(SweepWords::tells)
                .toList();
        return effects.isEmpty()
                ? factor.key() + ": the trials do not tell that it changes anything shown here"
                : SweepWords.effect(effects.get(0));
    }

    @Override
    public String caption() {
        boolean grid = result.plan().design() == SweepPlan.Design.GRID;
        return (grid
                        ? "Dark marks: mean over the cells with this value, with its 95% interval. "
                                + (result.plan().factors().size() > 1 ? "Light marks: the cells. " : "")
                        : "Marks: the cells, each with values of its own for the other factors. Line: linear regression on"
                                + " all factors, the others at their means. ")
                + (toScale ? "" : "The values stand at equal distances, not to scale. ")
                + "From " + SweepWords.design(result) + ". " + SweepWords.model(result);
    }

    @Override
    public String alternative() {
        return "Panels for " + SweepWords.SHOWN.size() + " measures against " + factor.key() + ". " + title()
                + ". The tables have the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(560, 480);
    }

    @Override
    public JFreeChart build(Size size) {
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(domain(size));
        all.setGap(size.pick(16, 14));
        for (Measure m : SweepWords.SHOWN) {
            all.add(panel(m, size), 1);
        }
        return Plots.chart(all, size, false);
    }

    private ValueAxis domain(Size size) {
        if (!toScale) {
            SymbolAxis axis = Plots.names(order, size, 0.9 / order.size());
            axis.setInverted(false);
            axis.setLabel(factor.key());
            return axis;
        }
        double low = factor.position(factor.lowest());
        double high = factor.position(factor.highest());
        double length = high > low ? high - low : StrictMath.max(1e-9, StrictMath.abs(high));
        NumberAxis axis = Plots.numbers(factor.key(), size, high >= 1000 ? Plots.COUNT : "0.########");
        axis.setRange(low - 0.06 * length, high + 0.06 * length);
        axis.setTickUnit(new NumberTickUnit(Plots.step(length, size.pick(8, 4))));
        return axis;
    }

    private double x(String value) {
        return toScale ? factor.position(value) : order.indexOf(value);
    }

    private XYPlot panel(Measure m, Size size) {
        XYIntervalSeries cells = new XYIntervalSeries("Cells");
        double most = m.isRate() ? 0.001 : 0.01;
        List<Estimate> shown = new ArrayList<>();
        for (Cell cell : result.cells()) {
            Estimate e = cell.measures().get(m);
            if (e != null && !SweepWords.notDefined(e)) {
                double at = x(cell.values().get(index));
                cells.add(at, at, at, e.value(), e.value(), e.value());
                shown.add(new Estimate(e.value(), e.value(), e.value(), e.confidence(), e.method()));
            }
        }
        XYIntervalSeries means = new XYIntervalSeries("Mean");
        for (Level level : levels) {
            Estimate e = level.measures().get(m);
            if (e != null && !SweepWords.notDefined(e)) {
                double at = x(level.value());
                means.add(at, at, at, e.value(), e.lower(), e.upper());
                shown.add(e);
            }
        }
        for (Estimate e : shown) {
            most = StrictMath.max(most, e.upper());
        }
        NumberAxis range = m.isRate()
                ? Plots.percents(m.words(), size, StrictMath.min(1, most * 1.05), 4)
                : Plots.numbers(m.words(), size, Plots.DECIMAL);
        if (!m.isRate()) {
            range.setRange(-0.03 * most, most * 1.08);
            range.setTickUnit(new NumberTickUnit(Plots.step(most, 4)));
        }
        range.setLabelFont(size.small());
        XYPlot plot = new XYPlot(Plots.one(cells), null, range, dots(size, levels.isEmpty()));
        Plots.style(plot);
        plot.setDataset(1, Plots.one(levels.isEmpty() ? line(m) : means));
        plot.setRenderer(1, levels.isEmpty() ? plainLine(size) : means(size));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    private XYIntervalSeries line(Measure m) {
        XYIntervalSeries line = new XYIntervalSeries("Regression");
        Effect e = result.effect(factor, m);
        if (!SweepWords.notDefined(e.difference())) {
            double low = x(e.low());
            double high = x(e.high());
            line.add(low, low, low, e.atLow(), e.atLow(), e.atLow());
            line.add(high, high, high, e.atHigh(), e.atHigh(), e.atHigh());
        }
        return line;
    }

    private static XYErrorRenderer dots(Size size, boolean alone) {
        XYErrorRenderer r = Plots.acrossIntervals(size);
        r.setDrawXError(false);
        Plots.mark(r, 0, size.dot(), alone ? Palette.BLUE : Palette.RANGE, true);
        return r;
    }

    private static XYErrorRenderer means(Size size) {
        XYErrorRenderer r = Plots.acrossIntervals(size);
        r.setDrawXError(false);
        r.setDrawYError(true);
        r.setDefaultLinesVisible(true);
        r.setSeriesStroke(0, size.line());
        Plots.mark(r, 0, size.dot(), Palette.BLUE, true);
        return r;
    }

    private static XYLineAndShapeRenderer plainLine(Size size) {
        XYLineAndShapeRenderer r = new XYLineAndShapeRenderer(true, false);
        r.setSeriesPaint(0, Palette.VERMILLION);
        r.setSeriesStroke(0, size.line());
        return r;
    }
}
