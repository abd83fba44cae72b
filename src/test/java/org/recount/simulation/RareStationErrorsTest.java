package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.sampling.Streams;
import org.recount.simulation.RunResult.RareEvent;
import org.recount.simulation.error.ExtraBallots;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.Stuffing;
import org.recount.simulation.error.SwappedLines;
import org.recount.simulation.error.WrongRulings;
import org.recount.simulation.rare.CompoundRisk;
import org.recount.simulation.rare.CompoundRisk.Term;
import org.recount.simulation.rare.Drift;

/** Rare events by errors of whole stations: against plain trials of the events themselves, and in the result of a run. */
class RareStationErrorsTest {
    private static final ElectionSource SOURCE = new ToyElections(8, 60, 7, 120);
    private static final List<StationError> ERRORS = List.of(
            new SwappedLines(new Spread(0.01, 1)),
            new WrongRulings(new Spread(0.02, 0.5), 0.4),
            new ExtraBallots(new Spread(0.02, 0.4), 12, 0.7));

    private static Scenario scenario(List<StationError> errors) {
        Scenario s = ToyScenarios.of(SOURCE, 480, 60, 40, 20, 10, 2);
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                50,
                s.machine(),
                s.hand(),
                errors,
                s.complaints(),
                s.adjudication(),
                s.history(),
                List.of());
    }

    /**
     * The mean over the cases of the exact tails against 20,000 plain trials of the events, for the gaps that are closed in 0.2 to
     * 20% of them: within 4 standard errors of the plain trials and a tenth for what 8,000 draws leave open of the laws.
     */
    @Test
    void theCasesAgreeWithPlainTrialsOfTheEvents() {
        Scenario scenario = scenario(ERRORS);
        Streams streams = new Streams(6);
        ElectionView view = new ElectionView(SOURCE.draw(6, 0), scenario, streams);
        int trials = 20_000;
        int contests = view.contests.length;
        long[][] shifts = new long[contests][trials];
        Events events = new Events(ERRORS);
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            for (int i = 0; i < contests; i++) {
                ContestView c = view.contests[i];
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    for (int k = events.firstEffect(e); k < events.firstEffect(e + 1); k++) {
                        shifts[i][t] += events.choice(k) == c.pairOut[0]
                                ? events.difference(k)
                                : events.choice(k) == c.pairIn[0] ? -events.difference(k) : 0;
                    }
                }
            }
        }
        int compared = 0;
        for (int i = 0; i < contests; i++) {
            for (long gap : new long[] {5, 20, 40}) {
                double plain = 0;
                for (long d : shifts[i]) {
                    plain += d > gap ? 1 : d == gap ? 0.5 : 0;
                }
                plain /= trials;
                if (plain > 0.002 && plain < 0.2) {
                    List<Term> all = new ArrayList<>();
                    new ShiftPools(ERRORS, 8_000)
                            .terms(view.contests[i], 0, Drift.of(List.of()), gap, streams, 1L << 40)
                            .forEach(all::addAll);
                    double sampled = CompoundRisk.sampled(
                                    all, 20_000, streams.stream(i, org.recount.sampling.Streams.Purpose.TEST, gap))
                            .probability();
                    assertThat(sampled)
                            .as("contest " + i + ", gap " + gap)
                            .isCloseTo(plain, within(4 * Math.sqrt(plain / trials) + 0.1 * plain));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void weightsOfTheCasesSumToOneInEachPart() {
        Scenario scenario = scenario(ERRORS);
        Streams streams = new Streams(6);
        ElectionView view = new ElectionView(SOURCE.draw(6, 0), scenario, streams);
        List<List<Term>> parts =
                new ShiftPools(ERRORS, 400).terms(view.contests[0], 0, Drift.of(List.of()), 10, streams, 1L << 40);
        assertThat(parts).hasSize(ShiftPools.PARTS);
        for (List<Term> part : parts) {
            assertThat(part.stream().mapToDouble(Term::weight).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aRunSaysThemBesideThoseOfMisreads() throws InterruptedException {
        Scenario scenario = scenario(ERRORS);
        RunResult run = Simulation.run(scenario, 6, 200, 2, Progress.NONE);
        long rare = run.rareEvents().stream()
                .filter(e -> e.event().equals("wrong") && !e.contest().isEmpty())
                .count();
        assertThat(rare).isPositive();
        RunResult more = RareStationErrors.add(run, scenario, 1000);
        assertThat(more).isEqualTo(RareStationErrors.add(run, scenario, 1000)).isNotEqualTo(run);
        List<RareEvent> added =
                more.rareEvents().stream().filter(RareEvent::ofStationErrors).toList();
        assertThat(added).hasSize((int) rare);
        assertThat(more.rareEvents().subList(0, run.rareEvents().size())).isEqualTo(run.rareEvents());
        for (RareEvent e : added) {
            assertThat(e.lower()).isLessThanOrEqualTo(e.probability());
            assertThat(e.upper()).isGreaterThanOrEqualTo(e.probability());
            assertThat(e.chernoff()).isGreaterThanOrEqualTo(e.probability());
            assertThat(e.contestUpper()).isGreaterThanOrEqualTo(e.upper());
            RareEvent alone = run.rareEvents().stream()
                    .filter(m -> m.event().equals("wrong") && m.contest().equals(e.contest()))
                    .findFirst()
                    .orElseThrow();
            assertThat(e.trialsSeen()).isEqualTo(alone.trialsSeen());
        }
        assertThat(added.stream().filter(e -> e.effectiveSampleSize() >= 100)).isNotEmpty();
    }

    @Test
    void placedErrorsAreNotIndependentAndThatIsSaid() throws InterruptedException {
        Placement place = new Placement(
                Placement.Contests.ANY,
                Placement.Stations.STRONGHOLDS,
                5,
                Placement.Together.STATION,
                1,
                Placement.Beneficiary.LAST_WINNER);
        Scenario scenario = scenario(List.of(new Stuffing(new Spread(0.001, 1, place), 0.1)));
        RunResult run = Simulation.run(scenario, 6, 50, 1, Progress.NONE);
        RunResult more = RareStationErrors.add(run, scenario, 1000);
        assertThat(more.rareEvents()).isEqualTo(run.rareEvents());
        assertThat(more.notes())
                .hasSize(run.notes().size() + 1)
                .last()
                .asString()
                .contains("plain trials");
        assertThatThrownBy(() -> RareStationErrors.add(run, scenario, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
