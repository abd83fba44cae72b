package org.recount.report.chart;

import java.util.List;
import org.recount.simulation.RunResult;

/** The charts of a run's report. */
public final class Charts {
    private Charts() {}

    /** Returns the charts in the order of the page; one that has nothing to show is left out. */
    public static List<ChartPicture> draw(RunResult result) {
        return List.of();
    }
}
