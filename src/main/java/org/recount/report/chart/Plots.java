package org.recount.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Figures;

/** The look that all charts share. */
final class Plots {
    static final String COUNT = "#,##0";
    static final String DECIMAL = "0.####";

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private Plots() {}

    /** A new one for each axis: charts are drawn in parallel, and the JDK's formats are not thread-safe. */
    private static NumberFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    static NumberAxis numbers(String label, Size size, String pattern) {
        NumberAxis axis = new NumberAxis(label);
        axis.setNumberFormatOverride(format(pattern));
        style(axis, size);
        return axis;
    }

    /** Returns an axis for rates from 0 to {@code top}, with room for a mark at either end. */
    static NumberAxis percents(String label, Size size, double top, double parts) {
        double step = step(top, parts);
        NumberAxis axis = numbers(label, size, step < 0.0099 ? "0.###%" : "0%");
        axis.setRange(-0.03 * top, top * 1.03);
        axis.setTickUnit(new NumberTickUnit(step));
        return axis;
    }

    static RoundLogAxis logarithmic(String label, Size size, double lower, double upper) {
        RoundLogAxis axis =
                new RoundLogAxis(label, lower, upper, size == Size.WIDE, v -> v < 0.99 ? "" : Figures.count((long) v));
        style(axis, size);
        return axis;
    }

    static RoundLogAxis logPercents(String label, Size size, double lower, double upper) {
        NumberFormat format = format("0.###%");
        RoundLogAxis axis =
                new RoundLogAxis(label, lower, Math.min(1, upper * 1.15), size == Size.WIDE, v -> format.format(v));
        style(axis, size);
        return axis;
    }

    static RoundLogAxis logOdds(String label, Size size, double lower, double upper) {
        NumberFormat format = format(DECIMAL);
        RoundLogAxis axis = new RoundLogAxis(label, lower, upper, size == Size.WIDE, v -> format.format(v));
        style(axis, size);
        return axis;
    }

    /** Returns the least of 1, 2, 5 times a power of ten that cuts the range into at most so many parts. */
    static double step(double range, double parts) {
        double step = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(range / parts)));
        for (int m : new int[] {1, 2, 5, 10}) {
            if (range / (m * step) <= parts + 1e-9) {
                return m * step;
            }
        }
        return 10 * step;
    }

    static XYBarRenderer bars() {
        XYBarRenderer bars = new XYBarRenderer();
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        return bars;
    }

    /** Returns an axis with a name a row, the first on top, cut to a share of the width. */
    static SymbolAxis names(List<String> names, Size size, double shareOfWidth) {
        String[] labels = names.stream()
                .map(n -> fit(n, size.plain(), size.width() * shareOfWidth))
                .toArray(String[]::new);
        SymbolAxis axis = new SymbolAxis(null, labels);
        axis.setInverted(true);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.6, Math.max(0, names.size() - 1) + 0.6);
        style(axis, size);
        return axis;
    }

    /** Returns the text, or as much of its beginning as fits with an ellipsis. */
    static String fit(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", font) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    static void style(ValueAxis axis, Size size) {
        axis.setTickLabelFont(size.plain());
        axis.setTickLabelPaint(Palette.INK);
        axis.setLabelFont(size.plain());
        axis.setLabelPaint(Palette.SOFT_INK);
        axis.setAxisLinePaint(Palette.GREY);
        axis.setTickMarkPaint(Palette.GREY);
    }

    static void style(XYPlot plot) {
        plot.setBackgroundPaint(Palette.PAPER);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(new java.awt.BasicStroke(0.8f));
        plot.setRangeGridlineStroke(new java.awt.BasicStroke(0.8f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    }

    static JFreeChart chart(Plot plot, Size size, boolean legend) {
        JFreeChart chart = new JFreeChart(null, size.plain(), plot, false);
        chart.setBackgroundPaint(Palette.PAPER);
        chart.setAntiAlias(true);
        chart.setPadding(new RectangleInsets(6, 4, 4, size.pick(16, 8)));
        if (legend) {
            LegendTitle title = new LegendTitle(plot);
            title.setPosition(RectangleEdge.BOTTOM);
            title.setItemFont(size.plain());
            title.setItemPaint(Palette.INK);
            title.setBackgroundPaint(Palette.PAPER);
            title.setFrame(BlockBorder.NONE);
            chart.addLegend(title);
        }
        return chart;
    }

    /** Returns a data set of one series. */
    static XYIntervalSeriesCollection one(XYIntervalSeries series) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    /** Returns a renderer of marks with horizontal intervals. */
    static XYErrorRenderer acrossIntervals(Size size) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setDrawXError(true);
        renderer.setCapLength(size.pick(4, 3));
        renderer.setErrorStroke(size.line());
        renderer.setDefaultLinesVisible(false);
        renderer.setDefaultLegendTextFont(size.plain());
        return renderer;
    }

    static void mark(XYErrorRenderer renderer, int series, java.awt.Shape shape, Color color, boolean filled) {
        renderer.setSeriesShape(series, shape);
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesFillPaint(series, filled ? color : Palette.PAPER);
        renderer.setSeriesOutlinePaint(series, color);
        renderer.setSeriesShapesFilled(series, true);
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        renderer.setDrawOutlines(renderer.getDrawOutlines() && series > 0 || !filled);
        renderer.setSeriesOutlineStroke(series, new java.awt.BasicStroke(1.4f));
    }

    /** Leaves series without a mark out of the legend. */
    static void hideEmpty(XYItemRenderer renderer, XYDataset data) {
        for (int i = 0; i < data.getSeriesCount(); i++) {
            renderer.setSeriesVisibleInLegend(i, data.getItemCount(i) > 0);
        }
    }

    /** Returns a name for a title: its beginning, where it is endless. */
    static String brief(String name) {
        return fit(name, Size.WIDE.title(), 320);
    }

    static Marker line(double value, Color color, Size size) {
        ValueMarker marker = new ValueMarker(value, color, size.dashed());
        marker.setLabelFont(size.bold());
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
        return marker;
    }
}
