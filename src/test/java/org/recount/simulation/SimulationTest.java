package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Annulment;
import org.recount.dispute.Remedy;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.sampling.Streams;

class SimulationTest {
    private static final Scenario SMALL = ToyScenarios.of(new ToyElections(10, 60, 9, 120), 600, 60, 40, 20, 10, 2);

    @Test
    void theNumberOfThreadsChangesNothing() throws InterruptedException {
        RunResult one = Simulation.run(SMALL, 11, 330, 1, Progress.NONE);
        RunResult three = Simulation.run(SMALL, 11, 330, 3, Progress.NONE);
        RunResult seven = Simulation.run(SMALL, 11, 330, 7, Progress.NONE);
        assertThat(three).isEqualTo(one);
        assertThat(seven).isEqualTo(one);
        assertThat(one.elections()).isEqualTo(7);
        assertThat(one.all().distribution().stream().mapToLong(i -> i).sum()).isEqualTo(330);
    }

    /** The end of a run with a wanted width is at a fixed election, whatever other threads have played meanwhile. */
    @Test
    void aRunUntilAWidthEndsWhereItEndsForAnyNumberOfThreads() throws InterruptedException {
        RunResult one = Simulation.runUntil(SMALL, 11, 20_000, 0.25, 1, Progress.NONE);
        RunResult four = Simulation.runUntil(SMALL, 11, 20_000, 0.25, 4, Progress.NONE);
        assertThat(four).isEqualTo(one);
        RunResult.Stopping stopping = java.util.Objects.requireNonNull(one.stopping());
        assertThat(stopping.reached()).isTrue();
        assertThat(stopping.trials()).isEqualTo(one.trials()).isLessThan(20_000).isEqualTo(50 * one.elections());
        var interval = stopping.probabilityAnySeatChanges();
        assertThat(interval.upper() - interval.lower()).isLessThanOrEqualTo(0.25);
        assertThat(stopping.statement()).contains("valid at any stopping time").contains("at most 20,000 trials");
        RunResult fixed = Simulation.run(SMALL, 11, one.trials(), 2, Progress.NONE);
        assertThat(fixed.all()).as("the same trials").isEqualTo(one.all());
        assertThat(fixed.stopping()).isNull();
        RunResult capped = Simulation.runUntil(SMALL, 11, 70, 0.01, 2, Progress.NONE);
        RunResult.Stopping atCap = java.util.Objects.requireNonNull(capped.stopping());
        assertThat(atCap.reached()).isFalse();
        assertThat(capped.trials()).isEqualTo(70);
        assertThat(atCap.statement()).contains("ended at the cap");
    }

    @Test
    void anotherSeedGivesAnotherResult() throws InterruptedException {
        assertThat(Simulation.run(SMALL, 12, 660, 2, Progress.NONE).all())
                .isNotEqualTo(Simulation.run(SMALL, 11, 660, 2, Progress.NONE).all());
    }

    /** What a trial finds depends on its number, not on the trials played before it: so adding trials keeps the earlier. */
    @Test
    void aTrialDoesNotDependOnThoseBefore() {
        Streams streams = new Streams(5);
        SyntheticElection election = SMALL.elections().draw(5, 0);
        Roster roster = Roster.of(election, List.of());
        TrialRunner forward = new TrialRunner(SMALL, streams, new ElectionView(election, SMALL, streams), roster);
        TrialRunner backward = new TrialRunner(SMALL, streams, new ElectionView(election, SMALL, streams), roster);
        List<String> one = new ArrayList<>();
        List<String> two = new ArrayList<>();
        forward.play(0, 120, o -> one.add(show(o)));
        for (int t = 119; t >= 0; t--) {
            backward.play(t, t + 1, o -> two.add(0, show(o)));
        }
        assertThat(two).isEqualTo(one);
        assertThat(one.stream().distinct().count()).isGreaterThan(80);
    }

    private static String show(TrialOutcome o) {
        return java.util.Arrays.toString(o.seatsChanged) + o.found + " " + o.leftStanding + " " + o.madeWrong + " "
                + o.opened + " " + o.annulled + " " + o.discrepant + java.util.Arrays.toString(o.openedBallots)
                + java.util.Arrays.toString(o.partyGain) + java.util.Arrays.deepToString(o.curveFound);
    }

    @Test
    void progressIsToldInOrderUpToTheEnd() throws InterruptedException {
        List<Long> told = new ArrayList<>();
        Simulation.run(SMALL, 1, 170, 3, (done, of) -> {
            assertThat(of).isEqualTo(170);
            told.add(done);
        });
        assertThat(told).containsExactly(50L, 100L, 150L, 170L);
    }

    /** Member 1 may be drawn beside member 0, the others by the threads that play them. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "1, 1", "1, 2", "2, 2"})
    void whatAThreadThrowsEndsTheRun(int which, int threads) {
        ElectionSource broken = (seed, index) -> {
            if (index == which) {
                throw new IllegalStateException("no election " + index);
            }
            return SMALL.elections().draw(seed, index);
        };
        Scenario scenario = ToyScenarios.of(broken, 600, 60, 40, 20, 10, 2);
        assertThatThrownBy(() -> Simulation.run(scenario, 1, 500, threads, Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no election " + which);
    }

    /** Each member but the first, which the run keeps, is handed back once, when it was played. */
    @Test
    void membersAreReleased() throws InterruptedException {
        List<Integer> released = Collections.synchronizedList(new ArrayList<>());
        ElectionSource source = new ElectionSource() {
            @Override
            public SyntheticElection draw(long seed, int index) {
                return SMALL.elections().draw(seed, index);
            }

            @Override
            public void release(SyntheticElection election) {
                released.add(election.index());
            }
        };
        Simulation.run(ToyScenarios.of(source, 600, 60, 40, 20, 10, 2), 1, 220, 2, Progress.NONE);
        assertThat(released).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    private static Scenario with(Scenario s, Misreads hand, AdjudicationRule rule) {
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                s.trialsPerElection(),
                s.machine(),
                hand,
                s.stationErrors().stream()
                        .filter(e -> e.remedy() == Remedy.RECOUNT)
                        .toList(),
                s.complaints(),
                rule,
                s.history(),
                s.curve());
    }

    /** Drawing all stations is a full recount: where the hand count does not err and nothing is annulled, all is found. */
    @Test
    void drawingAllStationsFindsEveryWrongSeat() throws InterruptedException {
        AdjudicationRule none = new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1);
        Scenario all = with(SMALL, Misreads.NONE, new WithRandomStations(none, 600, 0));
        RunResult r = Simulation.run(all, 3, 300, 2, Progress.NONE);
        assertThat(r.detection().wrongSeatsAnnounced().value()).isPositive();
        assertThat(r.detection().found().value()).isEqualTo(1);
        assertThat(r.detection().madeWrong().value()).isZero();
        RunResult.DesignBound bound = r.evidence().designed().get(0);
        assertThat(bound.name()).contains("drawn at random");
        assertThat(bound.sampled()).isEqualTo(600);
        assertThat(bound.population()).isEqualTo(600);
        assertThat(bound.upperBound()).as("nothing is left to guess").isEqualTo(bound.discrepant());
        RunResult nothing = Simulation.run(with(SMALL, Misreads.NONE, none), 3, 300, 2, Progress.NONE);
        assertThat(nothing.detection().found().value()).isZero();
        assertThat(nothing.evidence().designed()).noneMatch(d -> d.name().contains("simulated"));
    }

    /** Two designs that are compared meet nearly the same boxes: nine wrong seats in ten are those of the other run. */
    @Test
    void theBoxesDoNotDependOnWhatIsOpened() {
        AdjudicationRule none = new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1);
        List<List<Boolean>> wrong = new ArrayList<>();
        for (AdjudicationRule rule : List.of(none, new WithRandomStations(none, 300, 0))) {
            Scenario scenario = with(SMALL, SMALL.hand(), rule);
            Streams streams = new Streams(5);
            List<Boolean> list = new ArrayList<>();
            for (int index = 0; index < 40; index++) {
                SyntheticElection election = scenario.elections().draw(5, index);
                ElectionView view = new ElectionView(election, scenario, streams);
                new TrialRunner(scenario, streams, view, Roster.of(election, List.of()))
                        .play(50L * index, 50L * index + 50, o -> {
                            for (boolean changed : o.contestChanged[ContestTrial.Result.TRUE.at]) {
                                list.add(changed);
                            }
                        });
            }
            wrong.add(list);
        }
        int both = 0;
        int either = 0;
        for (int i = 0; i < wrong.get(0).size(); i++) {
            both += wrong.get(0).get(i) && wrong.get(1).get(i) ? 1 : 0;
            either += wrong.get(0).get(i) || wrong.get(1).get(i) ? 1 : 0;
        }
        assertThat(either).isGreaterThan(50);
        assertThat(both).isGreaterThan(9 * either / 10);
    }

    @Test
    void withoutErrorsNothingIsWrongAndOnlyAnnulmentsMoveSeats() throws InterruptedException {
        Scenario s = SMALL;
        Scenario clean = new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                s.trialsPerElection(),
                Misreads.NONE,
                Misreads.NONE,
                List.of(),
                s.complaints(),
                s.adjudication(),
                s.history(),
                s.curve());
        RunResult r = Simulation.run(clean, 3, 200, 2, Progress.NONE);
        assertThat(r.detection().wrongSeatsAnnounced().value()).isZero();
        assertThat(r.detection().found().method()).contains("not defined");
        assertThat(r.byRemedy())
                .containsEntry(Remedy.ANNUL, r.all())
                .hasEntrySatisfying(
                        Remedy.RECOUNT, p -> assertThat(p.distribution()).containsExactly(200L));
        assertThat(r.detection().madeWrong().value())
                .isEqualTo(r.all().meanSeatsChanged().value());
    }
}
