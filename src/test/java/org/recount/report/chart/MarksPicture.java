package org.recount.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;

/**
 * Rows with a mark of each kind and its interval.
 *
 * @param colors one a kind
 * @param line where a dashed line stands; NaN for none
 * @param lineName what it says
 */
record MarksPicture(
        String id,
        String title,
        String caption,
        String alternative,
        PictureAxis across,
        List<String> kinds,
        List<Color> colors,
        List<Row> rows,
        double line,
        String lineName)
        implements ChartSpec {

    /** A row: its name and a mark of each kind. */
    record Row(String name, List<Estimate> marks) {}

    @Override
    public int height(Size size) {
        return 110 + rows.size() * (14 + 12 * kinds.size());
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis names = Plots.names(rows.stream().map(Row::name).toList(), size, 0.42);
        XYErrorRenderer marks = Plots.acrossIntervals(size);
        Shape[] shapes = {size.dot(), size.square(), size.triangle(), size.diamond()};
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (int k = 0; k < kinds.size(); k++) {
            Plots.mark(marks, k, shapes[k], colors.get(k), true);
            XYIntervalSeries series = new XYIntervalSeries(kinds.get(k));
            for (int i = 0; i < rows.size(); i++) {
                double y = i + (k - (kinds.size() - 1) / 2.0) * 0.24;
                Estimate e = rows.get(i).marks().get(k);
                if (!Double.isNaN(e.value())) {
                    series.add(e.value(), e.lower(), e.upper(), y, y, y);
                }
            }
            data.addSeries(series);
        }
        XYPlot plot = new XYPlot(data, across.build(size), names, marks);
        Plots.style(plot);
        if (!Double.isNaN(line)) {
            var marker = Plots.line(line, Palette.SOFT_INK, size);
            marker.setLabel(lineName);
            marker.setLabelAnchor(org.jfree.chart.ui.RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(org.jfree.chart.ui.TextAnchor.TOP_LEFT);
            plot.addDomainMarker(marker, org.jfree.chart.ui.Layer.BACKGROUND);
        }
        return Plots.chart(plot, size, true);
    }
}
