package org.recount.report.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Spread;
import org.recount.simulation.RunResult;

/** How many seats change, in trials, with what happened marked. */
final class SeatsChangedChart implements ChartSpec {
    private static final double HALF_BAR = 0.42;

    private final RunResult result;
    private final List<Long> counts;
    private final int history;

    SeatsChangedChart(RunResult result) {
        this.result = result;
        this.counts = result.all().distribution();
        this.history = result.backTest().seatsChangedInFact();
    }

    @Override
    public String id() {
        return "seats-changed";
    }

    @Override
    public String title() {
        Spread spread = Spread.of(result);
        String seats = spread.lower() == spread.upper()
                ? Figures.counted(spread.lower(), "seat changes", "seats change")
                : spread.lower() + " to " + spread.upper() + " seats change";
        String model = "In the model " + seats + " in the central 95% of trials";
        if (!spread.isKnown()) {
            return model;
        }
        return model + "; in fact " + Figures.count(history) + " did, which lies "
                + (spread.fits() ? "inside" : "OUTSIDE");
    }

    @Override
    public String caption() {
        return "Height: number of trials, of " + Figures.count(result.trials())
                + ", in which so many seats change, all remedies together. Mean: "
                + Figures.meanWithInterval(result.all().meanSeatsChanged()) + " seats. " + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Bar chart of the number of seats changed. " + title() + ". The table below has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(330, 270);
    }

    @Override
    public JFreeChart build(Size size) {
        int last = Math.max(counts.size() - 1, Math.max(history, 4));
        NumberAxis seats = Plots.numbers("Seats changed", size, "0");
        seats.setTickUnit(new NumberTickUnit(last > size.pick(30, 14) ? 5 : last > size.pick(60, 30) ? 10 : 1));
        seats.setRange(-0.7, last + 0.7);
        NumberAxis trials = Plots.numbers("Trials (of " + Figures.count(result.trials()) + ")", size, Plots.COUNT);
        long highest = counts.stream().mapToLong(Long::longValue).max().orElse(1);
        trials.setRange(0, highest * 1.22);
        trials.setTickUnit(new NumberTickUnit(Plots.step(highest, 6)));
        XYBarRenderer bars = Plots.bars();
        bars.setSeriesPaint(0, Palette.SKY);
        bars.setSeriesPaint(1, Palette.VERMILLION);
        XYPlot plot = new XYPlot(data(), seats, trials, bars);
        Plots.style(plot);
        plot.setDomainGridlinesVisible(false);
        if (history >= 0) {
            Marker marker = Plots.line(history, Palette.VERMILLION, size);
            boolean right = history < last * 0.6;
            marker.setLabel("In fact: " + Figures.count(history));
            marker.setLabelAnchor(right ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(right ? TextAnchor.TOP_LEFT : TextAnchor.TOP_RIGHT);
            marker.setLabelOffset(new RectangleInsets(4, 6, 4, 6));
            plot.addDomainMarker(marker);
        }
        return Plots.chart(plot, size, false);
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeries others = new XYIntervalSeries("Trials");
        XYIntervalSeries inFact = new XYIntervalSeries("As in fact");
        for (int k = 0; k < counts.size(); k++) {
            long n = counts.get(k);
            (k == history ? inFact : others).add(k, k - HALF_BAR, k + HALF_BAR, n, 0, n);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(others);
        data.addSeries(inFact);
        return data;
    }
}
