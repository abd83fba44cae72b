package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.PartyResult;

/** Seats by party before and after as bars, and beside them what changes, on a scale on which it can be seen. */
final class PartyChart implements ChartSpec {
    private static final int MOST = 24;
    private static final double BAR = 0.36;

    private final RunResult result;
    private final List<PartyResult> shown;

    PartyChart(RunResult result) {
        this.result = result;
        List<PartyResult> parties = result.parties();
        List<PartyResult> moving = parties.stream()
                .sorted(Comparator.comparingDouble(PartyChart::movement).reversed())
                .limit(MOST)
                .toList();
        this.shown = parties.stream()
                .filter(moving::contains)
                .sorted(Comparator.comparingInt(p -> -p.announced()))
                .toList();
    }

    /** The parties that can change most are shown; among those that cannot, the largest. */
    private static double movement(PartyResult p) {
        double range = Math.max(p.upperAfter() - p.announced(), p.announced() - p.lowerAfter());
        return range * 1000 + p.announced();
    }

    @Override
    public String id() {
        return "seats-by-party";
    }

    @Override
    public String title() {
        double most = 0;
        for (PartyResult p : result.parties()) {
            most = Math.max(most, p.meanAfter().upper() - p.announced());
            most = Math.max(most, p.announced() - p.meanAfter().lower());
        }
        long bound = (long) StrictMath.ceil(most - 1e-9);
        return bound == 0
                ? "In the model no party gains or loses a seat on average"
                : "In the model no party, on average, gains or loses more than "
                        + Figures.counted(bound, "seat", "seats") + history();
    }

    private String history() {
        PartyResult most = null;
        for (PartyResult p : result.parties()) {
            if (p.historicalAfter() >= 0 && (most == null || moved(p) > moved(most))) {
                most = p;
            }
        }
        if (most == null || moved(most) == 0) {
            return "";
        }
        return "; in fact " + Plots.brief(most.party())
                + (most.historicalAfter() > most.announced() ? " gained " : " lost ") + moved(most);
    }

    private static int moved(PartyResult p) {
        return Math.abs(p.historicalAfter() - p.announced());
    }

    @Override
    public String caption() {
        int left = result.parties().size() - shown.size();
        String others = left == 0
                ? ""
                : " " + Figures.counted(left, "party that moves less is", "parties that move less are")
                        + " in the table.";
        return "Left: seats announced, and mean seats after complaints, recounts and rulings. Right: seats gained or lost;"
                + " dot: mean, line: central 95% of trials, diamond: in fact." + others + " " + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Bars of seats by party before and after, with gains and losses beside them. " + title()
                + ". The table below has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (110 + shown.size() * size.pick(26, 24));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows = Plots.names(shown.stream().map(PartyResult::party).toList(), size, size.pick(0.3, 0.34));
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(rows);
        both.setGap(size.pick(18, 12));
        NumberAxis seats = Plots.numbers("Seats", size, "0");
        seats.setRange(0, 1.03 * most());
        seats.setTickUnit(new NumberTickUnit(Math.max(1, Plots.step(most(), size.pick(8, 4)))));
        both.add(panel(new XYPlot(bars(), seats, null, barRenderer())), 1);
        NumberAxis change = Plots.numbers("Gained or lost", size, "+0;-0");
        change.setNumberFormatOverride(new Signed());
        change.setTickUnit(new NumberTickUnit(Math.max(1, Plots.step(2 * span(), size.pick(8, 4)))));
        change.setRange(-span(), span());
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        XYPlot changes = panel(new XYPlot(modelled(), change, null, dots));
        XYErrorRenderer diamonds = Plots.acrossIntervals(size);
        diamonds.setDrawXError(false);
        Plots.mark(diamonds, 0, size.diamond(), Palette.VERMILLION, false);
        diamonds.setSeriesShapesFilled(0, false);
        XYIntervalSeriesCollection inFact = inFact();
        Plots.hideEmpty(diamonds, inFact);
        changes.setDataset(1, inFact);
        changes.setRenderer(1, diamonds);
        changes.addDomainMarker(
                new ValueMarker(0, Palette.GREY, new java.awt.BasicStroke(1.2f)), org.jfree.chart.ui.Layer.BACKGROUND);
        both.add(changes, 1);
        return Plots.chart(both, size, true);
    }

    private double most() {
        double most = 1;
        for (PartyResult p : shown) {
            most = Math.max(most, Math.max(p.announced(), p.meanAfter().value()));
        }
        return most;
    }

    private double span() {
        double most = 1;
        for (PartyResult p : shown) {
            most = Math.max(most, Math.max(p.upperAfter() - p.announced(), p.announced() - p.lowerAfter()));
            if (p.historicalAfter() >= 0) {
                most = Math.max(most, Math.abs(p.historicalAfter() - p.announced()));
            }
        }
        return most + 0.6;
    }

    private static XYPlot panel(XYPlot plot) {
        Plots.style(plot);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private static XYBarRenderer barRenderer() {
        XYBarRenderer bars = Plots.bars();
        bars.setUseYInterval(true);
        bars.setSeriesPaint(0, Palette.GREY);
        bars.setSeriesPaint(1, Palette.SKY);
        return bars;
    }

    private XYIntervalSeriesCollection bars() {
        XYIntervalSeries before = new XYIntervalSeries("Announced");
        XYIntervalSeries after = new XYIntervalSeries("After, mean");
        for (int i = 0; i < shown.size(); i++) {
            PartyResult p = shown.get(i);
            before.add(p.announced(), 0, p.announced(), i - BAR / 2, i - BAR, i);
            double mean = p.meanAfter().value();
            after.add(mean, 0, mean, i + BAR / 2, i, i + BAR);
        }
        return collection(before, after);
    }

    private XYIntervalSeriesCollection modelled() {
        XYIntervalSeries model = new XYIntervalSeries("Change in the model");
        for (int i = 0; i < shown.size(); i++) {
            PartyResult p = shown.get(i);
            int a = p.announced();
            model.add(p.meanAfter().value() - a, p.lowerAfter() - a, p.upperAfter() - a, i, i, i);
        }
        return collection(model);
    }

    private XYIntervalSeriesCollection inFact() {
        XYIntervalSeries inFact = new XYIntervalSeries("Change in fact");
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).historicalAfter() >= 0) {
                double h = shown.get(i).historicalAfter() - shown.get(i).announced();
                inFact.add(h, h, h, i, i, i);
            }
        }
        return collection(inFact);
    }

    private static XYIntervalSeriesCollection collection(XYIntervalSeries... series) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (XYIntervalSeries s : series) {
            data.addSeries(s);
        }
        return data;
    }
}
