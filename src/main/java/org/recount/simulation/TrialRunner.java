package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Docket;
import org.recount.dispute.Openings;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.ContestTrial.Result;

/**
 * Plays trials of one election: errors, complaints, decisions, remedies, seats. Allocates nothing in a trial once its
 * arrays have grown. Belongs to one thread.
 */
final class TrialRunner {
    private final Scenario scenario;
    private final Streams streams;
    private final ElectionView election;
    private final Roster roster;
    private final Events events;
    private final Docket docket;
    private final Openings openings;
    private final AdjudicationRule.Decider decider;
    private final ContestTrial contestTrial;
    private final DetectionProbe probe;
    private final RandomStream random = new RandomStream();
    private final int[][] partyOf;
    private final boolean[] regionChanged;
    private final TrialOutcome outcome;

    TrialRunner(Scenario scenario, Streams streams, ElectionView election, Roster roster) {
        this.scenario = scenario;
        this.streams = streams;
        this.election = election;
        this.roster = roster;
        int n = election.contests.length;
        events = new Events(scenario.stationErrors());
        docket = new Docket(n);
        openings = new Openings(n, election.stations);
        decider = scenario.adjudication().bind(election.terrain);
        contestTrial = new ContestTrial(election, scenario);
        probe = new DetectionProbe(election, scenario);
        partyOf = new int[n][];
        for (int i = 0; i < n; i++) {
            partyOf[i] = roster.partiesOf(i, election.contests[i].contest.contest);
        }
        regionChanged = new boolean[roster.regions];
        outcome = new TrialOutcome(n, roster.parties().size(), scenario.curve().size());
    }

    /** Plays a trial; the outcome is overwritten by the next. */
    TrialOutcome play(long trial) {
        outcome.clear();
        probe.clear();
        Arrays.fill(regionChanged, false);
        events.draw(election, streams, trial, election.terrain);
        docket.clear();
        scenario.complaints().file(election.terrain, streams.seed(random, trial, Purpose.COMPLAINTS, 0), docket);
        openings.clear();
        decider.decide(docket, streams.seed(random, trial, Purpose.ADJUDICATION, 0), openings);
        outcome.opened = openings.opened();
        outcome.annulled = openings.annulled();
        for (int i = 0; i < election.contests.length; i++) {
            ContestView view = election.contests[i];
            contestTrial.play(view, i, election.terrain, events, openings, streams, trial);
            record(view, i);
            if (contestTrial.changed(Result.TRUE)) {
                probe.play(contestTrial, view, i, election.terrain, events, streams, trial);
            }
        }
        for (boolean changed : regionChanged) {
            outcome.regionsChanged += changed ? 1 : 0;
        }
        for (int d = 0; d < outcome.curveFound.length; d++) {
            for (int p = 0; p < outcome.curveFound[d].length; p++) {
                outcome.curveFound[d][p] = probe.found(d, p);
            }
        }
        return outcome;
    }

    private void record(ContestView view, int i) {
        outcome.openedStations[i] = openings.opened(i);
        outcome.openedBallots[i] = contestTrial.openedBallots();
        outcome.reachable[i] = contestTrial.reachable(view);
        outcome.discrepant += contestTrial.discrepant();
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
            regionChanged[roster.regionOf[i]] = true;
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
            detect(view);
        }
    }

    private void detect(ContestView view) {
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
