package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.text.PlanView;

/** The charts of a plan. */
public final class PlanCharts {
    private PlanCharts() {}

    /** Returns the charts in the order of the page; one that has nothing to show is left out. */
    public static List<ChartPicture> draw(PlanView view) {
        Fonts.requireUsable();
        List<ChartSpec> specs = new ArrayList<>();
        PlanSizeChart sizes = new PlanSizeChart(view);
        if (!sizes.isEmpty()) {
            specs.add(sizes);
        }
        PlanPathChart paths = new PlanPathChart(view);
        if (!paths.isEmpty()) {
            specs.add(paths);
        }
        PlanWorkChart work = new PlanWorkChart(view);
        if (!work.isEmpty()) {
            specs.add(work);
        }
        return specs.parallelStream().map(Drawing::draw).toList();
    }
}
