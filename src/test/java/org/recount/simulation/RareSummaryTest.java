package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Annulment;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.report.write.SummaryJson;
import org.recount.sampling.Streams;
import org.recount.simulation.RunResult.RareEvent;

/** Rare events of a run against plain trials of many more; seeds are fixed. */
class RareSummaryTest {
    private static final Scenario SMALL = ToyScenarios.of(new ToyElections(6, 40, 6, 120), 240, 30, 10, 10, 5, 0);

    private static Scenario misreadsOnly(Misreads misreads) {
        return new Scenario(
                SMALL.info(),
                SMALL.elections(),
                SMALL.seatsStatus(),
                SMALL.trialsPerElection(),
                misreads,
                misreads,
                List.of(),
                SMALL.complaints(),
                new WithRandomStations(new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1), 60, 0),
                SMALL.history(),
                SMALL.curve());
    }

    /**
     * A scenario with nothing but misreads: the mean over its elections against 40,000 plain trials of the same elections,
     * contest by contest. What the sums leave out (several ways at once, Poisson for binomial) is within 15% here.
     */
    @Test
    void misreadsAloneAgreeWithPlainTrials() throws InterruptedException {
        Scenario scenario = misreadsOnly(new Misreads(0.006, 0.012, 0.012));
        int elections = 20;
        RunTally tally = tally(scenario, elections, 2_000);
        int compared = 0;
        for (int i = 0; i < 6; i++) {
            for (ContestTrial.Result result : List.of(ContestTrial.Result.TRUE, ContestTrial.Result.RECOUNT)) {
                double lower = 0;
                double upper = 0;
                for (RareFlows flows : tally.rareFlows) {
                    var risk = org.recount.simulation.rare.EnsembleRisk.of(
                            List.of(flows.member(i, result == ContestTrial.Result.RECOUNT)),
                            2,
                            new org.recount.simulation.rare.EnsembleRisk.Work(1e9),
                            new Streams(1).stream(0, Streams.Purpose.TEST, 0));
                    lower += risk.likeliest().probability() / elections;
                    upper += risk.upper() / elections;
                }
                var seen = tally.contestChanged[result.at][i];
                // Twelve comparisons at 4.5 standard errors: a false alarm in 1 of 12,000.
                double error = 4.5 * Math.sqrt(seen.ratio() * (1 - seen.ratio()) / seen.trials()) + 2e-4;
                assertThat(seen.ratio())
                        .as("contest " + i + " " + result)
                        .isBetween(0.85 * lower - error, 1.15 * upper + error);
                compared += seen.sum() > 100 ? 1 : 0;
            }
        }
        assertThat(compared).as("comparisons that mean something").isGreaterThan(3);
    }

    private static RunTally tally(Scenario scenario, int elections, int trials) {
        Streams streams = new Streams(3);
        SyntheticElection first = scenario.elections().draw(3, 0);
        Roster roster = Roster.of(first, List.of());
        RunTally tally = new RunTally(roster.contests.size(), roster.parties().size(), scenario);
        for (int e = 0; e < elections; e++) {
            ElectionView view = new ElectionView(scenario.elections().draw(3, e), scenario, streams);
            TrialRunner runner = new TrialRunner(scenario, streams, view, roster);
            ElectionTally found = new ElectionTally(view, roster, scenario);
            runner.play((long) e * trials, (long) (e + 1) * trials, found::add);
            found.close(runner.chance());
            found.rareFlows = new RareFlows(view, scenario.hand(), runner.decided());
            tally.add(found);
        }
        return tally;
    }

    /** Errors so few that no trial sees any: a figure all the same, each bound above it, and no 0 without an upper end. */
    @Test
    void whatNoTrialSawHasAnEstimateAndBounds() throws InterruptedException {
        Scenario scenario = misreadsOnly(new Misreads(2e-5, 2e-5, 2e-5));
        RunResult one = Simulation.run(scenario, 5, 400, 1, Progress.NONE);
        RunResult three = Simulation.run(scenario, 5, 400, 3, Progress.NONE);
        assertThat(three).isEqualTo(one);
        RareEvent country = one.rareEvents().get(0);
        assertThat(country.contest()).isEmpty();
        assertThat(country.event()).isEqualTo("wrong");
        assertThat(country.wholeModel()).isTrue();
        assertThat(country.plain().upper()).isGreaterThan(country.probability());
        assertThat(one.rareEvents()).hasSize(2 + 12).allSatisfy(e -> {
            assertThat(e.exact()).isTrue();
            assertThat(e.probability()).isPositive().isLessThanOrEqualTo(e.contestUpper());
            assertThat(e.contestUpper()).isLessThanOrEqualTo(e.chernoff() + 1e-15);
            assertThat(e.plain().upper()).isPositive();
            assertThat(e.effectiveSampleSize()).isPositive();
            // 28 comparisons at 5 standard errors of draws whose weights are at most 1: a false alarm in 1 of 60,000.
            assertThat(e.sampled())
                    .isCloseTo(e.probability(), within(5 * e.relativeError() * e.probability() + 1e-300));
        });
        assertThat(one.rareEvents().stream()
                        .filter(e -> e.event().equals("recount") && !e.contest().isEmpty()))
                .as("a part of the stations does less than all of them")
                .allSatisfy(e -> assertThat(e.probability())
                        .isLessThanOrEqualTo(one.rareEvents().stream()
                                .filter(w ->
                                        w.event().equals("wrong") && w.contest().equals(e.contest()))
                                .findFirst()
                                .orElseThrow()
                                .probability()));
        assertThat(SummaryJson.parse(SummaryJson.print(one))).isEqualTo(one);
        assertThat(new String(SummaryJson.print(one), StandardCharsets.UTF_8)).contains("\"rareEvents\" : [");
    }

    @Test
    void withoutMisreadsThereIsNothingToSay() throws InterruptedException {
        assertThat(Simulation.run(misreadsOnly(Misreads.NONE), 5, 50, 1, Progress.NONE)
                        .rareEvents())
                .isEmpty();
    }
}
