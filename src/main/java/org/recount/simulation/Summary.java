package org.recount.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Flow;
import org.recount.dispute.Remedy;
import org.recount.election.Contest;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.RunResult.ContestResult;
import org.recount.simulation.RunResult.Detection;
import org.recount.simulation.RunResult.DetectionPoint;
import org.recount.simulation.RunResult.FlowStep;
import org.recount.simulation.RunResult.PartyResult;
import org.recount.simulation.RunResult.Prediction;

/** Turns the sums of a run into figures with intervals. */
final class Summary {
    private static final double CONFIDENCE = 0.95;

    private final Scenario scenario;
    private final Roster roster;
    private final RunTally tally;

    Summary(Scenario scenario, Roster roster, RunTally tally) {
        this.scenario = scenario;
        this.roster = roster;
        this.tally = tally;
    }

    RunResult result(long seed, SyntheticElection first, RunResult.@Nullable Stopping stopping) {
        // What takes longest, beside the others; all of them only read.
        CompletableFuture<List<RunResult.RareEvent>> rare =
                CompletableFuture.supplyAsync(() -> new RareSummary(scenario, roster, tally, seed).events());
        CompletableFuture<RunResult.Designs> designs =
                CompletableFuture.supplyAsync(() -> new DesignSummary(scenario, roster, tally).designs());
        Map<Remedy, Prediction> byRemedy = new EnumMap<>(Remedy.class);
        for (Remedy remedy : Remedy.values()) {
            byRemedy.put(remedy, prediction(TrialOutcome.alone(remedy)));
        }
        return new RunResult(
                scenario.info(),
                seed,
                Math.toIntExact(tally.trials),
                tally.elections,
                prediction(Result.ALL),
                byRemedy,
                contests(first),
                parties(),
                detection(),
                curve(),
                designs.join(),
                EvidenceOfDesigns.of(scenario, first, tally),
                BackTester.test(scenario.history(), tally),
                complaintFlow(),
                rare.join(),
                stopping,
                RunNotes.of(scenario, tally));
    }

    private double trialsInACluster() {
        return (double) tally.trials / tally.elections;
    }

    private Prediction prediction(Result result) {
        int r = result.at;
        double[] means = tally.meanSeats(r);
        return new Prediction(
                tally.seats[r].mean(CONFIDENCE, 0, trialsInACluster()),
                tally.distribution[r].fromZero(),
                tally.any[r].proportion(CONFIDENCE, trialsInACluster()),
                quantile(means, 0.025),
                quantile(means, 0.975));
    }

    private List<ContestResult> contests(SyntheticElection first) {
        Set<String> changed = new HashSet<>();
        scenario.history().changes().forEach(c -> changed.add(c.contest()));
        double[] pooled = new double[ElectionTally.RESULTS];
        for (int r = 0; r < pooled.length; r++) {
            pooled[r] = pooledDesignEffect(tally.contestChanged[r]);
        }
        double reachEffect = pooledDesignEffect(tally.reachable);
        List<ContestResult> list = new ArrayList<>();
        for (int i = 0; i < roster.contests.size(); i++) {
            Contest contest = roster.contests.get(i);
            Map<Remedy, Estimate> byRemedy = new EnumMap<>(Remedy.class);
            for (Remedy remedy : Remedy.values()) {
                int r = TrialOutcome.alone(remedy).at;
                byRemedy.put(remedy, tally.contestChanged[r][i].proportion(CONFIDENCE, pooled[r]));
            }
            int all = Result.ALL.at;
            double[] needed = tally.ballotsNeeded(i);
            list.add(new ContestResult(
                    contest.id(),
                    contest.name(),
                    contest.region(),
                    contest.seats(),
                    scenario.seatsStatus().getOrDefault(contest.id(), "reported"),
                    tally.contestChanged[all][i].proportion(CONFIDENCE, pooled[all]),
                    byRemedy,
                    quantile(needed, 0.5),
                    quantile(needed, 0.025),
                    quantile(needed, 0.975),
                    (double) tally.openedBallots[i] / tally.trials,
                    (double) tally.openedStations[i] / tally.trials,
                    first.contests().get(i).stations,
                    quantile(tally.minStations(i), 0.5),
                    tally.reachable[i].proportion(CONFIDENCE, reachEffect),
                    changed.contains(contest.id())));
        }
        return list;
    }

    /**
     * The design effect over contests taken together, for those without a hit: the variance between elections over that of
     * independent trials, both summed; the trials of an election (the worst case) where no contest has a hit.
     */
    private double pooledDesignEffect(ClusteredProportion[] figures) {
        return pooledDesignEffect(figures, tally);
    }

    /** As {@link #pooledDesignEffect(ClusteredProportion[])}, of any tally. */
    static double pooledDesignEffect(ClusteredProportion[] figures, RunTally tally) {
        return pooledDesignEffect(figures, (double) tally.trials / tally.elections, tally.elections);
    }

    /** As {@link #pooledDesignEffect(ClusteredProportion[])}, of so many elections with so many trials each. */
    static double pooledDesignEffect(ClusteredProportion[] figures, double cluster, int elections) {
        double between = 0;
        double independent = 0;
        for (ClusteredProportion f : figures) {
            double p = f.ratio();
            between += f.variance();
            independent += f.trials() == 0 ? 0 : p * (1 - p) / f.trials();
        }
        return independent > 0 && elections > 1
                ? StrictMath.max(1, StrictMath.min(cluster, between / independent))
                : cluster;
    }

    private List<PartyResult> parties() {
        List<String> names = roster.parties();
        List<PartyResult> list = new ArrayList<>();
        double pooled = pooledDesignEffect(tally.partyChanged);
        for (int p = 0; p < names.size(); p++) {
            int announced = tally.announced(p);
            Estimate gain = tally.partyGain[p].mean(CONFIDENCE, -announced, pooled);
            Integer inFact = scenario.history().finalSeats().get(names.get(p));
            if (announced == 0 && tally.partyChanged[p].sum() == 0 && inFact == null) {
                continue;
            }
            list.add(new PartyResult(
                    names.get(p),
                    announced,
                    new Estimate(
                            announced + gain.value(),
                            announced + gain.lower(),
                            announced + gain.upper(),
                            gain.confidence(),
                            gain.method()),
                    announced + tally.partyGains[p].quantile(0.025),
                    announced + tally.partyGains[p].quantile(0.975),
                    inFact == null ? -1 : inFact,
                    tally.partyChanged[p].proportion(CONFIDENCE, pooled)));
        }
        list.sort(Comparator.comparingInt(PartyResult::announced).reversed().thenComparing(PartyResult::party));
        return list;
    }

    private Detection detection() {
        int truth = Result.TRUE.at;
        double pooled = pooledDesignEffect(new ClusteredProportion[] {tally.found, tally.leftStanding});
        return new Detection(
                tally.seats[truth].mean(CONFIDENCE, 0, trialsInACluster()),
                tally.any[truth].proportion(CONFIDENCE, trialsInACluster()),
                tally.found.proportion(CONFIDENCE, pooled),
                tally.leftStanding.proportion(CONFIDENCE, pooled),
                tally.madeWrong.mean(CONFIDENCE, 0, trialsInACluster()));
    }

    private List<FlowStep> complaintFlow() {
        List<FlowStep> list = new ArrayList<>();
        for (int k = 0; k < tally.flow.length; k++) {
            Flow.Step step = Flow.Step.values()[k];
            list.add(new FlowStep(
                    step.id(),
                    step.what(),
                    tally.flow[k].mean(CONFIDENCE, 0, trialsInACluster()),
                    tally.flowOfTrials[k].quantile(0.025),
                    tally.flowOfTrials[k].quantile(0.975)));
        }
        return list;
    }

    private List<DetectionPoint> curve() {
        List<DetectionPoint> list = new ArrayList<>();
        for (int d = 0; d < scenario.designs().size(); d++) {
            RecountDesign design = scenario.designs().get(d);
            if (!design.equals(RecountDesign.COMPLAINT) && !design.equals(RecountDesign.RANDOM)) {
                continue;
            }
            double pooled = pooledDesignEffect(tally.curveFound[d]);
            for (int p = 0; p < scenario.curve().size(); p++) {
                list.add(new DetectionPoint(
                        scenario.curve().get(p), design.id(), tally.curveFound[d][p].proportion(CONFIDENCE, pooled)));
            }
        }
        return list;
    }

    /** The quantile of a sorted list, linear between its members (definition 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int low = (int) StrictMath.floor(h);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
    }
}
