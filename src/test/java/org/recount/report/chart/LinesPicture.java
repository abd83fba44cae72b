package org.recount.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Laws as lines and draws as marks with their intervals, in panels one below the other over one horizontal axis. */
record LinesPicture(
        String id,
        String title,
        String caption,
        String alternative,
        PictureAxis across,
        List<Panel> panels,
        int panelHeight)
        implements ChartSpec {

    /** A panel with its own vertical axis. */
    record Panel(PictureAxis up, List<Series> series) {}

    /** How a series is drawn. */
    enum Form {
        LINE,
        DASHED,
        DOTS
    }

    /** A series; one that was named in a panel before stands once in the legend. */
    record Series(String name, Color color, Form form, List<Point> points) {}

    /** A point; the ends of its interval are its value where it has none. */
    record Point(double x, double y, double lower, double upper) {
        Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    @Override
    public int height(Size size) {
        return 90 + panels.size() * panelHeight;
    }

    @Override
    public JFreeChart build(Size size) {
        ValueAxis domain = across.build(size);
        Set<String> named = new HashSet<>();
        if (panels.size() == 1) {
            XYPlot plot = plot(panels.get(0), size, named);
            plot.setDomainAxis(domain);
            return Plots.chart(plot, size, true);
        }
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(domain);
        all.setGap(18);
        Plots.style(all);
        for (Panel panel : panels) {
            all.add(plot(panel, size, named));
        }
        return Plots.chart(all, size, true);
    }

    private static XYPlot plot(Panel panel, Size size, Set<String> named) {
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        XYErrorRenderer dots = new XYErrorRenderer();
        dots.setDrawXError(false);
        dots.setCapLength(3);
        dots.setErrorStroke(size.line());
        XYIntervalSeriesCollection drawn = new XYIntervalSeriesCollection();
        XYIntervalSeriesCollection laws = new XYIntervalSeriesCollection();
        Shape[] shapes = {size.dot(), size.square(), size.triangle(), size.diamond()};
        for (Series s : panel.series()) {
            boolean line = s.form() != Form.DOTS;
            XYIntervalSeries series = new XYIntervalSeries(s.name());
            for (Point p : s.points()) {
                series.add(p.x(), p.x(), p.x(), p.y(), p.lower(), p.upper());
            }
            (line ? laws : drawn).addSeries(series);
            XYLineAndShapeRenderer renderer = line ? lines : dots;
            int i = (line ? laws : drawn).getSeriesCount() - 1;
            renderer.setSeriesPaint(i, s.color());
            renderer.setSeriesStroke(i, s.form() == Form.DASHED ? size.dashed() : size.line());
            renderer.setSeriesShape(i, shapes[i % shapes.length]);
            renderer.setSeriesVisibleInLegend(i, named.add(s.name()));
        }
        XYPlot plot = new XYPlot(laws, null, panel.up().build(size), lines);
        plot.setDataset(1, drawn);
        plot.setRenderer(1, dots);
        Plots.style(plot);
        return plot;
    }
}
