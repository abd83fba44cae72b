package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    /** The allocation by growth is near the best of all: other shares of the draws do not need fewer. */
    @Test
    void theAllocationIsNearTheBest() {
        AuditedContest c = contest("plurality", 60, 3, 12);
        PlanSettings s = settings(0.05, 200, ErrorRates.NONE, AuditMethod.UNION_INTERSECTION);
        TwoStrataContest strata = TwoStrataContest.of(c, s.records()).orElseThrow();
        StrataGrowth growth = new StrataGrowth(strata, c.margins().get(0), ErrorRates.NONE);
        StrataGrowth.Best best = growth.best(-Math.log(0.05));
        double mean = plan(c, s).sizes().orElseThrow().summary().mean();
        // What growth predicts is met to the overshoot and the spread of the polled votes.
        assertThat(mean).isBetween(0.6 * best.draws(), 1.4 * best.draws());
        assertThat(best.recordShare()).isBetween(0.1, 0.6);
    }

    @Test
    void listsArePlannedByTheProductOnly() {
        AuditedContest c = contest("dhondt", 60, 3, 20);
        MethodPlan ui = plan(c, settings(0.05, 100, ErrorRates.DEFAULT, AuditMethod.UNION_INTERSECTION));
        assertThat(ui.applies()).isTrue();
        MethodPlan suite = plan(c, settings(0.05, 100, ErrorRates.DEFAULT, AuditMethod.SUITE));
        assertThat(suite.applies()).isFalse();
        assertThat(suite.reason()).contains("two choices");
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

    @Test
    void fishersGoal() {
        double h = StratifiedSizes.fisherGoal(0.05);
        assertThat((1 + h) * Math.exp(-h)).isCloseTo(0.05, within(1e-12));
    }
}
