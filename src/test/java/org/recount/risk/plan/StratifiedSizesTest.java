package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.risk.plan.RecordStations.Column;
import org.recount.risk.plan.RecordStations.Condition;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** Plans of audits in two strata. */
class StratifiedSizesTest {
    private static final int TRIALS = 80;

    /** Stations of 500 ballots, one in {@code every} without records. */
    static AuditedContest contest(String rule, int stations, int every, int margin) {
        Contest contest = new Contest(
                "c",
                "C",
                "",
                rule.equals("plurality") ? 1 : 3,
                0,
                List.of(
                        Choice.of("w", "W", "", Gender.UNKNOWN),
                        Choice.of("l", "L", "", Gender.UNKNOWN),
                        Choice.of("x", "X", "", Gender.UNKNOWN)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (int p = 0; p < stations; p++) {
            String kind = p % every == 0 ? "hand" : "machine";
            builder.add(
                    new PollingStation("s" + p, "s" + p, "", kind, -1, 500, 20),
                    new long[] {220 + margin, 220 - margin, 40});
        }
        return AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of(rule)));
    }

    private static PlanSettings settings(double limit, int trials, ErrorRates rates, AuditMethod... methods) {
        return new PlanSettings(
                limit,
                PlanSettings.Claim.ALL,
                List.of(methods),
                rates,
                Costs.DEFAULT,
                0.9,
                trials,
                7,
                new RecordStations(List.of(new Condition(Column.KIND, "machine"))));
    }

    private static MethodPlan plan(AuditedContest contest, PlanSettings settings) {
        return ElectionPlanner.plan(List.of(contest), settings)
                .contests()
                .get(0)
                .methods()
                .get(0);
    }

    @Test
    void bothMethodsPlanAndTheProductNeedsLessThanFisher() {
        AuditedContest c = contest("plurality", 60, 3, 12);
        MethodPlan ui = plan(c, settings(0.05, 200, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION));
        MethodPlan suite = plan(c, settings(0.05, 100, ErrorRates.DEFAULT, AuditMethod.SUITE));
        StrataAllocation how = ui.strata().orElseThrow();
        assertThat(how.recordBallots()).isEqualTo(20_000);
        assertThat(how.polledBallots()).isEqualTo(10_000);
        assertThat(how.recordStations()).isEqualTo(40);
        assertThat(how.records(100) + how.polled(100)).isEqualTo(100);
        SampleSizes a = ui.sizes().orElseThrow().summary();
        SampleSizes b = suite.sizes().orElseThrow().summary();
        assertThat(a.fullCount()).isZero();
        assertThat(a.standardError()).isPositive();
        assertThat(a.mean()).isLessThan(b.mean());
        assertThat(a.quantiles()).isSorted();
        // More than a comparison of every ballot needs, less than polling all.
        double compared = plan(
                        contest("plurality", 60, 1_000, 12),
                        settings(0.05, 200, ErrorRates.DEFAULT, AuditMethod.ALPHA_POLLING))
                .sizes()
                .orElseThrow()
                .summary()
                .mean();
        assertThat(a.mean()).isBetween(60.0, compared);
        // Ballots to read and boxes to open are those of both strata.
        Workload w = ui.planned().orElseThrow();
        assertThat(w.ballots()).isBetween(0.9 * a.quantile(0.9), (double) a.quantile(0.9));
        assertThat(w.stations()).isBetween(20.0, 60.0);
    }

    /** The share is near the best of all: audits on other ballots than the pilots' do not need fewer draws at another one. */
    @ParameterizedTest
    @CsvSource({"60, 3, 20, 0.001", "20, 2, 8, 0", "60, 10, 12, 0"})
    void theShareIsNearTheBest(int stations, int every, int margin, double errors) {
        AuditedContest c = contest("plurality", stations, every, margin);
        ErrorRates rates = new ErrorRates(errors, errors, 0, 0, 0, 0);
        PlanSettings s = settings(0.05, 200, rates, AuditMethod.UNION_INTERSECTION);
        MethodPlan plan = plan(c, s);
        StrataAllocation chosen = plan.strata().orElseThrow();
        TwoStrataContest strata = TwoStrataContest.of(c, s.records()).orElseThrow();
        StrataTrials trials = trials(strata, c.margins(), s, false);
        int[] ours = trials.draws(chosen, 5_000, TRIALS);
        for (double share : new double[] {0.06, 0.12, 0.2, 0.3, 0.45, 0.7}) {
            int[] other = trials.draws(chosen.with(share), 5_000, TRIALS);
            double mean = 0;
            double squares = 0;
            for (int t = 0; t < ours.length; t++) {
                mean += (ours[t] - other[t]) / (double) TRIALS;
                squares += Math.pow(ours[t] - other[t], 2) / TRIALS;
            }
            double error = Math.sqrt((squares - mean * mean) / (TRIALS - 1));
            // Two per cent, and three standard errors of the difference.
            assertThat(mean)
                    .as("share %s against %s", chosen.recordShare(), share)
                    .isLessThan(0.02 * Arrays.stream(other).average().orElseThrow() + 3 * error);
        }
    }

    private static StrataTrials trials(
            TwoStrataContest strata, List<AssertionMargin> assertions, PlanSettings s, boolean suite) {
        return new StrataTrials(
                strata,
                assertions.stream()
                        .<Supplier<StrataAudit>>map(
                                a -> () -> new StrataAudit.ByWealth(strata, a, s.riskLimit(), suite))
                        .toList(),
                s,
                16 + AuditMethod.UNION_INTERSECTION.ordinal());
    }

    /** A few polled ballots among many with records and a close margin: they are drawn to their end, and that is no full count. */
    @Test
    void aSmallPolledStratumIsExhausted() {
        AuditedContest c = contest("plurality", 60, 20, 5); // 1,500 of 30,000 ballots, a margin of 2%
        MethodPlan plan = plan(c, settings(0.05, 100, ErrorRates.NONE, AuditMethod.UNION_INTERSECTION));
        SampleSizes sizes = plan.sizes().orElseThrow().summary();
        assertThat(sizes.fullCount()).isZero();
        assertThat(sizes.quantile(0.95)).isLessThan(4_000);
        StrataAllocation how = new StrataAllocation(28_500, 1_500, 57, 0.1);
        assertThat(how.polled(1_000)).isEqualTo(900);
        assertThat(how.polled(2_000)).isEqualTo(1_500);
        assertThat(how.records(2_000)).isEqualTo(500);
    }

    /**
     * The audits of the assertions that are watched end with those of all: no other one is ever the last. Ten lists, nine seats,
     * eighty audits.
     */
    @Test
    void theOtherAssertionsAreNeverTheLast() {
        AuditedContest c = lists();
        PlanSettings s = settings(0.05, 200, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION);
        TwoStrataContest strata = TwoStrataContest.of(c, s.records()).orElseThrow();
        StrataAllocation allocation = plan(c, s).strata().orElseThrow();
        List<AssertionMargin> near = new StratifiedSizes(strata, s, 7, false).near();
        assertThat(near).hasSizeBetween(2, c.margins().size() / 2);
        int[] few = trials(strata, near, s, false).draws(allocation, 0, TRIALS);
        int[] all = trials(strata, c.margins(), s, false).draws(allocation, 0, TRIALS);
        assertThat(few).isEqualTo(all);
        // The hardest alone is not always the last: what one assertion says of a contest falls short.
        int[] one = trials(strata, near.subList(0, 1), s, false).draws(allocation, 0, TRIALS);
        assertThat(Arrays.stream(one).sum()).isLessThan(Arrays.stream(all).sum());
        for (int t = 0; t < one.length; t++) {
            assertThat(one[t]).isLessThanOrEqualTo(all[t]);
        }
    }

    private static AuditedContest lists() {
        List<Choice> choices = new ArrayList<>();
        for (int l = 0; l < 10; l++) {
            choices.add(Choice.of("l" + l, "L" + l, "", Gender.UNKNOWN));
        }
        ContestTally.Builder builder = ContestTally.builder(new Contest("c", "C", "", 9, 0, choices));
        long[] votes = {131, 97, 83, 61, 47, 31, 23, 11, 7, 4};
        for (int p = 0; p < 60; p++) {
            builder.add(new PollingStation("s" + p, "s" + p, "", p % 3 == 0 ? "hand" : "machine", -1, 500, 5), votes);
        }
        return AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of("dhondt")));
    }

    /** SUITE's combination holds for any assertions: lists too, by Kaplan-Markov and ALPHA. */
    @Test
    void listsArePlannedByBoth() {
        AuditedContest c = contest("dhondt", 60, 3, 20);
        SampleSizes ui = plan(c, settings(0.05, 100, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION))
                .sizes()
                .orElseThrow()
                .summary();
        SampleSizes suite = plan(c, settings(0.05, 100, ErrorRates.DEFAULT, AuditMethod.SUITE))
                .sizes()
                .orElseThrow()
                .summary();
        assertThat(suite.fullCount()).isZero();
        assertThat(ui.mean()).isLessThan(suite.mean());
        assertThat(suite.mean()).isLessThan(2 * ui.mean());
    }

    @Test
    void whereThereAreNoTwoStrata() {
        AuditedContest c = contest("plurality", 20, 3, 12);
        PlanSettings nothingSaid = new PlanSettings(
                0.05,
                PlanSettings.Claim.ALL,
                List.of(AuditMethod.SUITE),
                ErrorRates.DEFAULT,
                Costs.DEFAULT,
                0.9,
                50,
                7);
        assertThat(plan(c, nothingSaid).reason()).contains("nothing is said of which stations");
        AuditedContest one = contest("plurality", 20, 1, 12);
        assertThat(plan(one, settings(0.05, 50, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION))
                        .reason())
                .contains("one stratum");
        // A comparison of all ballots is no way where some have no record.
        assertThat(plan(c, settings(0.05, 50, ErrorRates.DEFAULT, AuditMethod.BETTING_COMPARISON))
                        .reason())
                .contains("Not every station");
        // A margin of nearly nothing ends in a full count.
        AuditedContest close = contest("plurality", 20, 3, 1);
        assertThat(plan(close, settings(0.05, 50, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION))
                        .sizes()
                        .orElseThrow()
                        .summary()
                        .quantile(0.9))
                .isEqualTo(10_000);
    }
}
