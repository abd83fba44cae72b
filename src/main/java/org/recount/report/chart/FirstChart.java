package org.recount.report.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A chart that nobody sees: the first one takes long, for Java then loads and links what draws charts. */
final class FirstChart implements ChartSpec {
    @Override
    public String id() {
        return "first";
    }

    @Override
    public String title() {
        return "The first chart";
    }

    @Override
    public String caption() {
        return "Drawn and thrown away";
    }

    @Override
    public String alternative() {
        return "";
    }

    @Override
    public int height(Size size) {
        return 100;
    }

    @Override
    public JFreeChart build(Size size) {
        XYIntervalSeries series = new XYIntervalSeries("bars");
        series.add(1, 0.5, 1.5, 1, 0, 1);
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        NumberAxis x = Plots.numbers("x", size, Plots.COUNT);
        NumberAxis y = Plots.numbers("y", size, Plots.COUNT);
        return Plots.chart(new XYPlot(data, x, y, new XYBarRenderer()), size, true);
    }
}
