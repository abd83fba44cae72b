package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.text.SweepWords;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.SweepResult;

/** The charts of a sweep: a tornado for each measure that is shown, and a chart for each factor. */
public final class SweepCharts {
    private static final int MOST_FACTORS = 30;

    private SweepCharts() {}

    /** Returns the charts, tornados first, then the factors in their order. */
    public static List<ChartPicture> draw(SweepResult result) {
        Fonts.requireUsable();
        List<ChartSpec> specs = new ArrayList<>();
        for (Measure m : SweepWords.SHOWN) {
            TornadoChart tornado = new TornadoChart(result, m);
            if (!tornado.isEmpty()) {
                specs.add(tornado);
            }
        }
        for (int f = 0; f < Math.min(MOST_FACTORS, result.plan().factors().size()); f++) {
            specs.add(new FactorChart(result, f));
        }
        return specs.parallelStream().map(Drawing::draw).toList();
    }
}
