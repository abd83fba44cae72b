package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Annulment;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.Openings;
import org.recount.dispute.StagedAdjudication;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.SwappedLines;

class DetectionProbeTest {
    private static final int STATIONS = 40;
    private static final List<Integer> CURVE = List.of(4, 10, 20, 30, 40);

    /** Two candidates, one seat, a gap of 2 votes. */
    private static final SyntheticContest CLOSE = contest(2);

    private static SyntheticContest contest(int gap) {
        int[] votes = new int[2 * STATIONS];
        for (int s = 0; s < STATIONS; s++) {
            votes[2 * s] = 20 + s % 3 + (s == 0 ? gap : 0);
            votes[2 * s + 1] = 20 + s % 3;
        }
        return new SyntheticContest(
                new Contest(
                        "k",
                        "k",
                        "R",
                        1,
                        0,
                        List.of(Choice.of("a", "a", "A", Gender.M), Choice.of("b", "b", "B", Gender.M))),
                votes,
                new int[STATIONS],
                new int[STATIONS],
                new int[STATIONS],
                new byte[STATIONS]);
    }

    private static Scenario scenario(
            SyntheticContest contest, Misreads machine, List<StationError> errors, double odds) {
        return new Scenario(
                ToyScenarios.info(STATIONS, 1),
                (seed, i) -> new SyntheticElection(i, List.of(contest)),
                Map.of(),
                1,
                machine,
                Misreads.NONE,
                errors,
                new NearTheLine(0, odds, 1, 1, 0, 0, 0, 1),
                new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1),
                History.UNKNOWN,
                CURVE);
    }

    /** The share of wrong seats found at each point by each design, and how many there were. */
    private static double[][] probe(Scenario scenario, int trials, int[] wrong) {
        Streams streams = new Streams(77);
        ElectionView view = new ElectionView(scenario.elections().draw(1, 0), scenario, streams);
        Events events = new Events(scenario.stationErrors());
        TrialPlan plan = new TrialPlan(events, 1);
        ContestTrial trial = new ContestTrial(view, scenario, true);
        DetectionProbe probe = new DetectionProbe(view, scenario);
        long[][] found = new long[RecountDesign.standard().size()][CURVE.size()];
        long[][] made = new long[RecountDesign.standard().size()][CURVE.size()];
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            Openings openings = new Openings(1, STATIONS);
            openings.close();
            plan.take(view.terrain, openings);
            trial.play(view.contests[0], 0, plan, streams, t);
            if (trial.changed(Result.TRUE)) {
                wrong[0]++;
                probe.play(trial, view.contests[0], 0, events, streams, t, found, made);
            }
        }
        double[][] share = new double[RecountDesign.standard().size()][CURVE.size()];
        for (int d = 0; d < share.length; d++) {
            for (int p = 0; p < CURVE.size(); p++) {
                share[d][p] = (double) found[d][p] / wrong[0];
            }
        }
        return share;
    }

    /**
     * One station in forty has its lines swapped and that alone makes the seat wrong; it is found when it is open. At random
     * that is n in N. Six standard errors at most: a false alarm for 1 seed in 100 million.
     */
    @Test
    void oneDecisiveStationIsFoundWhenItIsOpen() {
        int[] votes = CLOSE.votes.clone();
        votes[2 * 5] = 24;
        votes[2 * 5 + 1] = 20;
        SyntheticContest contest =
                new SyntheticContest(CLOSE.contest, votes, CLOSE.invalid, CLOSE.registered, CLOSE.centre, CLOSE.flags);
        // Only station 5 differs enough: 4 votes against a gap of 2 + 4.
        int[] wrong = new int[1];
        double[][] share = probe(
                scenario(contest, Misreads.NONE, List.of(new SwappedLines(new Spread(0.025, 1))), 5), 60_000, wrong);
        assertThat(wrong[0]).isGreaterThan(500);
        double se = 0.5 / Math.sqrt(wrong[0]);
        for (int p = 0; p < CURVE.size(); p++) {
            double n = CURVE.get(p);
            assertThat(share[1][p]).isCloseTo(n / STATIONS, within(6 * se + 1e-12));
            assertThat(share[0][p]).isGreaterThanOrEqualTo(share[1][p]);
        }
        // With odds 5 against all others of weight 1 the decisive station opens first: 1 - exp(-5 t).
        double t = complaintTime(4, 0.025, 5);
        assertThat(share[0][0]).isCloseTo(1 - Math.exp(-5 * t), within(6 * se));
        for (RecountDesign design : RecountDesign.standard()) {
            assertThat(share[design.at()][4]).as("all stations, " + design.id()).isEqualTo(1);
        }
        // One contest: as many in each, and in proportion to the gap, are a draw from all of it.
        assertThat(share[RecountDesign.STRATIFIED.at()]).containsExactly(share[1], within(1e-9));
        assertThat(share[RecountDesign.MARGIN.at()]).containsExactly(share[1], within(1e-9));
        // Where a station that does not decide is off by 5% it raises the alarm too: a little more is found than by lot
        // alone.
        for (int p = 0; p < CURVE.size(); p++) {
            assertThat(share[RecountDesign.ESCALATING.at()][p]).isBetween(share[1][p], share[1][p] + 0.05);
        }
    }

    /** The time at which n of 40 stations are expected to be open, by bisection. */
    private static double complaintTime(double n, double share, double odds) {
        double low = 0;
        double high = 100;
        for (int i = 0; i < 100; i++) {
            double t = 0.5 * (low + high);
            double open = STATIONS * ((1 - share) * -Math.expm1(-t) + share * -Math.expm1(-odds * t));
            if (open < n) {
                low = t;
            } else {
                high = t;
            }
        }
        return low;
    }

    /**
     * Misread ballots only: against a twin that takes every ballot of every station. Shares of 2,000 and more wrong seats
     * within 5 standard errors of the difference: a false alarm for 1 seed in a million, 5 points.
     */
    @Test
    void misreadBallotsAreFoundInTheirStations() {
        Misreads machine = new Misreads(0.02, 0, 0);
        int[] wrong = new int[1];
        double[][] share = probe(scenario(CLOSE, machine, List.of(), 1), 12_000, wrong);
        int[] slowWrong = new int[1];
        double[] slow = slow(machine, 12_000, slowWrong);
        assertThat(wrong[0]).isGreaterThan(2000);
        assertThat(slowWrong[0]).isGreaterThan(2000);
        double se = 0.5 * Math.sqrt(1.0 / wrong[0] + 1.0 / slowWrong[0]);
        for (int p = 0; p < CURVE.size(); p++) {
            assertThat(share[1][p]).as("at " + CURVE.get(p)).isCloseTo(slow[p], within(5 * se));
        }
        assertThat(share[1][4]).isEqualTo(1);
    }

    private static double[] slow(Misreads machine, int trials, int[] wrong) {
        long[] found = new long[CURVE.size()];
        Streams streams = new Streams(78);
        for (int t = 0; t < trials; t++) {
            RandomStream random = streams.stream(t, Purpose.TEST, 0);
            double[] time = new double[STATIONS];
            int[] shift = new int[STATIONS];
            int total = 0;
            for (int s = 0; s < STATIONS; s++) {
                time[s] = Samplers.exponential(random);
                for (int c = 0; c < 2; c++) {
                    for (int k = 0; k < CLOSE.votes[2 * s + c]; k++) {
                        // A ballot announced for a and truly for b turns the gap by 2.
                        shift[s] += random.nextDouble() < machine.toOther() ? (c == 0 ? -2 : 2) : 0;
                    }
                }
                total += shift[s];
            }
            if (!bWins(total, random)) {
                continue;
            }
            wrong[0]++;
            for (int p = 0; p < CURVE.size(); p++) {
                double until = CURVE.get(p) == STATIONS
                        ? Double.POSITIVE_INFINITY
                        : -Math.log1p(-(double) CURVE.get(p) / STATIONS);
                int seen = 0;
                for (int s = 0; s < STATIONS; s++) {
                    seen += time[s] <= until ? shift[s] : 0;
                }
                // The lot of a trial stands: if b won by lot in truth, so it does here.
                boolean found1 = 2 + seen < 0 || (2 + seen == 0 && (2 + total == 0 || random.chance(0.5)));
                found[p] += found1 ? 1 : 0;
            }
        }
        double[] share = new double[CURVE.size()];
        for (int p = 0; p < share.length; p++) {
            share[p] = (double) found[p] / wrong[0];
        }
        return share;
    }

    private static boolean bWins(int shift, RandomStream random) {
        return 2 + shift < 0 || (2 + shift == 0 && random.chance(0.5));
    }

    @Test
    void theGridOpensAsManyStationsAsItSays() {
        Scenario scenario = ToyScenarios.national();
        Streams streams = new Streams(1);
        ElectionView view = new ElectionView(
                new ToyElections(5, 100, 5, 50).draw(1, 0), scenario(CLOSE, Misreads.NONE, List.of(), 1), streams);
        Scenario small = new Scenario(
                scenario.info(),
                scenario.elections(),
                Map.of(),
                1,
                scenario.machine(),
                scenario.hand(),
                scenario.stationErrors(),
                scenario.complaints(),
                scenario.adjudication(),
                History.UNKNOWN,
                List.of(1, 100, 250, 499, 500));
        DetectionGrid grid = new DetectionGrid(view, small);
        double share = scenario.stationErrors().stream()
                .mapToDouble(e -> e.spread().rate())
                .sum();
        for (int p = 0; p < 4; p++) {
            double open = 0;
            for (int i = 0; i < 5; i++) {
                double plain = scenario.complaints().weight(view.contests[i].gap, false);
                double event = scenario.complaints().weight(view.contests[i].gap, true);
                open += 100
                        * (1
                                - (1 - share) * Math.exp(-plain * grid.time[0][p])
                                - share * Math.exp(-event * grid.time[0][p]));
            }
            assertThat(open).isCloseTo(small.curve().get(p), within(1e-4));
            assertThat(500 * -Math.expm1(-grid.time[1][p]))
                    .isCloseTo(small.curve().get(p), within(1e-9));
        }
        assertThat(grid.time[0][4]).isInfinite();
    }
}
