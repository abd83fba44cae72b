package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Docket;
import org.recount.dispute.Openings;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.ContestTrial.Result;

/**
 * Plays trials of one election: errors, complaints, decisions, remedies, seats. Belongs to one thread.
 *
 * <p>Trials are played in batches: contest by contest the errors in all trials of the batch, then the country in each trial
 * (complaints, decisions), then contest by contest again the votes, so that those of a contest stay in the processor's cache. Streams depend on the
 * trial and the contest, so how the work is cut changes nothing. Once its arrays have grown a batch allocates nothing.
 */
final class TrialRunner {
    private static final int BATCH = 50;

    /** What designs would make wrong costs more than what they find, so it is looked at in one trial of so many. */
    private static final int LOOK = 10;

    private final Scenario scenario;
    private final Streams streams;
    private final ElectionView election;
    private final Roster roster;
    private final Docket docket;
    private final Openings openings;
    private final AdjudicationRule.Decider decider;
    private final ContestTrial contestTrial;
    private final DetectionProbe probe;
    private final RandomStream random = new RandomStream();
    private final int[][] partyOf;
    private final long[][] unused;
    private final int[] escalating;
    private final Memory memory;

    /**
     * What trials of one thread are played in: used again from election to election, since new memory is slow. Of one
     * scenario; holds nothing that the next election reads.
     */
    static final class Memory {
        private final List<TrialPlan> plans = new ArrayList<>();
        private final List<TrialOutcome> outcomes = new ArrayList<>();
    }

    TrialRunner(Scenario scenario, Streams streams, ElectionView election, Roster roster) {
        this(scenario, streams, election, roster, new Memory());
    }

    /** Makes a runner that plays in the memory of an earlier one of the same scenario, which must have ended. */
    TrialRunner(Scenario scenario, Streams streams, ElectionView election, Roster roster, Memory memory) {
        this.memory = memory;
        this.scenario = scenario;
        this.streams = streams;
        this.election = election;
        this.roster = roster;
        int n = election.contests.length;
        docket = new Docket(n);
        openings = new Openings(n, election.stations);
        decider = scenario.adjudication().bind(election.terrain);
        contestTrial = new ContestTrial(election, scenario);
        probe = new DetectionProbe(election, scenario);
        unused = new long[scenario.designs().size()][scenario.curve().size()];
        escalating = IntStream.range(0, scenario.designs().size())
                .filter(d -> scenario.designs().get(d).escalation().escalates())
                .toArray();
        partyOf = new int[n][];
        for (int i = 0; i < n; i++) {
            partyOf[i] = roster.partiesOf(i, election.contests[i].contest.contest);
        }
    }

    /** Returns with what chance designs open stations of this election. */
    OpenChance chance() {
        return probe.chance();
    }

    /** Receives what a trial found; the outcome is overwritten by later trials. */
    interface Sink {
        void take(TrialOutcome outcome);
    }

    /**
     * Plays trials.
     *
     * @param from number of the first
     * @param to one past the number of the last
     * @param sink receives the outcomes, in the order of the trials
     */
    void play(long from, long to, Sink sink) {
        for (long first = from; first < to; first += BATCH) {
            int n = (int) Math.min(BATCH, to - first);
            reserve(n);
            drawEvents(first, n);
            for (int k = 0; k < n; k++) {
                decide(first + k, memory.plans.get(k), memory.outcomes.get(k));
            }
            for (int i = 0; i < election.contests.length; i++) {
                count(i, first, n);
            }
            for (int k = 0; k < n; k++) {
                sink.take(memory.outcomes.get(k));
            }
        }
    }

    /** Returns what was decided in the first trial of the last batch. */
    TrialPlan decided() {
        return memory.plans.get(0);
    }

    private void drawEvents(long first, int n) {
        for (int k = 0; k < n; k++) {
            memory.plans.get(k).events.begin(election, streams, first + k);
        }
        for (int i = 0; i < election.contests.length; i++) {
            for (int k = 0; k < n; k++) {
                memory.plans.get(k).events.drawContest(election, i, streams, first + k);
            }
        }
    }

    private void count(int contest, long first, int n) {
        for (int k = 0; k < n; k++) {
            count(contest, first + k, memory.plans.get(k), memory.outcomes.get(k));
        }
    }

    private void reserve(int n) {
        int contests = election.contests.length;
        while (memory.plans.size() < n) {
            memory.plans.add(new TrialPlan(new Events(scenario.stationErrors()), contests));
            memory.outcomes.add(new TrialOutcome(
                    contests,
                    roster.regions,
                    roster.parties().size(),
                    scenario.designs().size(),
                    escalating.length,
                    scenario.curve().size()));
        }
    }

    private void decide(long trial, TrialPlan plan, TrialOutcome outcome) {
        outcome.clear();
        plan.events.put(election.terrain);
        docket.clear();
        scenario.complaints().file(election.terrain, streams.seed(random, trial, Purpose.COMPLAINTS, 0), docket);
        openings.clear();
        decider.decide(docket, streams.seed(random, trial, Purpose.ADJUDICATION, 0), openings);
        plan.take(election.terrain, openings);
        openings.flow().copyTo(outcome.flow);
        outcome.opened = openings.opened();
        outcome.annulled = openings.annulled();
        outcome.drawn = openings.drawn();
    }

    private void count(int i, long trial, TrialPlan plan, TrialOutcome outcome) {
        ContestView view = election.contests[i];
        contestTrial.play(view, i, plan, streams, trial);
        outcome.openedStations[i] = plan.opened(i);
        record(view, i, outcome);
        outcome.looked = trial % LOOK == 0;
        boolean wrong = contestTrial.changed(Result.TRUE);
        if (wrong || (outcome.looked && probe.draws() && contestTrial.mayMove(view))) {
            long[][] made = outcome.looked ? outcome.curveMade : unused;
            probe.play(contestTrial, view, i, plan.events, streams, trial, outcome.curveFound, made);
            int seats = !wrong
                    ? 0
                    : Seats.without(
                            view.elected,
                            view.elected.length,
                            contestTrial.elected(view, Result.TRUE),
                            contestTrial.count(view, Result.TRUE));
            outcome.byContest.add(i, seats, probe.foundHere, probe.madeHere);
        }
        for (int k = 0; outcome.looked && k < escalating.length; k++) {
            probe.escalation(
                    escalating[k],
                    i,
                    plan.events,
                    outcome.escalated[i],
                    k * scenario.curve().size());
        }
    }

    private void record(ContestView view, int i, TrialOutcome outcome) {
        outcome.openedBallots[i] = contestTrial.openedBallots();
        outcome.reachable[i] = contestTrial.reachable(view);
        outcome.discrepant += contestTrial.discrepant();
        outcome.discrepantDrawn += contestTrial.discrepantDrawn();
        for (Result result : ContestTrial.RESULTS) {
            if (contestTrial.changed(result)) {
                outcome.contestChanged[result.at][i] = true;
                outcome.seatsChanged[result.at] += Seats.without(
                        view.elected,
                        view.elected.length,
                        contestTrial.elected(view, result),
                        contestTrial.count(view, result));
            }
        }
        boolean all = contestTrial.changed(Result.ALL);
        if (all) {
            outcome.regionChanged[roster.regionOf[i]] = true;
            int[] now = contestTrial.elected(view, Result.ALL);
            int count = contestTrial.count(view, Result.ALL);
            for (int c : view.elected) {
                outcome.partyGain[partyOf[i][c]]--;
            }
            for (int k = 0; k < count; k++) {
                outcome.partyGain[partyOf[i][now[k]]]++;
            }
        }
        if (all || contestTrial.changed(Result.TRUE)) {
            detect(view, outcome);
        }
    }

    private void detect(ContestView view, TrialOutcome outcome) {
        int[] truth = contestTrial.elected(view, Result.TRUE);
        int truths = contestTrial.count(view, Result.TRUE);
        int[] certified = contestTrial.elected(view, Result.ALL);
        int certifieds = contestTrial.count(view, Result.ALL);
        int announced = view.elected.length;
        for (int k = 0; k < truths; k++) {
            if (!Seats.has(view.elected, announced, truth[k])) {
                if (Seats.has(certified, certifieds, truth[k])) {
                    outcome.found++;
                } else {
                    outcome.leftStanding++;
                }
            }
        }
        for (int c : view.elected) {
            if (Seats.has(truth, truths, c) && !Seats.has(certified, certifieds, c)) {
                outcome.madeWrong++;
            }
        }
    }
}
