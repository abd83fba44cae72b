package org.recount.report.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;

/**
 * Rates with their intervals, a row each, in two groups with a gap between them, against a line that they are held to.
 *
 * @param id identifier, also the name of its files
 * @param title the finding
 * @param caption what axes and marks mean
 * @param alternative what the picture shows
 * @param axis label of the axis of rates
 * @param series names of the two kinds of marks
 * @param rows the rows, those of the first group first
 * @param line the rate to be held to
 * @param lineName what it is
 * @param top the greatest rate shown
 */
record RatesChart(
        String id,
        String title,
        String caption,
        String alternative,
        String axis,
        List<String> series,
        List<Row> rows,
        double line,
        String lineName,
        double top)
        implements ChartSpec {

    /**
     * A row.
     *
     * @param name its name
     * @param first whether it belongs to the first group
     * @param marks its marks
     */
    record Row(String name, boolean first, List<Mark> marks) {}

    /**
     * A mark.
     *
     * @param series which kind, 0 or 1
     * @param rate the rate with its interval
     */
    record Mark(int series, Estimate rate) {}

    private List<String> names() {
        java.util.ArrayList<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (place(i) > names.size()) {
                names.add("");
            }
            names.add(rows.get(i).name());
        }
        // Room for the name of the line.
        names.add("");
        return names;
    }

    /** The place of a row: one is left out between the groups. */
    private int place(int row) {
        boolean gap = !rows.get(row).first() && rows.get(0).first();
        return row + (gap ? 1 : 0);
    }

    @Override
    public int height(Size size) {
        return (int) (110 + names().size() * size.pick(21, 19));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis names = Plots.names(names(), size, size.pick(0.3, 0.42));
        NumberAxis rates = Plots.percents(axis, size, top, size.pick(8, 4));
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(dots, 1, size.square(), Palette.VERMILLION, true);
        XYPlot plot = new XYPlot(data(), rates, names, dots);
        Plots.style(plot);
        Marker held = Plots.line(line, Palette.SOFT_INK, size);
        held.setLabel(lineName);
        boolean right = line > top / 2;
        held.setLabelAnchor(right ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
        held.setLabelTextAnchor(right ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        held.setLabelOffset(new RectangleInsets(4, 6, 4, 6));
        plot.addDomainMarker(held, org.jfree.chart.ui.Layer.BACKGROUND);
        return Plots.chart(plot, size, true);
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (int s = 0; s < series.size(); s++) {
            XYIntervalSeries one = new XYIntervalSeries(series.get(s));
            for (int i = 0; i < rows.size(); i++) {
                double y = place(i) + (s == 0 ? -0.17 : 0.17);
                for (Mark mark : rows.get(i).marks()) {
                    if (mark.series() == s) {
                        Estimate e = mark.rate();
                        one.add(e.value(), e.lower(), e.upper(), y, y, y);
                    }
                }
            }
            data.addSeries(one);
        }
        return data;
    }
}
