package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;

/** How often each design of a recount finds a wrong seat, all at about the number of stations recounted in fact. */
final class DesignChart implements ChartSpec {
    private final RunResult result;
    private final List<DesignResult> shown;

    DesignChart(RunResult result) {
        this.result = result;
        this.shown = result.designs().designs().stream()
                .filter(d -> at(d).isPresent())
                .sorted(Comparator.comparingDouble(d -> -found(d).value()))
                .toList();
    }

    private Optional<DesignPoint> at(DesignResult design) {
        return design.points().stream()
                .filter(p -> p.stations() == result.designs().reference())
                .findFirst();
    }

    private Estimate found(DesignResult design) {
        return at(design).orElseThrow().found();
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "designs";
    }

    @Override
    public String title() {
        String stations = Figures.counted(result.designs().reference(), "station", "stations");
        Optional<DesignResult> complaint =
                shown.stream().filter(d -> d.design().equals("complaint")).findFirst();
        if (complaint.isEmpty()
                || found(shown.get(0)).lower() <= found(complaint.get()).upper()) {
            return "In the model, how often a recount of " + stations + " finds a wrong seat, by design";
        }
        return "In the model, with " + stations + ", those chosen "
                + Wording.design(shown.get(0).design()) + " find a wrong seat more often than those named by complaint";
    }

    @Override
    public String caption() {
        return "Given a wrong seat, how often it would be put right had everything wrong in the opened stations been put right; line: "
                + Figures.confidence(found(shown.get(0)).confidence())
                + " interval. All designs meet the same elections, errors and random numbers. The escalating design opens more than"
                + " the others; the table says how many. "
                + Captions.model(result);
    }

    @Override
    public String alternative() {
        return "Dots with intervals, one row a design, the most powerful on top. " + title()
                + ". The table below has the figures.";
    }

    @Override
    public int height(Size size) {
        return (int) (90 + shown.size() * size.pick(26, 24));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis rows =
                Plots.names(shown.stream().map(d -> Wording.design(d.design())).toList(), size, 0.36);
        XYErrorRenderer dots = Plots.acrossIntervals(size);
        Plots.mark(dots, 0, size.dot(), Palette.BLUE, true);
        XYIntervalSeries series = new XYIntervalSeries("A wrong seat is found");
        double top = 0.01;
        for (int i = 0; i < shown.size(); i++) {
            Estimate e = found(shown.get(i));
            series.add(e.value(), e.lower(), e.upper(), i, i, i);
            top = Math.max(top, e.upper());
        }
        XYIntervalSeriesCollection data = Plots.one(series);
        XYPlot plot = new XYPlot(
                data, Plots.percents("A wrong seat is found", size, Math.min(1, top), size.pick(8, 4)), rows, dots);
        Plots.style(plot);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        return Plots.chart(plot, size, false);
    }
}
