package org.recount.report.chart;

import java.awt.BasicStroke;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.table.ContestTable;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.ContestResult;

/** Ballots needed to move the last seat against ballots in the recounted stations, both on logarithmic axes. */
final class ReachChart implements ChartSpec {
    /** Where a constituency stands in whose stations nothing was recounted: below 1, on its own line. */
    private static final double NONE = 0.4;

    private static final double LOWEST = 0.25;
    private static final double LEFT = 0.7;
    private static final int MOST_NAMES = 8;

    private final RunResult result;
    private final List<ContestResult> movable;

    ReachChart(RunResult result) {
        this.result = result;
        this.movable =
                result.contests().stream().filter(c -> c.ballotsNeeded() >= 0).toList();
    }

    boolean isEmpty() {
        return movable.isEmpty();
    }

    @Override
    public String id() {
        return "margin-reach";
    }

    @Override
    public String title() {
        long can = result.contests().stream()
                .filter(c -> c.reachable().value() > 0.5)
                .count();
        return "In " + Figures.count(can) + " of "
                + Figures.counted(result.contests().size(), "constituency", "constituencies")
                + " the recounted stations could have moved the last seat in more than half of the trials";
    }

    @Override
    public String caption() {
        return "Across: ballots that must change to move the last seat, median over elections, with the range of 95% of them."
                + " Up: ballots in the recounted stations, median over trials; on the lowest line: none recounted. In the"
                + " shaded part the stations hold fewer ballots than needed. Hollow: the number of seats of the constituency"
                + " is invented (filler). Both axes are logarithmic. " + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Scatter of ballots needed against ballots in recounted stations, one mark a constituency. " + title()
                + ". The table of all constituencies has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(560, 420);
    }

    @Override
    public JFreeChart build(Size size) {
        Frame frame = frame();
        RoundLogAxis needed =
                Plots.logarithmic("Ballots needed to move the last seat", size, frame.left(), frame.right());
        RoundLogAxis within = Plots.logarithmic("Ballots in the recounted stations", size, frame.low(), frame.top());
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        dots.setErrorStroke(new BasicStroke(0.8f));
        dots.setErrorPaint(Palette.RANGE);
        dots.setCapLength(0);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        Plots.mark(dots, 1, size.dot(), Palette.BLUE, false);
        Plots.mark(dots, 2, size.diamond(), Palette.VERMILLION, true);
        Plots.mark(dots, 3, size.diamond(), Palette.VERMILLION, false);
        XYIntervalSeriesCollection data = data(frame);
        Plots.hideEmpty(dots, data);
        XYPlot plot = new XYPlot(data, needed, within, dots);
        plot.setSeriesRenderingOrder(org.jfree.chart.plot.SeriesRenderingOrder.FORWARD);
        Plots.style(plot);
        shade(plot, frame);
        names(plot, size, frame);
        return Plots.chart(plot, size, true);
    }

    /** The values at the four sides. */
    private record Frame(double left, double right, double low, double top) {}

    private Frame frame() {
        double right = 10;
        double top = 10;
        double low = 100;
        for (ContestResult c : movable) {
            right = Math.max(right, c.ballotsNeededUpper());
            top = Math.max(top, y(c));
            low = Math.min(low, y(c));
        }
        return new Frame(LEFT, right * 1.6, low == NONE ? LOWEST : Math.max(LEFT, low / 1.6), top * 1.9);
    }

    /** Below the line from corner to corner the stations hold fewer ballots than needed. */
    private static void shade(XYPlot plot, Frame f) {
        double start = Math.max(f.left(), f.low());
        double end = Math.min(f.right(), f.top());
        List<Double> corners = new java.util.ArrayList<>(List.of(start, f.low(), start, start, end, end));
        if (f.left() > f.low()) {
            corners.addAll(0, List.of(f.left(), f.low()));
        }
        if (f.right() > f.top()) {
            corners.addAll(List.of(f.right(), f.top()));
        }
        corners.addAll(List.of(f.right(), f.low()));
        double[] polygon = corners.stream().mapToDouble(Double::doubleValue).toArray();
        plot.getRenderer().addAnnotation(new XYPolygonAnnotation(polygon, null, null, Palette.SHADE), Layer.BACKGROUND);
        plot.getRenderer()
                .addAnnotation(
                        new XYLineAnnotation(start, start, end, end, new BasicStroke(1.2f), Palette.GREY),
                        Layer.BACKGROUND);
    }

    /** Writes the names of the constituencies that changed in fact where they cover least. */
    private void names(XYPlot plot, Size size, Frame f) {
        double width = size.width() - size.pick(110, 80);
        double height = height(size) - size.pick(90, 120);
        List<Point2D> points = movable.stream()
                .map(c -> (Point2D) new Point2D.Double(
                        width * share(x(c), f.left(), f.right()), height * (1 - share(y(c), f.low(), f.top()))))
                .toList();
        LabelPlaces places = new LabelPlaces(new Rectangle2D.Double(0, 0, width, height), points, size.mark());
        int left = MOST_NAMES;
        for (int i = 0; i < movable.size(); i++) {
            if (movable.get(i).historicallyChanged() && left-- > 0) {
                String label = Plots.fit(movable.get(i).name(), size.bold(), size.width() * 0.3);
                Rectangle2D box = places.place(
                        points.get(i),
                        Plots.width(label, size.bold()) + 6,
                        size.bold().getSize2D() + 4);
                double x = at(box.getCenterX() / width, f.left(), f.right());
                double y = at(1 - box.getCenterY() / height, f.low(), f.top());
                plot.addAnnotation(new XYLineAnnotation(
                        x(movable.get(i)), y(movable.get(i)), x, y, new BasicStroke(0.8f), Palette.VERMILLION));
                XYTextAnnotation text = new XYTextAnnotation(label, x, y);
                text.setFont(size.bold());
                text.setPaint(Palette.VERMILLION);
                text.setBackgroundPaint(Palette.HALO);
                plot.addAnnotation(text);
            }
        }
    }

    private static double share(double value, double from, double to) {
        return StrictMath.log(value / from) / StrictMath.log(to / from);
    }

    private static double at(double share, double from, double to) {
        return from * StrictMath.pow(to / from, share);
    }

    private static double x(ContestResult c) {
        return Math.max(1, c.ballotsNeeded());
    }

    private static double y(ContestResult c) {
        return c.ballotsWithinReach() < 1 ? NONE : c.ballotsWithinReach();
    }

    private XYIntervalSeriesCollection data(Frame frame) {
        List<XYIntervalSeries> series = List.of(
                new XYIntervalSeries("Seats reported"),
                new XYIntervalSeries("Seats invented (filler)"),
                new XYIntervalSeries("A seat changed in fact"),
                new XYIntervalSeries("Changed in fact, seats invented"));
        for (ContestResult c : movable) {
            int which = (c.historicallyChanged() ? 2 : 0) + (ContestTable.isFiller(c) ? 1 : 0);
            series.get(which)
                    .add(
                            x(c),
                            Math.max(frame.left(), c.ballotsNeededLower()),
                            Math.max(frame.left(), c.ballotsNeededUpper()),
                            y(c),
                            y(c),
                            y(c));
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        series.forEach(data::addSeries);
        return data;
    }
}
