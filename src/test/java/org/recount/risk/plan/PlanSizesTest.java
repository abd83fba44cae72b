package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.plan.PlanContests.alike;
import static org.recount.risk.plan.PlanContests.settings;
import static org.recount.risk.plan.PlanContests.sizes;
import static org.recount.risk.plan.PlanContests.totals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.SequentialRisk;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Planned sizes against published values, exact against simulated, fast loops against the tests that they stand for.
 *
 * <p>False alarms: means are compared within six standard errors (2 in 10^9 each), quantiles within the quantiles of a
 * binomial at the same distance.
 */
class PlanSizesTest {

    /** Lindeman, Stark and Yates 2012, table 1: mean and the 50% and 90% quantiles at a limit of 10%, exact by the walk. */
    @ParameterizedTest
    @CsvSource({"0.7, 22, 60, 30", "0.65, 38, 108, 53", "0.6, 84, 244, 119", "0.58, 131, 381, 184"})
    void bravoAsPublished(double share, long median, long ninety, double mean) {
        long n = 10_000_000;
        AuditedContest contest = totals("plurality", 1, 0, Math.round(share * n), Math.round((1 - share) * n));
        PlannedSizes sizes = sizes(contest, settings(0.1, ErrorRates.NONE, 10, AuditMethod.BRAVO), AuditMethod.BRAVO);
        assertThat(sizes.basis()).isEqualTo(PlannedSizes.Basis.EXACT);
        assertThat(sizes.summary().quantile(0.5)).isEqualTo(median);
        assertThat(sizes.summary().quantile(0.9)).isEqualTo(ninety);
        assertThat(sizes.summary().mean()).isCloseTo(mean, within(0.02 * mean));
    }

    /** With other ballots between: the exact distribution against 40,000 simulated audits. */
    @Test
    void bravoAmongOtherBallotsExactAgainstSimulated() {
        AuditedContest contest = totals("plurality", 1, 500_000, 300_000, 200_000, 1_000_000);
        AuditedContest pair = totals("sntv", 2, 500_000, 1_000_000, 300_000, 200_000);
        assertThat(contest.margins()).hasSize(2);
        PlanSettings settings = settings(0.05, ErrorRates.NONE, 40_000, AuditMethod.BRAVO);
        PlannedSizes exact = sizes(pair, settings, AuditMethod.BRAVO);
        assertThat(exact.basis()).isEqualTo(PlannedSizes.Basis.EXACT);
        int[] draws = PollingTrials.bravo(pair, pair.margins().subList(0, 1), 0.05, 40_000, 5, 0);
        SampleSizes simulated = SampleSizes.of(draws, pair.ballots());
        assertThat(exact.summary().mean()).isCloseTo(simulated.mean(), within(6 * simulated.standardError()));
        for (int i = 0; i < SampleSizes.CHANCES.size(); i++) {
            double chance = SampleSizes.CHANCES.get(i);
            long size = exact.summary().quantiles().get(i);
            double by = Arrays.stream(draws).filter(d -> d <= size).count() / (double) draws.length;
            assertThat(by).isCloseTo(chance, within(6 * Math.sqrt(chance * (1 - chance) / draws.length) + 0.005));
        }
    }

    /**
     * Minerva's first rounds: 179 and 17272 votes (Arlo's and r2b2's own tests) at 90% and a limit of 10%, of which some
     * larger sizes stop less often: the plan takes the size from which on all suffice.
     */
    @ParameterizedTest
    @CsvSource({"60000, 40000, 179", "51000, 49000, 17272"})
    void minervaAsPublished(long winner, long loser, long expected) {
        AuditedContest contest = totals("plurality", 1, 0, winner, loser);
        PlannedSizes sizes =
                sizes(contest, settings(0.1, ErrorRates.NONE, 10, AuditMethod.MINERVA), AuditMethod.MINERVA);
        assertThat(sizes.summary().quantile(0.9)).isBetween(expected, Math.round(1.05 * expected));
        assertThat(sizes.hasMean()).isFalse();
    }

    /** Lindeman and Stark 2012 (Gentle Introduction): clean sizes at a limit of 10%. */
    @ParameterizedTest
    @CsvSource({"60000, 40000, 24", "55000, 45000, 48", "52500, 47500, 96", "50100, 49900, 2393"})
    void superSimpleAsPublished(long winner, long loser, long expected) {
        AuditedContest contest = totals("plurality", 1, 0, winner, loser);
        PlannedSizes sizes =
                sizes(contest, settings(0.1, ErrorRates.NONE, 10, AuditMethod.SUPER_SIMPLE), AuditMethod.SUPER_SIMPLE);
        assertThat(sizes.basis()).isEqualTo(PlannedSizes.Basis.FORMULA);
        assertThat(sizes.summary().quantiles()).containsOnly(expected);
    }

    /** From error to error against draw by draw, 20,000 audits each. */
    @Test
    void superSimpleSkipsCleanDrawsWithoutChangingTheLaw() {
        ErrorRates rates = new ErrorRates(0.004, 0.001, 0.003, 0.0005, 0, 0);
        AuditedContest contest = totals("plurality", 1, 0, 52_500, 47_500);
        PlannedSizes fast =
                sizes(contest, settings(0.05, rates, 2_000, AuditMethod.SUPER_SIMPLE), AuditMethod.SUPER_SIMPLE);
        RandomStream random = new Streams(3).stream(0, Streams.Purpose.TEST, 0);
        int[] slow = new int[20_000];
        for (int t = 0; t < slow.length; t++) {
            slow[t] = slowSuperSimple(random, rates, 0.05, 100_000);
        }
        SampleSizes expected = SampleSizes.of(slow, 100_000);
        assertThat(fast.summary().trials()).isGreaterThan(10_000);
        assertThat(fast.summary().mean())
                .isCloseTo(
                        expected.mean(),
                        within(6
                                * Math.hypot(
                                        expected.standardError(), fast.summary().standardError())));
        // 6 standard errors of each share; a size passed by one draw moves it by at most a point.
        for (int i = 0; i < 3; i++) {
            long size = fast.summary().quantiles().get(i);
            double by = Arrays.stream(slow).filter(d -> d <= size).count() / (double) slow.length;
            assertThat(by).isBetween(SampleSizes.CHANCES.get(i) - 0.03, 1.0);
        }
    }

    private static int slowSuperSimple(RandomStream random, ErrorRates rates, double limit, long ballots) {
        double[] rate = rates.toArray();
        long[] found = new long[4];
        for (int n = 1; n <= ballots / 2; n++) {
            double place = random.nextDouble();
            for (int k = 0; k < 4; k++) {
                if (place >= 0 && place < rate[k]) {
                    found[k]++;
                }
                place -= rate[k];
            }
            Discrepancies so = new Discrepancies(found[0], found[1], found[2], found[3]);
            if (SuperSimple.TRADITIONAL.drawsNeeded(limit, 0.05, so).orElse(ballots) <= n) {
                return n;
            }
        }
        return (int) ballots;
    }

    /** Spertus 2023, table 1: 119, 59, 29 clean draws with replacement by a bet of everything; a mixture needs a few more. */
    @ParameterizedTest
    @CsvSource({"52500, 47500, 119", "55000, 45000, 59", "60000, 40000, 29"})
    void bettingComparisonWithoutErrorsIsNearTheBestPossible(long winner, long loser, long best) {
        AuditedContest contest = totals("plurality", 1, 0, winner, loser);
        PlannedSizes sizes = sizes(
                contest,
                settings(0.05, ErrorRates.NONE, 10, AuditMethod.BETTING_COMPARISON),
                AuditMethod.BETTING_COMPARISON);
        assertThat(sizes.summary().exact()).isTrue();
        assertThat(sizes.summary().quantile(0.9)).isBetween(best - 1, Math.round(1.25 * best));
    }

    /** N 100,000, margin 1%, limit 5%: within a fifth of the best peers in docs/efficiency.md, 598 and 1,549. */
    @Test
    void bettingComparisonIsNearTheEfficiencyTable() {
        AuditedContest contest = totals("plurality", 1, 0, 50_500, 49_500);
        PlannedSizes clean = sizes(
                contest,
                settings(0.05, ErrorRates.NONE, 10, AuditMethod.BETTING_COMPARISON),
                AuditMethod.BETTING_COMPARISON);
        assertThat(clean.summary().quantile(0.9)).isBetween(598L, 700L);
        SampleSizes erring = sizes(
                        contest,
                        settings(0.05, new ErrorRates(0, 0.001, 0, 0, 0, 0), 1_000, AuditMethod.BETTING_COMPARISON),
                        AuditMethod.BETTING_COMPARISON)
                .summary();
        assertThat(erring.mean()).isBetween(1_150.0, 1_860.0);
    }

    /** A D'Hondt pair's errors by half of each kind: Kaplan-Markov and betting see the same population. */
    @Test
    void errorsOfListsAreCountedAlikeByBothComparisons() {
        AuditedContest contest = totals("dhondt", 24, 15_229, 331_204, 262_877, 190_433, 131_920, 92_318, 61_047);
        assertThat(contest.tightest().orElseThrow().assorter().upper()).isNotEqualTo(1);
        PlanSettings settings =
                settings(0.05, ErrorRates.DEFAULT, 500, AuditMethod.BETTING_COMPARISON, AuditMethod.SUPER_SIMPLE);
        double betting = sizes(contest, settings, AuditMethod.BETTING_COMPARISON)
                .summary()
                .mean();
        double simple =
                sizes(contest, settings, AuditMethod.SUPER_SIMPLE).summary().mean();
        assertThat(betting / simple).isBetween(0.5, 2.0);
    }

    @Test
    void theComparisonLoopStopsWhereItsTestStops() {
        Overstatement assorter = new Overstatement(1, 0.04);
        ErrorRates rates = new ErrorRates(0.004, 0.002, 0.002, 0.001, 0, 0);
        int n = 3_000;
        ComparisonLoop loop = new ComparisonLoop(n, assorter, rates, 0.05);
        int[] fast = loop.draws(11, 2, 200);
        ValuePopulation population = loop.population();
        RandomStream random = new RandomStream();
        for (int t = 0; t < fast.length; t++) {
            new Streams(11).seed(random, t, Streams.Purpose.AUDIT, 2);
            ValuePopulation.Drawer drawer = population.drawer(false);
            SequentialRisk risk =
                    SequentialRisk.of(ComparisonLoop.TEST, MeanHypothesis.withoutReplacement(0.5, assorter.bound(), n));
            int stopped = n;
            for (int j = 1; j <= n; j++) {
                if (risk.add(drawer.next(random)) <= 0.05) {
                    stopped = j;
                    break;
                }
            }
            assertThat(fast[t]).as("trial " + t).isEqualTo(stopped);
        }
    }

    /** ALPHA on two assertions at once: the maximum of their stopping times on the same ballots. */
    @Test
    void pollingStopsWhereTheLastAssertionStops() {
        AuditedContest contest = totals("plurality", 1, 300, 1_000, 800, 760, 140);
        List<AssertionMargin> near = contest.margins().subList(0, 2);
        int[] fast = PollingTrials.alpha(contest, near, 0.05, 150, 13, 4);
        // Kinds in the order of the loop: the most frequent first; for two or more of the same number, by place.
        long[] count = {1_000, 800, 760, 440};
        double[][] value = {{1, 0, 0.5, 0.5}, {1, 0.5, 0, 0.5}};
        RandomStream random = new RandomStream();
        for (int t = 0; t < fast.length; t++) {
            new Streams(13).seed(random, t, Streams.Purpose.AUDIT, 4);
            ValuePopulation.Drawer drawer =
                    ValuePopulation.of(new double[] {0, 1, 2, 3}, count).drawer(false);
            SequentialRisk[] risk = new SequentialRisk[2];
            for (int a = 0; a < 2; a++) {
                long[] byValue = {count[a == 0 ? 1 : 2], 440 + count[a == 0 ? 2 : 1], count[0]};
                double share = KellyShare.of(new double[] {0, 0.5, 1}, byValue).share();
                MeanTest test = Mixture.of("one share", new double[] {share}, new double[] {1});
                risk[a] = SequentialRisk.of(test, MeanHypothesis.withoutReplacement(0.5, 1, contest.ballots()));
            }
            long stopped = contest.ballots();
            for (long j = 1; j <= contest.ballots() / 2; j++) {
                int kind = (int) drawer.next(random);
                for (int a = 0; a < 2; a++) {
                    risk[a].add(value[a][kind]);
                }
                if (risk[0].pValue() <= 0.05 && risk[1].pValue() <= 0.05) {
                    stopped = j;
                    break;
                }
            }
            assertThat((long) fast[t]).as("trial " + t).isEqualTo(stopped);
        }
    }

    /** U = 21, 11 and 23/3 at a limit of 25%: Arlo's 30, 16, 11 are one more than the formula's. */
    @Test
    void batchKaplanMarkovWithoutErrors() {
        // One pair, margin 2 of 40 in each of 100 stations: U = (V + N)/V = 21.
        AuditedContest contest = alike("plurality", 1, 100, 0, 21, 19);
        PlannedSizes sizes = sizes(
                contest,
                settings(0.25, ErrorRates.NONE, 10, AuditMethod.BATCH_KAPLAN_MARKOV),
                AuditMethod.BATCH_KAPLAN_MARKOV);
        assertThat(sizes.summary().quantiles()).containsOnly(29L);
    }

    /** Stations alike, no errors: each draw multiplies by 1/nu with nu = 1 - (1 - 0)/W; against BatchRisk, draw by draw. */
    @Test
    void batchBettingWithoutErrorsIsItsTest() {
        AuditedContest contest = alike("plurality", 1, 100, 0, 21, 19);
        PlannedSizes sizes = sizes(
                contest, settings(0.05, ErrorRates.NONE, 10, AuditMethod.BATCH_BETTING), AuditMethod.BATCH_BETTING);
        org.recount.risk.batch.BatchRisk risk =
                org.recount.risk.batch.BatchRisk.of(21, false, BatchSizes.SHARE, BatchSizes.WEIGHT);
        int n = 0;
        while (risk.pValue() > 0.05) {
            risk.add(0.21, 0);
            n++;
        }
        assertThat(sizes.summary().quantiles()).containsOnly((long) n);
        assertThat(sizes.summary().quantile(0.9)).isLessThan(62);
    }

    /** Pools of one mind are as good as ballot records; pools like the whole are as good as polling. */
    @Test
    void oneAuditLiesBetweenComparisonAndPolling() {
        AuditedContest mixed = alike("plurality", 1, 200, 0, 55, 45);
        org.recount.election.ContestTally.Builder builder =
                org.recount.election.ContestTally.builder(PlanContests.contest(1, 2));
        for (int s = 0; s < 200; s++) {
            boolean first = s < 110;
            builder.add(
                    new org.recount.election.PollingStation("s" + s, "", "", "", -1, 100, 0),
                    first ? new long[] {100, 0} : new long[] {0, 100});
        }
        AuditedContest pure = AuditedContest.of(
                builder.build(), org.recount.seats.SeatRules.create(org.recount.seats.RuleSpec.of("plurality")));
        PlanSettings settings = settings(
                0.05,
                ErrorRates.NONE,
                500,
                AuditMethod.ONE_AUDIT,
                AuditMethod.ALPHA_POLLING,
                AuditMethod.BETTING_COMPARISON);
        double comparison =
                sizes(pure, settings, AuditMethod.BETTING_COMPARISON).summary().mean();
        double polling =
                sizes(mixed, settings, AuditMethod.ALPHA_POLLING).summary().mean();
        assertThat(sizes(pure, settings, AuditMethod.ONE_AUDIT).summary().mean())
                .isLessThan(1.2 * comparison);
        SampleSizes pools = sizes(mixed, settings, AuditMethod.ONE_AUDIT).summary();
        assertThat(pools.mean()).isBetween(0.8 * polling, 1.3 * polling);
    }

    @Test
    void whatNoSampleCanConfirmIsSaidWithItsReason() {
        assertThat(totals("plurality", 1, 0, 50, 50).why()).contains("tied");
        assertThat(totals("plurality", 1, 0, 50, 50).standing()).isEqualTo(AuditedContest.Standing.FULL_COUNT);
        assertThat(totals("plurality", 2, 0, 50, 40).standing()).isEqualTo(AuditedContest.Standing.CERTAIN);
        AuditedContest close = totals("plurality", 1, 0, 50_001, 50_000);
        ContestPlan plan = ElectionPlanner.plan(List.of(close), PlanSettings.standard())
                .contests()
                .get(0);
        assertThat(plan.decision()).isEqualTo(ContestPlan.Decision.FULL_COUNT_CHEAPER);
        assertThat(plan.expected()).isEqualTo(plan.fullCount());
        assertThat(plan.of(AuditMethod.BATCH_BETTING).orElseThrow().reason()).contains("in total only");
        AuditedContest lists = totals("dhondt", 5, 0, 6_200, 4_000, 3_100);
        ContestPlan seats = ElectionPlanner.plan(List.of(lists), PlanSettings.standard())
                .contests()
                .get(0);
        assertThat(seats.of(AuditMethod.BRAVO).orElseThrow().reason()).contains("compares two choices");
        assertThat(seats.of(AuditMethod.ALPHA_POLLING).orElseThrow().applies()).isTrue();
    }

    @Test
    void theFiguresDependOnTheSeedAndNotOnWhoElseIsPlanned() {
        AuditedContest a = alike("plurality", 1, 50, 3, 60, 40);
        AuditedContest b = alike("plurality", 1, 50, 3, 70, 40);
        PlanSettings settings = settings(0.05, ErrorRates.DEFAULT, 200);
        List<ContestPlan> both = ElectionPlanner.plan(List.of(a, b), settings).contests();
        assertThat(ElectionPlanner.plan(List.of(a), settings).contests().get(0).methods())
                .isEqualTo(both.get(0).methods());
        assertThat(ElectionPlanner.plan(List.of(a, b), settings)
                        .contests()
                        .get(1)
                        .methods())
                .isEqualTo(both.get(1).methods());
    }
}
