package org.recount.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Figures;
import org.recount.report.text.PlanView;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.MethodPlan;
import org.recount.risk.plan.PlannedSizes;

/** Ballots to read by hand against the margin, by method, one mark a contest. */
final class PlanSizeChart implements ChartSpec {
    private final PlanView view;
    private final List<AuditMethod> methods;

    PlanSizeChart(PlanView view) {
        this.view = view;
        this.methods = view.plan().settings().methods();
    }

    boolean isEmpty() {
        return methods.stream().allMatch(m -> data(m).getItemCount() == 0);
    }

    @Override
    public String id() {
        return "plan-size-by-margin";
    }

    @Override
    public String title() {
        List<Double> ratios = new ArrayList<>();
        for (ContestPlan c : view.plan().contests()) {
            Optional<Double> polled = least(c, AuditMethod.ALPHA_POLLING, AuditMethod.BRAVO, AuditMethod.MINERVA);
            Optional<Double> compared =
                    least(c, AuditMethod.PREDICTIVE_KELLY, AuditMethod.BETTING_COMPARISON, AuditMethod.SUPER_SIMPLE);
            if (polled.isPresent() && compared.isPresent() && compared.get() > 0) {
                ratios.add(polled.get() / compared.get());
            }
        }
        if (ratios.size() < 2) {
            return "The smaller the margin, the more ballots must be read, by every method";
        }
        ratios.sort(null);
        return "Polling asks for " + Figures.amount(ratios.get(ratios.size() / 2))
                + " times the ballots that comparing records does (median of "
                + Figures.count(ratios.size()) + " contests that both confirm by a sample)";
    }

    private static Optional<Double> least(ContestPlan c, AuditMethod... methods) {
        Optional<Double> least = Optional.empty();
        for (AuditMethod m : methods) {
            Optional<Double> ballots = c.of(m).flatMap(p -> ballots(c, p));
            if (ballots.isPresent() && (least.isEmpty() || ballots.get() < least.get())) {
                least = ballots;
            }
        }
        return least;
    }

    /** The ballots of a planned sample; empty where the method does not apply or a full count is planned. */
    private static Optional<Double> ballots(ContestPlan c, MethodPlan m) {
        if (m.sizes().isEmpty() || m.planned().isEmpty()) {
            return Optional.empty();
        }
        PlannedSizes sizes = m.sizes().get();
        double read = m.planned().get().ballots();
        return sizes.isFull(sizes.summary().quantiles().get(2))
                        || read < 1
                        || read > 0.999 * c.contest().ballots()
                ? Optional.empty()
                : Optional.of(read);
    }

    @Override
    public String caption() {
        return "Across: diluted margin of the tightest assertion. Up: ballots read by hand in a sample that suffices with a"
                + " chance of " + view.chance() + " at a risk limit of " + view.riskLimit()
                + "; whole stations are counted where stations are drawn. Contests for which a method plans a full count are left"
                + " out. Both axes are logarithmic. " + view.model();
    }

    @Override
    public String alternative() {
        return "Scatter of ballots to read against margin, a mark for each contest and method. " + title()
                + ". The file sizes.csv has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(520, 470);
    }

    @Override
    public JFreeChart build(Size size) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer marks = Plots.acrossIntervals(size);
        marks.setDrawXError(false);
        double low = 0.5;
        double high = 1e-6;
        double least = 1e9;
        double most = 1;
        for (int i = 0; i < methods.size(); i++) {
            XYIntervalSeries series = data(methods.get(i));
            data.addSeries(series);
            mark(marks, i, methods.get(i), size);
            for (int j = 0; j < series.getItemCount(); j++) {
                low = Math.min(low, series.getX(j).doubleValue());
                high = Math.max(high, series.getX(j).doubleValue());
                least = Math.min(least, series.getYValue(j));
                most = Math.max(most, series.getYValue(j));
            }
        }
        Plots.hideEmpty(marks, data);
        RoundLogAxis margin = Plots.logPercents("Diluted margin", size, low / 1.3, high * 1.15);
        RoundLogAxis ballots = Plots.logarithmic("Ballots read by hand", size, Math.max(0.9, least / 1.5), most * 1.5);
        XYPlot plot = new XYPlot(data, margin, ballots, marks);
        Plots.style(plot);
        return Plots.chart(plot, size, true);
    }

    private XYIntervalSeries data(AuditMethod method) {
        XYIntervalSeries series = new XYIntervalSeries(method.words());
        for (ContestPlan c : view.plan().contests()) {
            c.of(method).flatMap(m -> ballots(c, m)).ifPresent(b -> {
                double x = c.contest().tightest().orElseThrow().margin();
                series.add(x, x, x, b, b, b);
            });
        }
        return series;
    }

    /** Colour and shape by kind of audit, hollow or full by test. */
    private static void mark(XYErrorRenderer marks, int series, AuditMethod method, Size size) {
        java.awt.Shape shape = switch (method) {
            case BRAVO, ALPHA_POLLING -> size.dot();
            case MINERVA, PROVIDENCE, ONE_AUDIT -> size.triangle();
            case SUITE, UNION_INTERSECTION -> size.triangle();
            case SUPER_SIMPLE, BETTING_COMPARISON, PREDICTIVE_KELLY -> size.diamond();
            case BATCH_KAPLAN_MARKOV, BATCH_BETTING -> size.square();
        };
        boolean full = method == AuditMethod.ALPHA_POLLING
                || method == AuditMethod.BETTING_COMPARISON
                || method == AuditMethod.BATCH_BETTING
                || method == AuditMethod.ONE_AUDIT
                || method == AuditMethod.PREDICTIVE_KELLY
                || method == AuditMethod.PROVIDENCE
                || method == AuditMethod.UNION_INTERSECTION;
        Plots.mark(marks, series, shape, colour(method), full);
    }

    static Color colour(AuditMethod method) {
        return switch (method) {
            case BRAVO, ALPHA_POLLING, MINERVA, PROVIDENCE -> Palette.BLUE;
            case SUPER_SIMPLE, BETTING_COMPARISON, PREDICTIVE_KELLY -> Palette.VERMILLION;
            case ONE_AUDIT -> Palette.GREEN;
            case SUITE, UNION_INTERSECTION -> Palette.SKY;
            case BATCH_KAPLAN_MARKOV, BATCH_BETTING -> Palette.ORANGE;
        };
    }
}
