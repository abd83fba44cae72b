package org.recount.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.Prediction;

/** What each remedy does: the probability of any change beside the mean number of seats. */
final class RemedyChart implements ChartSpec {
    private final RunResult result;
    private final List<String> names = new ArrayList<>();
    private final List<String> shortNames = new ArrayList<>();
    private final List<Prediction> predictions = new ArrayList<>();

    RemedyChart(RunResult result) {
        this.result = result;
        names.add("All together");
        shortNames.add("All together");
        predictions.add(result.all());
        result.byRemedy().forEach((remedy, prediction) -> {
            names.add(Wording.name(remedy) + " alone");
            shortNames.add(Wording.name(remedy));
            predictions.add(prediction);
        });
    }

    @Override
    public String id() {
        return "by-remedy";
    }

    @Override
    public String title() {
        List<Remedy> remedies = new ArrayList<>(result.byRemedy().keySet());
        Comparator<Remedy> byChance = Comparator.comparingDouble(r -> chance(r).value());
        Remedy most = remedies.stream().max(byChance).orElse(Remedy.RECOUNT);
        Remedy least = remedies.stream().min(byChance).orElse(Remedy.RECOUNT);
        if (result.all().probabilityAny().value() == 0) {
            return "In the model no remedy changes a seat in any trial";
        }
        return chance(most).lower() > chance(least).upper()
                ? "In the model, " + lower(most) + " alone is likelier to change a seat than " + lower(least) + " alone"
                : "The intervals do not tell the three remedies apart";
    }

    private static String lower(Remedy remedy) {
        return Wording.name(remedy).toLowerCase(Locale.ROOT);
    }

    private Estimate chance(Remedy remedy) {
        Prediction p = result.byRemedy().get(remedy);
        return p == null ? result.all().probabilityAny() : p.probabilityAny();
    }

    @Override
    public String caption() {
        return "Left: probability that at least one seat changes, with its "
                + Figures.confidence(result.all().probabilityAny().confidence())
                + " interval. Right: mean number of seats that change; heavy line: interval of the mean, thin line: where the"
                + " mean lies in 95% of elections. " + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Dots with intervals for all remedies together and each alone. " + title()
                + ". The table below has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(230, 210);
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows = Plots.names(size == Size.WIDE ? names : shortNames, size, 0.32);
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(rows);
        both.setGap(size.pick(36, 26));
        NumberAxis chance = Plots.percents(
                size == Size.WIDE ? "At least one seat changes" : "Any seat changes", size, 1, size.pick(5, 2));
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        both.add(panel(new XYPlot(chances(), chance, null, dots)), 1);
        NumberAxis mean = Plots.numbers(size == Size.WIDE ? "Seats changed, mean" : "Seats, mean", size, Plots.DECIMAL);
        double top = most();
        mean.setRange(-0.04 * top, top * 1.05);
        mean.setTickUnit(new org.jfree.chart.axis.NumberTickUnit(Plots.step(top, size.pick(7, 4))));
        XYPlot means = new XYPlot(spread(), mean, null, thin(size));
        means.setDataset(1, ofMean());
        means.setRenderer(1, thick(size));
        both.add(panel(means), 1);
        return Plots.chart(both, size, false);
    }

    private double most() {
        double most = 0;
        for (Prediction p : predictions) {
            most = Math.max(
                    most,
                    Math.max(p.betweenElectionsUpper(), p.meanSeatsChanged().upper()));
        }
        return Math.max(0.01, most);
    }

    private static XYPlot panel(XYPlot plot) {
        Plots.style(plot);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private static XYErrorRenderer thin(Size size) {
        XYErrorRenderer r = Plots.acrossIntervals(size);
        r.setDefaultShapesVisible(false);
        r.setSeriesPaint(0, Palette.BLUE);
        return r;
    }

    private static XYErrorRenderer thick(Size size) {
        XYErrorRenderer r = Plots.acrossIntervals(size);
        Plots.mark(r, 0, size.dot(), Palette.BLUE, true);
        r.setErrorStroke(size.heavy());
        r.setCapLength(0);
        return r;
    }

    private XYIntervalSeriesCollection chances() {
        XYIntervalSeries series = new XYIntervalSeries("Any change");
        for (int i = 0; i < names.size(); i++) {
            Estimate e = predictions.get(i).probabilityAny();
            series.add(e.value(), e.lower(), e.upper(), i, i, i);
        }
        return collection(series);
    }

    private XYIntervalSeriesCollection ofMean() {
        XYIntervalSeries series = new XYIntervalSeries("Mean");
        for (int i = 0; i < names.size(); i++) {
            Estimate e = predictions.get(i).meanSeatsChanged();
            series.add(e.value(), e.lower(), e.upper(), i, i, i);
        }
        return collection(series);
    }

    private XYIntervalSeriesCollection spread() {
        XYIntervalSeries series = new XYIntervalSeries("Elections");
        for (int i = 0; i < names.size(); i++) {
            Prediction p = predictions.get(i);
            series.add(p.meanSeatsChanged().value(), p.betweenElectionsLower(), p.betweenElectionsUpper(), i, i, i);
        }
        return collection(series);
    }

    private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }
}
