package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.DetectionPoint;

/** How often a wrong seat is found, by number of stations recounted, chosen by complaint and by lot. */
final class DetectionChart implements ChartSpec {
    private final RunResult result;
    private final List<String> designs;

    DetectionChart(RunResult result) {
        this.result = result;
        this.designs = result.detectionCurve().stream()
                .map(DetectionPoint::design)
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return designs.isEmpty();
    }

    @Override
    public String id() {
        return "detection";
    }

    @Override
    public String title() {
        Optional<DetectionPoint> complaint = nearest("complaint");
        Optional<DetectionPoint> random = nearest("random");
        if (complaint.isEmpty()
                || random.isEmpty()
                || complaint.get().stations() != random.get().stations()) {
            return "How often the model finds a wrong seat, by number of stations recounted";
        }
        String at = Figures.counted(complaint.get().stations(), "station", "stations");
        Estimate c = complaint.get().found();
        Estimate r = random.get().found();
        if (c.lower() > r.upper()) {
            return "In the model, with " + at + ", a choice by complaint finds a wrong seat more often than a lot does";
        }
        if (r.lower() > c.upper()) {
            return "In the model, with " + at + ", a lot finds a wrong seat more often than a choice by complaint does";
        }
        return "In the model, with " + at + ", the intervals do not tell a choice by complaint from a lot";
    }

    private Optional<DetectionPoint> nearest(String design) {
        long n = result.scenario().stationsRecounted();
        return result.detectionCurve().stream()
                .filter(p -> p.design().equals(design))
                .min(Comparator.comparingLong(p -> Math.abs(p.stations() - n)));
    }

    @Override
    public String caption() {
        return "Given a wrong seat, how often it would be put right had everything wrong in so many opened stations been put"
                + " right (the dispute as it was does less: see the table); line: "
                + Figures.confidence(result.detectionCurve().get(0).found().confidence())
                + " interval. To find a wrong seat is another thing than to show that the rest is right: only a lot does that. "
                + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Two curves of detection against stations recounted. " + title() + ". The table below has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(390, 330);
    }

    @Override
    public JFreeChart build(Size size) {
        ValueAxis stations = stations(size);
        NumberAxis found = Plots.percents("A wrong seat is found", size, 1, 5);
        XYErrorRenderer lines = Plots.acrossIntervals(size);
        lines.setDrawXError(false);
        lines.setDrawYError(true);
        lines.setDefaultLinesVisible(true);
        lines.setDefaultStroke(size.line());
        lines.setAutoPopulateSeriesStroke(false);
        Plots.mark(lines, 0, size.dot(), Palette.VERMILLION, true);
        Plots.mark(lines, 1, size.square(), Palette.BLUE, true);
        XYPlot plot = new XYPlot(data(), stations, found, lines);
        Plots.style(plot);
        long n = result.scenario().stationsRecounted();
        if (n > 0 && stations.getRange().contains(n)) {
            Marker marker = Plots.line(n, Palette.SOFT_INK, size);
            marker.setLabel(
                    size == Size.WIDE ? "Recounted in fact: " + Figures.count(n) : "In fact: " + Figures.count(n));
            boolean left = n * 4 > stations.getUpperBound() || n > 2000;
            marker.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
            marker.setLabelOffset(new RectangleInsets(4, 6, 4, 6));
            plot.addDomainMarker(marker, org.jfree.chart.ui.Layer.BACKGROUND);
        }
        return Plots.chart(plot, size, true);
    }

    private ValueAxis stations(Size size) {
        int least = result.detectionCurve().stream()
                .mapToInt(DetectionPoint::stations)
                .min()
                .orElse(0);
        int most = result.detectionCurve().stream()
                .mapToInt(DetectionPoint::stations)
                .max()
                .orElse(1);
        String label = "Stations recounted in the country";
        if (least > 0 && most / least >= 20) {
            return Plots.logarithmic(
                    label + (size == Size.WIDE ? ", logarithmic" : ", log"), size, least / 1.3, most * 1.3);
        }
        NumberAxis axis = Plots.numbers(label, size, Plots.COUNT);
        axis.setRange(0, Math.max(1, most) * 1.04);
        return axis;
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        for (String design : designs) {
            XYIntervalSeries series = new XYIntervalSeries("Stations chosen " + Wording.design(design));
            result.detectionCurve().stream()
                    .filter(p -> p.design().equals(design))
                    .forEach(p -> series.add(
                            p.stations(),
                            p.stations(),
                            p.stations(),
                            p.found().value(),
                            p.found().lower(),
                            p.found().upper()));
            data.addSeries(series);
        }
        return data;
    }
}
