package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.recount.simulation.RunResult;

/** The charts of a run's report. */
public final class Charts {
    private Charts() {}

    /**
     * Returns the charts in the order of the page; one that has nothing to show is left out. They are drawn in parallel;
     * the bytes do not depend on that.
     */
    public static List<ChartPicture> draw(RunResult result) {
        Fonts.requireUsable();
        return specs(result).parallelStream().map(Drawing::draw).toList();
    }

    private static List<ChartSpec> specs(RunResult result) {
        List<ChartSpec> specs = new ArrayList<>();
        specs.add(new SeatsChangedChart(result));
        specs.add(new RemedyChart(result));
        if (!result.contests().isEmpty()) {
            specs.add(new ContestChart(result));
        }
        if (!result.parties().isEmpty()) {
            specs.add(new PartyChart(result));
        }
        ReachChart reach = new ReachChart(result);
        if (!reach.isEmpty()) {
            specs.add(reach);
        }
        specs.add(new EvidenceChart(result));
        DetectionChart detection = new DetectionChart(result);
        if (!detection.isEmpty()) {
            specs.add(detection);
        }
        DesignChart designs = new DesignChart(result);
        if (!designs.isEmpty()) {
            specs.add(designs);
        }
        return specs;
    }
}
