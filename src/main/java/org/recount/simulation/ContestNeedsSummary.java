package org.recount.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult.BestDesign;
import org.recount.simulation.RunResult.ContestNeeds;
import org.recount.simulation.RunResult.DesignNeeds;
import org.recount.simulation.RunResult.Needed;

/** What each design needs in each contest to find a wanted share of its wrong seats. */
final class ContestNeedsSummary {
    private static final double[] WANTED = {0.5, 0.8, 0.95};

    /** Fewer wrong seats in a contest than this tell nothing of which design is best there. */
    private static final int FEWEST = 20;

    /** Nor do wrong seats of fewer elections than this, for those of one election resemble each other. */
    private static final int FEWEST_ELECTIONS = 5;

    private final Scenario scenario;
    private final Roster roster;
    private final RunTally tally;
    private final int points;

    ContestNeedsSummary(Scenario scenario, Roster roster, RunTally tally) {
        this.scenario = scenario;
        this.roster = roster;
        this.tally = tally;
        points = scenario.curve().size();
    }

    /** Returns whether enough wrong seats of a contest were met. */
    boolean enough(int contest) {
        ClusteredProportion[] found = tally.foundIn[contest];
        return found != null && found[0].trials() >= FEWEST && found[0].clusters() >= FEWEST_ELECTIONS;
    }

    /** Returns the design effect of a design at a point, over contests taken together. */
    double pooled(int design, int point) {
        ClusteredProportion[] figures = Arrays.stream(tally.foundIn)
                .filter(Objects::nonNull)
                .map(f -> f[design * points + point])
                .toArray(ClusteredProportion[]::new);
        return Summary.pooledDesignEffect(figures, tally);
    }

    /** The design effect of right seats made wrong over contests taken together, at most the trials looked at in an election. */
    private double madeEffect(int at) {
        ClusteredProportion[] figures = Arrays.stream(tally.madeIn)
                .filter(Objects::nonNull)
                .map(m -> m[at])
                .toArray(ClusteredProportion[]::new);
        return StrictMath.max(
                1, StrictMath.min(Summary.pooledDesignEffect(figures, tally), (double) tally.looked / tally.elections));
    }

    List<ContestNeeds> contests() {
        int designs = scenario.designs().size();
        double[] pooled = new double[designs * points];
        for (int at = 0; at < pooled.length; at++) {
            pooled[at] = pooled(at / points, at % points);
        }
        List<ContestNeeds> list = new ArrayList<>();
        for (int i = 0; i < roster.contests.size(); i++) {
            ClusteredProportion[] found = tally.foundIn[i];
            ClusteredProportion[] made = tally.madeIn[i];
            if (found == null || made == null || !enough(i)) {
                continue;
            }
            List<DesignNeeds> needs = new ArrayList<>();
            for (int d = 0; d < designs; d++) {
                needs.add(
                        new DesignNeeds(scenario.designs().get(d).id(), new Curve(i, d, found, made, pooled).needed()));
            }
            List<BestDesign> best = new ArrayList<>();
            for (int w = 0; w < WANTED.length; w++) {
                int at = w;
                best.add(DesignSummary.best(
                        WANTED[w],
                        needs,
                        DesignNeeds::design,
                        d -> d.needed().get(at).stations()));
            }
            list.add(new ContestNeeds(
                    roster.contestIds.get(i),
                    (int) StrictMath.rint((double) tally.allIn[i] / tally.wrongIn[i]),
                    found[0].trials(),
                    found[0].clusters(),
                    needs,
                    best));
        }
        return list;
    }

    /** Power and cost of a design in a contest, by point of the curve. */
    private final class Curve {
        private final double[] opened = new double[points];
        private final double[] ballots = new double[points];
        private final double[] share = new double[points];
        private final double[] lower = new double[points];
        private final double[] upper = new double[points];
        private final ClusteredProportion[] made;
        private final int from;

        Curve(int i, int d, ClusteredProportion[] found, ClusteredProportion[] made, double[] pooled) {
            this.made = made;
            from = d * points;
            int escalating = DesignSummary.escalating(scenario, d);
            double all = (double) tally.allIn[i] / tally.wrongIn[i];
            for (int p = 0; p < points; p++) {
                int at = from + p;
                double picked = tally.stationsIn[i][at] / tally.wrongIn[i];
                double extra = escalating < 0 || tally.looked == 0
                        ? 0
                        : tally.escalated[i][escalating * points + p] / tally.looked;
                opened[p] = StrictMath.min(all, picked + extra);
                ballots[p] = tally.ballotsIn[i][at] / tally.wrongIn[i] * (picked > 0 ? opened[p] / picked : 1);
                Estimate e = found[at].proportion(DesignSummary.CONFIDENCE, pooled[at]);
                share[p] = e.value();
                // Whoever opens all stations finds all: no estimate.
                lower[p] = picked >= all * (1 - 1e-9) && share[p] == 1 ? 1 : e.lower();
                upper[p] = e.upper();
            }
        }

        List<Needed> needed() {
            List<Needed> list = new ArrayList<>();
            for (double wanted : WANTED) {
                double stations = DesignSummary.fewest(opened, share, wanted);
                int reached = 0;
                while (reached < points && share[reached] < wanted) {
                    reached++;
                }
                boolean never = reached == points;
                Estimate wrong = never
                        ? new Estimate(-1, -1, -1, DesignSummary.CONFIDENCE, "not reached")
                        : made[from + reached].mean(DesignSummary.CONFIDENCE, 0, madeEffect(from + reached));
                list.add(new Needed(
                        wanted,
                        tenth(stations),
                        tenth(DesignSummary.fewest(opened, upper, wanted)),
                        tenth(DesignSummary.fewest(opened, lower, wanted)),
                        never ? -1 : StrictMath.rint(DesignSummary.fewest(ballots, share, wanted)),
                        wrong.value(),
                        wrong.upper()));
            }
            return list;
        }

        /** Rounded to a tenth of a station: more would be noise, and long in files. */
        private static double tenth(double stations) {
            return StrictMath.rint(stations * 10) / 10;
        }
    }
}
