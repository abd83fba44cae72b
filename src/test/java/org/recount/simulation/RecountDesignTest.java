package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.numeric.Estimate;
import org.recount.sampling.Streams;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.RunResult.DesignPoint;

class RecountDesignTest {
    private static final List<Integer> CURVE = List.of(30, 60, 120, 300, 600);
    private static final Scenario SCENARIO = scenario();

    private static Scenario scenario() {
        Scenario s = ToyScenarios.of(new ToyElections(10, 60, 9, 120), 600, 60, 40, 20, 10, 2);
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                s.trialsPerElection(),
                s.machine(),
                s.hand(),
                s.stationErrors(),
                s.complaints(),
                s.adjudication(),
                s.history(),
                CURVE);
    }

    /**
     * Equal cost: each design opens as many stations as it says, on average over 400 trials, within 3% (the standard error of
     * the mean is below 0.8%, so a false alarm is out of the question); the lottery and the screen open them exactly or nearly.
     */
    @Test
    void allDesignsCostTheSame() {
        Streams streams = new Streams(9);
        ElectionView view = new ElectionView(SCENARIO.elections().draw(9, 0), SCENARIO, streams);
        DetectionGrid grid = new DetectionGrid(view, SCENARIO);
        StationOrder order = new StationOrder(view, SCENARIO, grid);
        Events events = new Events(SCENARIO.stationErrors());
        int trials = 400;
        double[][] opened = new double[RecountDesign.standard().size()][CURVE.size()];
        double[] escalated = new double[CURVE.size()];
        EscalationCost cost = new EscalationCost(view, grid, new OpenChance(view, SCENARIO, grid));
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            for (int i = 0; i < view.contests.length; i++) {
                int[] eventAt = new int[60];
                Arrays.fill(eventAt, -1);
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    eventAt[events.station(e)] = e;
                }
                order.play(view.contests[i], i, events, eventAt, streams, t);
                for (int p = 0; p < CURVE.size(); p++) {
                    for (int d = 0; d < opened.length; d++) {
                        for (int s = 0; s < 60; s++) {
                            opened[d][p] += order.point(d, s) <= p ? 1.0 / trials : 0;
                        }
                    }
                }
                cost.add(RecountDesign.ESCALATING.at(), i, events, escalated, 0);
            }
        }
        for (RecountDesign design : RecountDesign.standard()) {
            for (int p = 0; p < CURVE.size(); p++) {
                double n = CURVE.get(p);
                double mean = opened[design.at()][p];
                if (design == RecountDesign.ESCALATING) {
                    // What it opens beyond its sample is worked out and not counted; both must agree. 10 contests of
                    // 60.
                    assertThat(mean)
                            .as("escalating at " + n)
                            .isCloseTo(n + escalated[p] / trials, within(4 * 60 * Math.sqrt(2.5 / trials)));
                } else if (design == RecountDesign.MIXED) {
                    // Stations that both halves open are opened once.
                    assertThat(mean).as("mixed at " + n).isBetween(0.7 * n, 1.01 * n);
                } else {
                    assertThat(mean).as(design.id() + " at " + n).isCloseTo(n, within(0.03 * n));
                }
                if (p > 0) {
                    assertThat(mean).isGreaterThan(opened[design.at()][p - 1]);
                }
            }
            assertThat(opened[design.at()][4])
                    .as("all of the country, " + design.id())
                    .isCloseTo(600, within(1e-6));
        }
    }

    /** The quick bound that says which contests need not be played never leaves out one in which a seat would move. */
    @Test
    void noContestIsLeftOutInWhichASeatWouldMove() {
        int played = 0;
        int moved = 0;
        for (int index = 0; index < 12; index++) {
            Streams streams = new Streams(10);
            ElectionView view = new ElectionView(SCENARIO.elections().draw(10, index), SCENARIO, streams);
            TrialPlan plan = new TrialPlan(new Events(SCENARIO.stationErrors()), 10);
            ContestTrial trial = new ContestTrial(view, SCENARIO, true);
            DetectionProbe probe = new DetectionProbe(view, SCENARIO);
            org.recount.dispute.Openings none = new org.recount.dispute.Openings(10, 600);
            none.close();
            for (int t = 0; t < 40; t++) {
                plan.events.draw(view, streams, t, view.terrain);
                plan.take(view.terrain, none);
                for (int i = 0; i < 10; i++) {
                    trial.play(view.contests[i], i, plan, streams, t);
                    boolean may = trial.mayMove(view.contests[i]);
                    long[][] found = new long[RecountDesign.standard().size()][CURVE.size()];
                    long[][] made = new long[RecountDesign.standard().size()][CURVE.size()];
                    probe.play(trial, view.contests[i], i, plan.events, streams, t, found, made);
                    long sum = Arrays.stream(made).flatMapToLong(Arrays::stream).sum()
                            + Arrays.stream(found).flatMapToLong(Arrays::stream).sum();
                    assertThat(may || sum == 0 && !trial.changed(Result.TRUE)).isTrue();
                    played += may ? 1 : 0;
                    moved += sum > 0 ? 1 : 0;
                    for (RecountDesign design : RecountDesign.standard()) {
                        assertThat(made[design.at()][4])
                                .as("a full recount makes nothing wrong")
                                .isZero();
                    }
                }
            }
        }
        assertThat(moved).isGreaterThan(5);
        assertThat(played).isLessThan(12 * 40 * 10 / 2);
    }

    @Test
    void aRunReportsEveryDesign() throws InterruptedException {
        RunResult r = Simulation.run(SCENARIO, 3, 400, 2, Progress.NONE);
        assertThat(r.designs().designs()).hasSize(RecountDesign.standard().size());
        assertThat(r.designs().reference()).isEqualTo(60);
        for (RunResult.DesignResult d : r.designs().designs()) {
            assertThat(d.points()).hasSize(CURVE.size());
            assertThat(d.points().get(4).found().value()).as(d.design()).isEqualTo(1);
            assertThat(d.points().get(4).opened()).isEqualTo(600);
            assertThat(d.cheapest()).hasSize(4);
            assertThat(d.what()).isNotBlank();
            assertThat(RecountDesign.standard(d.design())).isPresent();
        }
        // The first two are the curves of before.
        for (int d = 0; d < 2; d++) {
            for (int p = 0; p < CURVE.size(); p++) {
                assertThat(r.detectionCurve().get(d * CURVE.size() + p).found())
                        .isEqualTo(r.designs().designs().get(d).points().get(p).found());
            }
        }
    }

    private static final double[] BALLOTS = {30_000, 80_000, 95_000};

    /** The ballots of a number of stations: all of the country at the end, about so many a station by lot before. */
    @Test
    void theCheapestOfTheCountrySaysItsBallots() throws InterruptedException {
        RunResult r = Simulation.run(SCENARIO, 3, 400, 2, Progress.NONE);
        long all = 0;
        for (SyntheticContest c : SCENARIO.elections().draw(3, 0).contests()) {
            all += Arrays.stream(c.valid).sum() + Arrays.stream(c.invalid).sum();
        }
        for (RunResult.DesignResult d : r.designs().designs()) {
            for (RunResult.Needed n : d.cheapest()) {
                assertThat(n.ballots()).as(d.design()).isBetween(1.0, 1.05 * all);
                assertThat(n.madeWrongUpper()).isGreaterThanOrEqualTo(n.madeWrong());
                if (d.design().equals("random")) {
                    assertThat(n.ballots()).isCloseTo(all * n.stations() / 600, within(0.02 * all));
                }
            }
        }
        for (RunResult.BestDesign best : r.designs().best()) {
            assertThat(r.designs().designs())
                    .anySatisfy(d -> assertThat(d.design()).isEqualTo(best.design()));
        }
    }

    @Test
    void theCheapestIsReadOffTheCurve() {
        List<DesignPoint> points = List.of(point(100, 100, 0.2), point(200, 260, 0.6), point(300, 300, 0.6));
        assertThat(DesignSummary.cheapest(points, BALLOTS, 0.1, 1000).stations())
                .isEqualTo(50);
        assertThat(DesignSummary.cheapest(points, BALLOTS, 0.4, 1000).stations())
                .isCloseTo(180, within(1e-9));
        RunResult.Needed never = DesignSummary.cheapest(points, BALLOTS, 0.9, 1000);
        assertThat(never.stations()).isEqualTo(-1);
        assertThat(never.upper()).isEqualTo(-1);
        assertThat(never.ballots()).isEqualTo(-1);
        assertThat(DesignSummary.cheapest(points, BALLOTS, 0.4, 1000).ballots())
                .as("half way from 30,000 to 80,000 ballots")
                .isEqualTo(55_000);
        Estimate wide = new Estimate(0.5, 0.25, 1, 0.95, "none");
        Estimate all = new Estimate(1, 0.7, 1, 0.95, "none");
        List<DesignPoint> curve = List.of(new DesignPoint(100, 100, wide, wide), new DesignPoint(200, 200, all, all));
        assertThat(DesignSummary.cheapest(curve, new double[] {5000, 10_000}, 0.8, 200))
                .as("the ends of the interval reach it earlier and later; all stations find all for certain")
                .isEqualTo(new RunResult.Needed(0.8, 160, 80, 100 + 100 * 0.55 / 0.75, 8000, 1, 1));
    }

    private static DesignPoint point(int stations, double opened, double found) {
        Estimate e = new Estimate(found, found, found, 0.95, "none");
        return new DesignPoint(stations, opened, e, e);
    }
}
