package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult.BestDesign;
import org.recount.simulation.RunResult.ContestDesign;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;
import org.recount.simulation.RunResult.Designs;
import org.recount.simulation.RunResult.Needed;

/** Turns what the probe found into figures of the designs: power, right seats made wrong, cost, the cheapest. */
final class DesignSummary {
    static final double CONFIDENCE = 0.95;
    private static final double[] WANTED = {0.5, 0.8, 0.9, 0.95};

    private final Scenario scenario;
    private final Roster roster;
    private final RunTally tally;
    private final int points;

    DesignSummary(Scenario scenario, Roster roster, RunTally tally) {
        this.scenario = scenario;
        this.roster = roster;
        this.tally = tally;
        points = scenario.curve().size();
    }

    Designs designs() {
        List<DesignResult> list = new ArrayList<>();
        if (points == 0) {
            return new Designs(0, list, List.of(), List.of(), List.of());
        }
        for (int d = 0; d < scenario.designs().size(); d++) {
            list.add(design(d));
        }
        int reference = DetectionGrid.reference(scenario);
        List<BestDesign> best = new ArrayList<>();
        for (int w = 0; w < WANTED.length; w++) {
            int at = w;
            best.add(best(
                    WANTED[w],
                    list,
                    DesignResult::design,
                    d -> d.cheapest().get(at).stations()));
        }
        ContestNeedsSummary contests = new ContestNeedsSummary(scenario, roster, tally);
        return new Designs(
                scenario.curve().get(reference), list, byContest(contests, reference), best, contests.contests());
    }

    /**
     * Returns the design that reaches a wanted power with the fewest stations; without a name where none does.
     *
     * @param stations the stations that a design needs, below 0 where it never reaches it
     */
    static <T> BestDesign best(double wanted, List<T> designs, Function<T, String> name, ToDoubleFunction<T> stations) {
        String best = "";
        double least = Double.POSITIVE_INFINITY;
        for (T d : designs) {
            double needed = stations.applyAsDouble(d);
            if (needed >= 0 && needed < least) {
                least = needed;
                best = name.apply(d);
            }
        }
        return new BestDesign(wanted, best);
    }

    private DesignResult design(int d) {
        RecountDesign design = scenario.designs().get(d);
        double pooled = Summary.pooledDesignEffect(tally.curveFound[d], tally);
        List<DesignPoint> list = new ArrayList<>();
        for (int p = 0; p < points; p++) {
            double n = scenario.curve().get(p);
            list.add(new DesignPoint(
                    scenario.curve().get(p),
                    StrictMath.min(
                            n + escalated(d, p), StrictMath.max(scenario.info().stations(), n)),
                    tally.curveFound[d][p].proportion(CONFIDENCE, pooled),
                    tally.curveMade[d][p].mean(CONFIDENCE, 0, (double) tally.trials / tally.elections)));
        }
        double[] ballots = new double[points];
        for (int p = 0; p < points; p++) {
            double picked = scenario.curve().get(p);
            // Escalation opens stations like those that were picked.
            ballots[p] = tally.ballotsOpened(d * points + p)
                    * (picked > 0 ? list.get(p).opened() / picked : 1);
        }
        List<Needed> cheapest = new ArrayList<>();
        for (double wanted : WANTED) {
            cheapest.add(cheapest(list, ballots, wanted, scenario.info().stations()));
        }
        return new DesignResult(design.id(), design.what(), list, cheapest);
    }

    private double escalated(int d, int p) {
        int k = escalating(scenario, d);
        double sum = 0;
        for (int i = 0; k >= 0 && tally.looked > 0 && i < tally.escalated.length; i++) {
            sum += tally.escalated[i][k * points + p] / tally.looked;
        }
        return sum;
    }

    /** The rank of a design among those that escalate; -1 where it does not. */
    static int escalating(Scenario scenario, int d) {
        if (!scenario.designs().get(d).escalation().escalates()) {
            return -1;
        }
        return (int) scenario.designs().subList(0, d).stream()
                .filter(x -> x.escalation().escalates())
                .count();
    }

    /**
     * The fewest stations that find a wanted share.
     *
     * @param ballots ballots opened by point
     * @param all stations of the country
     */
    static Needed cheapest(List<DesignPoint> curve, double[] ballots, double wanted, double all) {
        int n = curve.size();
        double[] opened = new double[n];
        double[] found = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int p = 0; p < n; p++) {
            Estimate e = curve.get(p).found();
            opened[p] = curve.get(p).opened();
            found[p] = e.value();
            // Whoever opens all stations finds all: no estimate.
            lower[p] = opened[p] >= all && found[p] == 1 ? 1 : e.lower();
            upper[p] = e.upper();
        }
        int reached = 0;
        while (reached < n && found[reached] < wanted) {
            reached++;
        }
        boolean never = reached == n;
        return new Needed(
                wanted,
                fewest(opened, found, wanted),
                fewest(opened, upper, wanted),
                fewest(opened, lower, wanted),
                never ? -1 : StrictMath.rint(fewest(ballots, found, wanted)),
                never ? -1 : curve.get(reached).madeWrong().value(),
                never ? -1 : curve.get(reached).madeWrong().upper());
    }

    /** The fewest stations at which a share is reached, linear between the points from 0 on; -1 where it never is. */
    static double fewest(double[] opened, double[] share, double wanted) {
        double before = 0;
        double stations = 0;
        for (int p = 0; p < share.length; p++) {
            if (share[p] >= wanted) {
                double part = share[p] > before ? (wanted - before) / (share[p] - before) : 1;
                return stations + part * (opened[p] - stations);
            }
            before = share[p];
            stations = opened[p];
        }
        return -1;
    }

    private List<ContestDesign> byContest(ContestNeedsSummary contests, int reference) {
        List<ContestDesign> list = new ArrayList<>();
        for (int i = 0; i < roster.contests.size(); i++) {
            ClusteredProportion[] found = tally.foundIn[i];
            if (found == null || !contests.enough(i)) {
                continue;
            }
            int best = -1;
            for (int d = 0; d < scenario.designs().size(); d++) {
                // Escalating designs open more than the others do at the same point.
                boolean same = !scenario.designs().get(d).escalation().escalates();
                best = same
                                && (best < 0
                                        || found[d * points + reference].ratio()
                                                > found[best * points + reference].ratio())
                        ? d
                        : best;
            }
            if (best >= 0) {
                ClusteredProportion most = found[best * points + reference];
                list.add(new ContestDesign(
                        roster.contestIds.get(i),
                        most.trials(),
                        scenario.designs().get(best).id(),
                        most.proportion(CONFIDENCE, contests.pooled(best, reference))));
            }
        }
        return list;
    }
}
