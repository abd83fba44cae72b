package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.simulation.RunResult.Cheapest;
import org.recount.simulation.RunResult.ContestDesign;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;
import org.recount.simulation.RunResult.Designs;

/** Turns what the probe found into figures of the designs: power, right seats made wrong, cost, the cheapest. */
final class DesignSummary {
    private static final double CONFIDENCE = 0.95;
    private static final double[] WANTED = {0.5, 0.9, 0.95};

    /** Fewer wrong seats in a contest than this tell nothing of which design is best there. */
    private static final int FEWEST = 20;

    /** Nor do wrong seats of fewer elections than this, for those of one election resemble each other. */
    private static final int FEWEST_ELECTIONS = 5;

    private final Scenario scenario;
    private final Roster roster;
    private final RunTally tally;

    DesignSummary(Scenario scenario, Roster roster, RunTally tally) {
        this.scenario = scenario;
        this.roster = roster;
        this.tally = tally;
    }

    Designs designs() {
        List<Integer> curve = scenario.curve();
        List<DesignResult> list = new ArrayList<>();
        if (curve.isEmpty()) {
            return new Designs(0, list, List.of());
        }
        for (RecountDesign design : RecountDesign.all()) {
            list.add(design(design));
        }
        int reference = curve.get(0);
        for (int n : curve) {
            long recounted = scenario.info().stationsRecounted();
            reference = Math.abs(n - recounted) < Math.abs(reference - recounted) ? n : reference;
        }
        return new Designs(reference, list, byContest());
    }

    private DesignResult design(RecountDesign design) {
        int d = design.at();
        double pooled = Summary.pooledDesignEffect(tally.curveFound[d], tally);
        List<DesignPoint> points = new ArrayList<>();
        for (int p = 0; p < scenario.curve().size(); p++) {
            double more =
                    design == RecountDesign.ESCALATING && tally.looked > 0 ? tally.escalated[p] / tally.looked : 0;
            points.add(new DesignPoint(
                    scenario.curve().get(p),
                    StrictMath.min(
                            scenario.curve().get(p) + more,
                            StrictMath.max(
                                    scenario.info().stations(), scenario.curve().get(p))),
                    tally.curveFound[d][p].proportion(CONFIDENCE, pooled),
                    tally.curveMade[d][p].mean(CONFIDENCE, 0, (double) tally.trials / tally.elections)));
        }
        List<Cheapest> cheapest = new ArrayList<>();
        for (double wanted : WANTED) {
            cheapest.add(new Cheapest(wanted, cheapest(points, wanted)));
        }
        return new DesignResult(design.id(), design.what(), points, cheapest);
    }

    /** The fewest stations at which the estimate reaches a share, linear between the points; -1 where it never does. */
    static double cheapest(List<DesignPoint> points, double wanted) {
        double before = 0;
        double stations = 0;
        for (DesignPoint p : points) {
            double found = p.found().value();
            if (found >= wanted) {
                double part = found > before ? (wanted - before) / (found - before) : 1;
                return stations + part * (p.opened() - stations);
            }
            before = found;
            stations = p.opened();
        }
        return -1;
    }

    private List<ContestDesign> byContest() {
        List<ContestDesign> list = new ArrayList<>();
        for (int i = 0; i < roster.contests.size(); i++) {
            RecountDesign best = RecountDesign.COMPLAINT;
            for (RecountDesign design : RecountDesign.all()) {
                // The escalating design opens more than the others do at the same point.
                boolean same = design != RecountDesign.ESCALATING;
                best = same && tally.foundIn[design.at()][i].ratio() > tally.foundIn[best.at()][i].ratio()
                        ? design
                        : best;
            }
            long wrong = tally.foundIn[best.at()][i].trials();
            if (wrong >= FEWEST && tally.foundIn[best.at()][i].clusters() >= FEWEST_ELECTIONS) {
                double pooled = Summary.pooledDesignEffect(tally.foundIn[best.at()], tally);
                list.add(new ContestDesign(
                        roster.contestIds.get(i),
                        wrong,
                        best.id(),
                        tally.foundIn[best.at()][i].proportion(CONFIDENCE, pooled)));
            }
        }
        return list;
    }
}
