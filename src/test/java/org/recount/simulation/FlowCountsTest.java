package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Filing;
import org.recount.dispute.Flow.Step;
import org.recount.dispute.Instance;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.sampling.Streams;
import org.recount.simulation.RunResult.FlowStep;
import org.recount.simulation.sweep.Chunk;
import org.recount.simulation.sweep.Chunks;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.SweepFold;
import org.recount.simulation.sweep.SweepPlan;
import org.recount.simulation.sweep.SweepResult;

/** How many complaints go which way reaches the result of a run and the measures of a sweep, where they are judged one by one. */
class FlowCountsTest {
    private static final int TRIALS = 60;
    private static final int PER_ELECTION = 20;

    private static Scenario toy(boolean judged) {
        Scenario s = ToyScenarios.of(new ToyElections(6, 60, 9, 120), 360, 90, 40, 20, 10, 2);
        AdjudicationRule rule = new JudgedAdjudication(
                new Filing(9, 3, 8),
                10,
                6,
                new Instance(0.6, 0.9, 0, 0, 3, 0.1),
                0.8,
                0.3,
                new Instance(0.7, 0.95, 0.5, 0.1, 4, 0.1),
                0.8,
                3);
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                PER_ELECTION,
                s.machine(),
                s.hand(),
                s.stationErrors(),
                s.complaints(),
                judged ? new WithRandomStations(rule, 0, 0.1) : s.adjudication(),
                s.history(),
                s.curve());
    }

    private static Map<Step, Double> means(RunResult r) {
        Map<Step, Double> means = new EnumMap<>(Step.class);
        for (FlowStep f : r.complaintFlow()) {
            means.put(
                    Step.valueOf(f.step().toUpperCase(java.util.Locale.ROOT)),
                    f.mean().value());
            assertThat(f.mean().value()).isBetween(f.mean().lower(), f.mean().upper());
            assertThat(f.lower()).isLessThanOrEqualTo(f.upper());
        }
        return means;
    }

    private static double of(Map<Step, Double> means, Step step) {
        return java.util.Objects.requireNonNull(means.get(step));
    }

    @Test
    void aRunSaysHowManyWentWhichWay() throws InterruptedException {
        RunResult r = Simulation.run(toy(true), 4, TRIALS, 1, (done, all) -> {});
        Map<Step, Double> m = means(r);
        assertThat(m.keySet()).containsExactly(Step.values());
        assertThat(of(m, Step.FILED)).isEqualTo(90);
        assertThat(of(m, Step.LATE) + of(m, Step.UNDECIDED) + of(m, Step.HEARD)).isCloseTo(90, within(1e-9));
        assertThat(of(m, Step.HEARD))
                .as("time for 60, of about 63 in time: it binds in most trials")
                .isBetween(58.0, 60.0);
        assertThat(of(m, Step.UNDECIDED)).isPositive();
        assertThat(of(m, Step.UPHELD))
                .isCloseTo(
                        of(m, Step.UPHELD_FIRST) - of(m, Step.OVERTURNED) + of(m, Step.UPHELD_ON_APPEAL), within(1e-9));
        assertThat(of(m, Step.OVERTURNED)).isPositive();
        assertThat(of(m, Step.ANNULLING)).isBetween(1e-9, of(m, Step.UPHELD));
        assertThat(Simulation.run(toy(true), 4, TRIALS, 3, (done, all) -> {})).isEqualTo(r);
    }

    @Test
    void thereIsNoneWhereTheyAreDecidedAsReported() throws InterruptedException {
        assertThat(Simulation.run(toy(false), 4, 20, 1, (done, all) -> {}).complaintFlow())
                .isEmpty();
    }

    /** Blocks of trials, as a sweep plays them on any engine, sum to what one run counts. */
    @Test
    void blocksSumToTheRun() throws InterruptedException {
        Scenario scenario = toy(true);
        Map<Step, Double> run = means(Simulation.run(scenario, 4, TRIALS, 2, (done, all) -> {}));
        long[] sums = new long[Measure.numbers()];
        for (int e = 0; e < TRIALS / PER_ELECTION; e++) {
            SyntheticElection election = scenario.elections().draw(4, e);
            for (int from : new int[] {0, 7}) {
                int to = from == 0 ? 7 : PER_ELECTION;
                long first = (long) e * PER_ELECTION;
                long[] part = TrialBlock.play(scenario, election, 4, first + from, first + to);
                java.util.Arrays.setAll(sums, i -> sums[i] + part[i]);
            }
        }
        for (Step step : Step.values()) {
            Measure m = Measure.valueOf("COMPLAINTS_" + step);
            assertThat(sums[m.at() + 1]).isEqualTo(TRIALS);
            assertThat((double) sums[m.at()] / TRIALS).as(m.id()).isEqualTo(of(run, step));
        }
    }

    /** Where one cell judges one by one and the other does not, only the first has the figures; where none does, none has. */
    @Test
    void aSweepHasThemWhereACellJudges() {
        for (List<String> values : List.of(List.of("no", "yes"), List.of("no", "never"))) {
            List<Factor> factors = List.of(new Factor("judged", values, false));
            SweepPlan plan =
                    new SweepPlan(factors, SweepPlan.Design.GRID, SweepPlan.grid(factors), 4, TRIALS, PER_ELECTION);
            SweepResult result = SweepFold.of(toy(false).info(), plan, number -> chunk(plan, number));
            Set<Measure> second = new TreeSet<>(result.cells().get(1).measures().keySet());
            boolean judges = values.contains("yes");
            assertThat(result.cells().get(0).measures()).doesNotContainKey(Measure.COMPLAINTS_LATE);
            assertThat(second.contains(Measure.COMPLAINTS_LATE)).isEqualTo(judges);
            assertThat(result.effects().stream().anyMatch(e -> e.measure() == Measure.COMPLAINTS_LATE))
                    .isEqualTo(judges);
            if (judges) {
                assertThat(result.effect(factors.get(0), Measure.COMPLAINTS_LATE)
                                .difference()
                                .method())
                        .contains("not judged one by one");
            }
        }
    }

    private static long[] chunk(SweepPlan plan, int number) {
        Chunk chunk = new Chunks(plan).get(number);
        long[] all = new long[Measure.numbers() * chunk.cells()];
        for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
            Scenario scenario = toy(plan.cells().get(c).get(0).equals("yes"));
            long[] one = TrialBlock.play(
                    scenario, scenario.elections().draw(4, chunk.election()), 4, chunk.from(), chunk.to());
            System.arraycopy(one, 0, all, (c - chunk.fromCell()) * one.length, one.length);
        }
        return all;
    }

    /** As {@link TrialAllocationTest}, with complaints judged one by one. */
    @Test
    void countingAllocatesNothing() {
        Scenario scenario = toy(true);
        Streams streams = new Streams(5);
        SyntheticElection election = scenario.elections().draw(5, 0);
        Roster roster = Roster.of(election, scenario.elections().parties());
        ElectionView view = new ElectionView(election, scenario, streams);
        TrialRunner runner = new TrialRunner(scenario, streams, view, roster);
        ElectionTally tally = new ElectionTally(view, roster, scenario);
        assertThat(TrialAllocationTest.leastAllocated(runner, tally))
                .as("bytes that 100 trials allocate")
                .isLessThanOrEqualTo(2000);
        assertThat(tally.flow[Step.UPHELD.ordinal()].sum()).isPositive();
    }
}
