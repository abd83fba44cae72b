package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.DesignBound;
import org.recount.simulation.RunResult.Evidence;

/** How many stations may be discrepant for all that each set of opened stations shows. */
final class EvidenceChart implements ChartSpec {
    private final RunResult result;
    private final Evidence evidence;
    private final List<Row> rows = new ArrayList<>();

    /** A bar: at most so many stations of a population may be discrepant, by design or, at worst, without one. */
    private record Row(String name, long bound, long population, boolean byDesign) {}

    EvidenceChart(RunResult result) {
        this.result = result;
        this.evidence = result.evidence();
        String n = Figures.count(evidence.recounted()) + " stations recounted, ";
        rows.add(new Row(
                n + "chosen by complaint as they were", evidence.targetedUpperBound(), evidence.stations(), false));
        rows.add(new Row(n + "supposed to be drawn by lot", evidence.randomUpperBound(), evidence.stations(), true));
        for (DesignBound d : evidence.designed()) {
            rows.add(new Row(Figures.count(d.sampled()) + ": " + d.name(), d.upperBound(), d.population(), true));
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
        return "Bar: the most stations that may be discrepant for all that the opened ones show. Blue: an upper bound from the"
                + " design, with the confidence that the table gives, for the stations that the design speaks for. First bar: the worst"
                + " case, since no design speaks for the others. Numbers of stations as reported, not synthetic. "
                + Captions.source(result);
    }

    @Override
    public String alternative() {
        return "Bars of upper bounds on discrepant stations by design. " + title()
                + ". The tables below have the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (70 + rows.size() * size.pick(54, 50));
    }

    @Override
    public JFreeChart build(Size size) {
        NumberAxis stations = Plots.numbers("Stations that may be discrepant", size, Plots.COUNT);
        double top = Math.max(1, evidence.stations());
        stations.setRange(0, top * 1.02);
        stations.setTickUnit(new NumberTickUnit(Plots.step(top, size.pick(6, 4))));
        XYBarRenderer bars = Plots.bars();
        bars.setUseYInterval(true);
        bars.setSeriesPaint(0, Palette.VERMILLION);
        bars.setSeriesPaint(1, Palette.BLUE);
        NumberAxis lines = new NumberAxis();
        lines.setInverted(true);
        lines.setRange(-0.6, rows.size() - 0.4);
        lines.setVisible(false);
        XYPlot plot = new XYPlot(data(), stations, lines, bars);
        Plots.style(plot);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String name = Plots.fit(row.name(), size.plain(), size.width() * 0.88);
            plot.addAnnotation(text(name, 0, i - 0.14, TextAnchor.BOTTOM_LEFT, size.plain(), Palette.INK));
            boolean inside = row.bound() > top * 0.55;
            String label = (row.byDesign() ? "at most " : "no bound: up to ") + Figures.count(row.bound()) + " of "
                    + Figures.count(row.population());
            plot.addAnnotation(text(
                    inside ? label + "  " : "  " + label,
                    row.bound(),
                    i + 0.14,
                    inside ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT,
                    size.bold(),
                    inside ? Palette.PAPER : Palette.INK));
        }
        return Plots.chart(plot, size, false);
    }

    private static XYTextAnnotation text(
            String text, double x, double y, TextAnchor anchor, java.awt.Font font, java.awt.Color color) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
        annotation.setTextAnchor(anchor);
        annotation.setFont(font);
        annotation.setPaint(color);
        return annotation;
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeries none = new XYIntervalSeries("No design");
        XYIntervalSeries design = new XYIntervalSeries("By design");
        for (int i = 0; i < rows.size(); i++) {
            long b = rows.get(i).bound();
            (rows.get(i).byDesign() ? design : none).add(b, 0, b, i + 0.14, i - 0.1, i + 0.38);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(none);
        data.addSeries(design);
        return data;
    }
}
