package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recount.sampling.Streams;
import org.recount.simulation.Escalation.Unit;
import org.recount.simulation.Selection.Kind;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.SwappedLines;

/** Designs with parameters and the laws of escalation, in an election of 10 contests of 60 stations with many errors. */
class EscalationTest {
    private static final List<Integer> CURVE = List.of(30, 60, 120, 300, 450, 600);
    private static final int[] K = {1, 2, 3, 5, Escalation.NEVER};

    private static Scenario scenario(List<RecountDesign> designs) {
        Scenario s = ToyScenarios.of(new ToyElections(10, 60, 9, 120), 600, 60, 40, 20, 10, 2);
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                s.trialsPerElection(),
                s.machine(),
                s.hand(),
                List.of(new SwappedLines(new Spread(0.08, 1))),
                s.complaints(),
                s.adjudication(),
                s.history(),
                CURVE,
                designs);
    }

    private static RecountDesign design(String id, Kind kind, double power, Escalation escalation) {
        Selection s = new Selection(kind, power);
        return RecountDesign.of(id, s, 1, s, escalation);
    }

    private static RecountDesign escalating(Kind kind, int k, double least, Unit unit) {
        return design(kind.id() + "_" + k + "_" + unit.id(), kind, 1, new Escalation(k, least, unit));
    }

    /** What each design opens: the point by design, contest and station, in so many trials. */
    private static int[][][][] points(List<RecountDesign> designs, int trials, List<int[]> alarms) {
        Scenario scenario = scenario(designs);
        Streams streams = new Streams(21);
        ElectionView view = new ElectionView(scenario.elections().draw(21, 0), scenario, streams);
        StationOrder order = new StationOrder(view, scenario, new DetectionGrid(view, scenario));
        Events events = new Events(scenario.stationErrors());
        int[][][][] points = new int[trials][designs.size()][10][60];
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            for (int i = 0; i < 10; i++) {
                int[] eventAt = new int[60];
                Arrays.fill(eventAt, -1);
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    int s = events.station(e);
                    eventAt[s] = e;
                    long off = StationOrder.off(view.contests[i], events, e);
                    if (off > 0) {
                        int centre = view.contests[i].contest.centre[s];
                        alarms.add(new int[] {t, i, s, (int) off, view.contests[i].contest.valid[s], centre});
                    }
                }
                order.play(view.contests[i], i, events, eventAt, streams, t);
                for (int d = 0; d < designs.size(); d++) {
                    for (int s = 0; s < 60; s++) {
                        points[t][d][i][s] = order.point(d, s);
                    }
                }
            }
        }
        return points;
    }

    /**
     * k = infinity is no escalation, k = 1 with 5% and the constituency is the standard design, and more alarms needed never
     * open more: for every station of every contest in every trial, at each of four ways of picking.
     */
    @Test
    void lawsOfK() {
        for (Kind kind : List.of(Kind.RANDOM, Kind.COMPLAINT, Kind.LOTTERY, Kind.SCREEN)) {
            for (Unit unit : Unit.values()) {
                List<RecountDesign> designs = new ArrayList<>(List.of(
                        design("none", kind, 1, Escalation.NONE),
                        new RecountDesign(
                                "today",
                                "",
                                RecountDesign.ESCALATING.first(),
                                1,
                                RecountDesign.ESCALATING.second(),
                                RecountDesign.ESCALATING.escalation())));
                for (int k : K) {
                    designs.add(escalating(kind, k, 0.05, unit));
                }
                for (int[][][] trial : points(designs, 40, new ArrayList<>())) {
                    assertThat(trial[1 + K.length]).as("k = infinity").isDeepEqualTo(trial[0]);
                    if (kind == Kind.RANDOM && unit == Unit.CONSTITUENCY) {
                        assertThat(trial[2]).as("k = 1").isDeepEqualTo(trial[1]);
                    }
                    for (int d = 3; d < trial.length; d++) {
                        for (int i = 0; i < 10; i++) {
                            for (int s = 0; s < 60; s++) {
                                assertThat(trial[d][i][s]).isGreaterThanOrEqualTo(trial[d - 1][i][s]);
                                assertThat(trial[d][i][s]).isLessThanOrEqualTo(trial[0][i][s]);
                            }
                        }
                    }
                }
            }
        }
    }

    /** By brute force from the definition: a unit is open from the point at which k of its picked stations are off so much. */
    @Test
    void alarmsOpenTheirUnitByDefinition() {
        for (Unit unit : Unit.values()) {
            for (double least : new double[] {0, 0.05, 0.2}) {
                for (int k : new int[] {1, 2, 3}) {
                    List<int[]> alarms = new ArrayList<>();
                    int[][][][] points = points(
                            List.of(
                                    design("none", Kind.RANDOM, 1, Escalation.NONE),
                                    escalating(Kind.RANDOM, k, least, unit)),
                            20,
                            alarms);
                    Map<String, List<Integer>> raised = new HashMap<>();
                    for (int[] a : alarms) {
                        if (a[3] >= least * a[4]) {
                            raised.computeIfAbsent(key(a[0], a[1], unit, a[5]), x -> new ArrayList<>())
                                    .add(points[a[0]][0][a[1]][a[2]]);
                        }
                    }
                    int escalated = 0;
                    Scenario scenario = scenario(RecountDesign.standard());
                    int[][] centres = new int[10][];
                    SyntheticElection election = scenario.elections().draw(21, 0);
                    for (int i = 0; i < 10; i++) {
                        centres[i] = election.contests().get(i).centre;
                    }
                    for (int t = 0; t < 20; t++) {
                        for (int i = 0; i < 10; i++) {
                            for (int s = 0; s < 60; s++) {
                                List<Integer> at =
                                        new ArrayList<>(raised.getOrDefault(key(t, i, unit, centres[i][s]), List.of()));
                                at.sort(null);
                                int base = points[t][0][i][s];
                                int expected = at.size() >= k ? Math.min(base, at.get(k - 1)) : base;
                                assertThat(points[t][1][i][s]).isEqualTo(expected);
                                escalated += expected < base ? 1 : 0;
                            }
                        }
                    }
                    assertThat(escalated + (unit == Unit.CENTRE ? 1 : 0)).isPositive();
                }
            }
        }
    }

    private static String key(int trial, int contest, Unit unit, int centre) {
        return trial + "/" + contest + (unit == Unit.CENTRE ? "/" + centre : "");
    }

    /**
     * The stations opened after alarms, worked out and counted, over 600 trials of 10 contests: within 5 standard errors of
     * the difference by contest and trial (a false alarm in one of a million seeds a point).
     */
    @Test
    void whatAlarmsOpenIsWorkedOutAsItIsCounted() {
        List<RecountDesign> designs = List.of(
                escalating(Kind.RANDOM, 1, 0.05, Unit.CONSTITUENCY),
                escalating(Kind.RANDOM, 3, 0, Unit.CONSTITUENCY),
                escalating(Kind.RANDOM, 1, 0, Unit.CENTRE),
                escalating(Kind.COMPLAINT, 2, 0.05, Unit.CONSTITUENCY),
                escalating(Kind.ERROR_BOUND, 2, 0.05, Unit.CONSTITUENCY));
        Scenario scenario = scenario(designs);
        Streams streams = new Streams(22);
        ElectionView view = new ElectionView(scenario.elections().draw(22, 0), scenario, streams);
        DetectionGrid grid = new DetectionGrid(view, scenario);
        StationOrder order = new StationOrder(view, scenario, grid);
        OpenChance chance = new OpenChance(view, scenario, grid);
        EscalationCost cost = new EscalationCost(view, grid, chance);
        Events events = new Events(scenario.stationErrors());
        int n = 0;
        double[][] sum = new double[designs.size()][CURVE.size()];
        double[][] squares = new double[designs.size()][CURVE.size()];
        for (int t = 0; t < 600; t++) {
            events.draw(view, streams, t, view.terrain);
            for (int i = 0; i < 10; i++, n++) {
                int[] eventAt = new int[60];
                Arrays.fill(eventAt, -1);
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    eventAt[events.station(e)] = e;
                }
                order.play(view.contests[i], i, events, eventAt, streams, t);
                for (int d = 0; d < designs.size(); d++) {
                    double[] extra = new double[CURVE.size()];
                    cost.add(d, i, events, extra, 0);
                    for (int p = 0; p < CURVE.size(); p++) {
                        double opened = -extra[p];
                        for (int s = 0; s < 60; s++) {
                            opened += order.point(d, s) <= p ? 1 : 0;
                            opened -= grid.whole[p] ? 1 : chance.of(d, i, s, eventAt[s] >= 0, p);
                        }
                        sum[d][p] += opened;
                        squares[d][p] += opened * opened;
                    }
                }
            }
        }
        for (int d = 0; d < designs.size(); d++) {
            for (int p = 0; p < CURVE.size(); p++) {
                double mean = sum[d][p] / n;
                double se = Math.sqrt(squares[d][p] / n / n);
                // Error bounds are gathered in bins of 5%, so that their figure is that much off.
                assertThat(mean)
                        .as(designs.get(d).id() + " " + p)
                        .isCloseTo(0, within(5 * se + 1e-9 + (d == 4 ? 0.15 : 0)));
            }
        }
    }

    /** How many stations and ballots a design opens in a contest, worked out and counted, within 4% and a half. */
    @Test
    void stationsByContestAreWorkedOutAsTheyAreCounted() {
        List<RecountDesign> designs = new ArrayList<>(RecountDesign.standard());
        designs.add(design("margin_half", Kind.MARGIN, 0.5, Escalation.NONE));
        designs.add(design("bound_2", Kind.ERROR_BOUND, 2, Escalation.NONE));
        designs.add(RecountDesign.of(
                "mixed_30", new Selection(Kind.ERROR_BOUND), 0.3, new Selection(Kind.STRATIFIED), Escalation.NONE));
        Scenario scenario = scenario(designs);
        Streams streams = new Streams(23);
        ElectionView view = new ElectionView(scenario.elections().draw(23, 0), scenario, streams);
        DetectionGrid grid = new DetectionGrid(view, scenario);
        StationOrder order = new StationOrder(view, scenario, grid);
        OpenChance chance = new OpenChance(view, scenario, grid);
        Events events = new Events(scenario.stationErrors());
        int trials = 600;
        double[][][] opened = new double[10][designs.size()][CURVE.size()];
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            for (int i = 0; i < 10; i++) {
                int[] eventAt = new int[60];
                Arrays.fill(eventAt, -1);
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    eventAt[events.station(e)] = e;
                }
                order.play(view.contests[i], i, events, eventAt, streams, t);
                for (int d = 0; d < designs.size(); d++) {
                    for (int s = 0; s < 60; s++) {
                        for (int p = order.point(d, s); p < CURVE.size(); p++) {
                            opened[i][d][p] += 1.0 / trials;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            for (int d = 0; d < designs.size(); d++) {
                if (designs.get(d).escalation().escalates()) {
                    continue;
                }
                for (int p = 0; p < CURVE.size(); p++) {
                    double worked = chance.stations(i)[d * CURVE.size() + p];
                    assertThat(worked)
                            .as(designs.get(d).id() + ", contest " + i + ", point " + p)
                            .isCloseTo(opened[i][d][p], within(0.04 * opened[i][d][p] + 0.9));
                }
            }
            double all = 0;
            for (int s = 0; s < 60; s++) {
                all += view.contests[i].contest.valid[s] + view.contests[i].contest.invalid[s];
            }
            assertThat(chance.ballots(i)[CURVE.size() - 1]).isEqualTo(all);
        }
    }

    /** Parameters at their ends: a power of 0 is a plain lot, a share near 1 the first part. Same luck, so the same stations. */
    @Test
    void parametersAtTheirEnds() {
        List<RecountDesign> designs = List.of(
                RecountDesign.RANDOM,
                design("margin_0", Kind.MARGIN, 0, Escalation.NONE),
                design("stratified_0", Kind.STRATIFIED, 0, Escalation.NONE),
                design("bound_0", Kind.ERROR_BOUND, 0, Escalation.NONE),
                RecountDesign.of(
                        "nearly", new Selection(Kind.RANDOM), 0.999999, new Selection(Kind.MARGIN), Escalation.NONE));
        int differ = 0;
        for (int[][][] trial : points(designs, 30, new ArrayList<>())) {
            for (int d = 1; d < designs.size(); d++) {
                for (int i = 0; i < 10; i++) {
                    for (int s = 0; s < 60; s++) {
                        differ += trial[d][i][s] != trial[0][i][s] ? 1 : 0;
                    }
                }
            }
        }
        assertThat(differ).as("of 72,000").isLessThan(10);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> new Escalation(0, 0.05, Unit.CENTRE)).hasMessageContaining("0 alarms");
        assertThatThrownBy(() -> new Selection(Kind.RANDOM, 2)).hasMessageContaining("random with the power 2");
        assertThatThrownBy(() -> RecountDesign.of(
                        "m", new Selection(Kind.SCREEN), 0.5, new Selection(Kind.RANDOM), Escalation.NONE))
                .hasMessageContaining("0.5 by screen");
        assertThatThrownBy(() -> scenario(List.of(RecountDesign.RANDOM, RecountDesign.RANDOM)))
                .hasMessageContaining("names of their own");
        for (Escalation.Named rule : Escalation.Named.values()) {
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.caveat()).isNotBlank();
            assertThat(Escalation.Named.byId(rule.id())).contains(rule);
        }
    }

    /** Escalation finds no fewer wrong seats, and what contests need is in order: less for less, estimate inside interval. */
    @Test
    void aRunSaysWhatEachContestNeeds() throws InterruptedException {
        List<RecountDesign> designs = new ArrayList<>(RecountDesign.standard());
        designs.add(escalating(Kind.RANDOM, 3, 0.05, Unit.CONSTITUENCY));
        RunResult r = Simulation.run(scenario(designs), 4, 600, 2, Progress.NONE);
        assertThat(r.designs().designs()).hasSize(10);
        for (int p = 0; p < CURVE.size(); p++) {
            double plain = r.designs().designs().get(1).points().get(p).found().value();
            double three = r.designs().designs().get(9).points().get(p).found().value();
            double one = r.designs().designs().get(8).points().get(p).found().value();
            assertThat(three).isBetween(plain, one);
            assertThat(r.designs().designs().get(9).points().get(p).opened())
                    .isLessThanOrEqualTo(
                            r.designs().designs().get(8).points().get(p).opened());
        }
        assertThat(r.designs().contests()).isNotEmpty();
        assertThat(r.designs().best()).hasSize(4);
        for (RunResult.ContestNeeds c : r.designs().contests()) {
            assertThat(c.stations()).isEqualTo(60);
            assertThat(c.wrongSeats()).isGreaterThanOrEqualTo(20);
            assertThat(c.designs()).hasSize(10);
            for (int w = 0; w < 3; w++) {
                double least = Double.POSITIVE_INFINITY;
                for (RunResult.DesignNeeds d : c.designs()) {
                    RunResult.Needed n = d.needed().get(w);
                    assertThat(n.stations()).isBetween(0.0, 60.0);
                    assertThat(n.lower()).isBetween(0.0, n.stations());
                    assertThat(n.upper()).isBetween(n.stations(), 60.0);
                    assertThat(n.madeWrong()).isBetween(0.0, n.madeWrongUpper());
                    assertThat(n.ballots()).isPositive();
                    if (w > 0) {
                        assertThat(n.stations())
                                .isGreaterThanOrEqualTo(d.needed().get(w - 1).stations());
                    }
                    least = Math.min(least, n.stations());
                }
                int best = w;
                String name = c.best().get(w).design();
                assertThat(c.designs().stream()
                                .filter(d -> d.design().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .needed()
                                .get(best)
                                .stations())
                        .isEqualTo(least);
            }
        }
    }
}
