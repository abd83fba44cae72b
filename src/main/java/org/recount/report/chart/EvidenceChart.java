package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.DesignBound;
import org.recount.simulation.RunResult.Evidence;

/** How many stations may be discrepant for all that each set of opened stations shows. */
final class EvidenceChart implements ChartSpec {
    private final RunResult result;
    private final Evidence evidence;
    private final List<Row> rows = new ArrayList<>();

    /** A bar: at most so many stations may be discrepant. */
    private record Row(String name, long bound, boolean byLot) {}

    EvidenceChart(RunResult result) {
        this.result = result;
        this.evidence = result.evidence();
        String n = Figures.count(evidence.recounted());
        rows.add(new Row(n + " by complaint, as they were", evidence.targetedUpperBound(), false));
        rows.add(new Row(n + " by lot, supposed", evidence.randomUpperBound(), true));
        for (DesignBound d : evidence.designed()) {
            rows.add(new Row(d.name() + " (" + Figures.count(d.sampled()) + ")", d.upperBound(), true));
        }
    }

    @Override
    public String id() {
        return "evidence-bounds";
    }

    @Override
    public String title() {
        return "Chosen by complaint, " + Figures.counted(evidence.recounted(), "station", "stations")
                + " set no bound for the "
                + Figures.count(Math.subtractExact(evidence.stations(), evidence.recounted()))
                + " others; as many drawn by lot would have limited the discrepant ones to "
                + Figures.count(evidence.randomUpperBound()) + " with 95% confidence";
    }

    @Override
    public String caption() {
        return "Bar: the most stations of " + Figures.count(evidence.stations())
                + " that may be discrepant for all that the opened ones show. By lot: upper bound with 95% confidence from the"
                + " design; by complaint: the worst case, since no design speaks for the others. Numbers of stations as"
                + " reported, not synthetic. Source: " + result.scenario().sourcesInShort();
    }

    @Override
    public String alternative() {
        return "Bars of upper bounds on discrepant stations by design. " + title()
                + ". The tables below have the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (70 + rows.size() * size.pick(42, 38));
    }

    @Override
    public JFreeChart build(Size size) {
        NumberAxis stations = Plots.numbers("Stations that may be discrepant", size, Plots.COUNT);
        double top = Math.max(1, evidence.stations());
        stations.setRange(0, top * 1.02);
        stations.setTickUnit(new org.jfree.chart.axis.NumberTickUnit(Plots.step(top, size.pick(6, 2.5))));
        XYBarRenderer bars = Plots.bars();
        bars.setUseYInterval(true);
        bars.setSeriesPaint(0, Palette.VERMILLION);
        bars.setSeriesPaint(1, Palette.BLUE);
        XYPlot plot = new XYPlot(
                data(), stations, Plots.names(rows.stream().map(Row::name).toList(), size, size.pick(0.36, 0.4)), bars);
        Plots.style(plot);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean inside = row.bound() > top * 0.6;
            String label = (row.byLot() ? "at most " : "no bound: up to ") + Figures.count(row.bound());
            XYTextAnnotation text = new XYTextAnnotation(inside ? label + "  " : "  " + label, row.bound(), i);
            text.setTextAnchor(inside ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
            text.setFont(size.bold());
            text.setPaint(inside ? Palette.PAPER : Palette.INK);
            plot.addAnnotation(text);
        }
        return Plots.chart(plot, size, false);
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeries complaint = new XYIntervalSeries("By complaint");
        XYIntervalSeries lot = new XYIntervalSeries("By lot");
        for (int i = 0; i < rows.size(); i++) {
            long b = rows.get(i).bound();
            (rows.get(i).byLot() ? lot : complaint).add(b, 0, b, i, i - 0.32, i + 0.32);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(complaint);
        data.addSeries(lot);
        return data;
    }
}
