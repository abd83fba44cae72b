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
import org.recount.report.text.Figures;
import org.recount.report.text.PlanView;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.ContestPlan.Decision;

/** Expected work of the cheapest way and of a full count, by contest. */
final class PlanWorkChart implements ChartSpec {
    private static final int MOST = 25;

    private final PlanView view;
    private final List<ContestPlan> shown;

    PlanWorkChart(PlanView view) {
        this.view = view;
        this.shown = view.plan().contests().stream()
                .filter(c -> view.weigh(c.fullCount()) > 0)
                .sorted(Comparator.comparingDouble((ContestPlan c) -> -view.weigh(c.expected())))
                .limit(MOST)
                .toList();
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "plan-work-by-contest";
    }

    @Override
    public String title() {
        double mix = view.weigh(view.plan().cheapestMix());
        double full = view.weigh(view.plan().fullCount());
        double top = shown.stream().mapToDouble(c -> view.weigh(c.expected())).sum();
        String saved = full <= 0 ? "" : "The cheapest mix is " + Figures.percent(mix / full) + " of a full hand count";
        return shown.size() < view.plan().contests().size() && mix > 0
                ? saved + "; " + Figures.counted(shown.size(), "contest takes", "contests take") + " "
                        + Figures.percent(top / mix) + " of it"
                : saved;
    }

    @Override
    public String caption() {
        String which = shown.size() < view.plan().contests().size()
                ? "The " + shown.size() + " contests with most work of "
                        + Figures.count(view.plan().contests().size()) + ". "
                : "";
        return which + "Full mark: expected work of the cheapest way at a risk limit of " + view.riskLimit()
                + "; hollow: of a full hand count. The scale is logarithmic. Costs: "
                + view.costs().source() + ". "
                + view.model();
    }

    @Override
    public String alternative() {
        return "Two marks a contest, the cheapest way and the full count, most work on top. " + title()
                + ". The table of contests has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (110 + shown.size() * size.pick(18, 16));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows = Plots.names(shown.stream().map(PlanView::name).toList(), size, 0.3);
        XYIntervalSeries sample = new XYIntervalSeries("Cheapest way: a sample");
        XYIntervalSeries counted = new XYIntervalSeries("Cheapest way: a full count");
        XYIntervalSeries full = new XYIntervalSeries("Full hand count");
        double least = Double.POSITIVE_INFINITY;
        double most = 1;
        for (int i = 0; i < shown.size(); i++) {
            ContestPlan c = shown.get(i);
            double expected = Math.max(0.01, view.weigh(c.expected()));
            double all = Math.max(0.01, view.weigh(c.fullCount()));
            least = Math.min(least, expected);
            most = Math.max(most, all);
            if (c.decision() == Decision.SAMPLE || c.decision() == Decision.NOTHING) {
                sample.add(expected, expected, all, i, i, i);
                full.add(all, all, all, i, i, i);
            } else {
                counted.add(expected, expected, expected, i, i, i);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(sample);
        data.addSeries(counted);
        data.addSeries(full);
        XYErrorRenderer marks = Plots.acrossIntervals(size);
        marks.setErrorPaint(Palette.RANGE);
        marks.setCapLength(0);
        Plots.mark(marks, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(marks, 1, size.diamond(), Palette.VERMILLION, true);
        Plots.mark(marks, 2, size.dot(), Palette.GREY, false);
        Plots.hideEmpty(marks, data);
        RoundLogAxis work = Plots.logarithmic(
                view.costAxis() + (size == Size.WIDE ? ", logarithmic" : ", log"), size, least / 1.5, most * 1.5);
        XYPlot plot = new XYPlot(data, work, rows, marks);
        Plots.style(plot);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        return Plots.chart(plot, size, true);
    }
}
