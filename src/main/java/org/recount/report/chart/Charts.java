package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.recount.evidence.assess.Assessment;
import org.recount.simulation.RunResult;

/** The charts of a run's report. */
public final class Charts {
    private Charts() {}

    /**
     * Draws a chart that nobody sees, so that what draws charts is loaded. Where charts cannot be drawn nothing happens:
     * whoever wants one is told.
     */
    public static void prepare() {
        try {
            Fonts.requireUsable();
            Drawing.draw(new FirstChart());
        } catch (Fonts.FontsUnavailableException | IllegalStateException e) {
            // No fonts; or the process was told to stop, and takes no more temporary files.
            return;
        }
    }

    /**
     * Returns the charts in the order of the page; one that has nothing to show is left out. They are drawn in parallel;
     * the bytes do not depend on that ({@link Fonts}).
     */
    public static List<ChartPicture> draw(RunResult result) {
        Fonts.requireUsable();
        return specs(result).parallelStream().map(Drawing::draw).toList();
    }

    /** Returns the charts of an assessment in the order of the page; one that has nothing to show is left out. */
    public static List<ChartPicture> draw(Assessment assessment) {
        Fonts.requireUsable();
        List<ChartSpec> specs = new ArrayList<>();
        AssessedReachChart reach = new AssessedReachChart(assessment);
        if (!reach.isEmpty()) {
            specs.add(reach);
        }
        BoundChart bounds = new BoundChart(assessment);
        if (!bounds.isEmpty()) {
            specs.add(bounds);
        }
        SensitivityCurveChart curve = new SensitivityCurveChart(assessment);
        if (!curve.isEmpty()) {
            specs.add(curve);
        }
        TippingChart tipping = new TippingChart(assessment);
        if (!tipping.isEmpty()) {
            specs.add(tipping);
        }
        return specs.parallelStream().map(Drawing::draw).toList();
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
