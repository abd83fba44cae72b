package org.recount.risk.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlanner;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.PlannedSizes;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** The audit of Colorado's general election of 2024, as its own tool planned and measured it. */
class Colorado2024Test {
    private static final String FOLDER = "data/usa_colorado_2024_rla/";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyPlannedSizeOfEveryRound(int round) {
        int planned = 0;
        int withoutMargin = 0;
        for (NamedCsvRecord row : Table.read(FOLDER + "contest_round" + round + ".csv")) {
            double margin = number(row, "min_margin") / number(row, "ballot_card_count");
            Discrepancies found = new Discrepancies(
                    (long) number(row, "one_vote_over_count"),
                    (long) number(row, "two_vote_over_count"),
                    (long) number(row, "one_vote_under_count"),
                    (long) number(row, "two_vote_under_count"));
            SuperSimple method = new SuperSimple(number(row, "gamma"));
            if (margin == 0) {
                assertThat(method.drawsNeeded(number(row, "risk_limit"), margin, found))
                        .isEmpty();
                withoutMargin++;
                continue;
            }
            assertThat(method.drawsNeeded(number(row, "risk_limit"), margin, found))
                    .as(row.getField("contest_name"))
                    .hasValue((long) number(row, "optimistic_samples_to_audit"));
            planned++;
        }
        assertThat(planned).isEqualTo(613);
        assertThat(withoutMargin).isEqualTo(112);
    }

    /** The same 613 sizes from a whole plan: a contest with its votes, no errors assumed. */
    @Test
    void everyPlannedSizeThroughThePlanner() {
        List<AuditedContest> contests = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        double limit = 0.03;
        for (NamedCsvRecord row : Table.read(FOLDER + "contest_round1.csv")) {
            long margin = (long) number(row, "min_margin");
            long ballots = (long) number(row, "ballot_card_count");
            assertThat(number(row, "risk_limit")).isEqualTo(limit);
            // The smallest margin of the contest as a pair: the last winner and the first loser.
            Contest contest = new Contest(
                    row.getField("contest_name"),
                    row.getField("contest_name"),
                    "",
                    1,
                    0,
                    List.of(
                            Choice.of("winner", "winner", "", Gender.UNKNOWN),
                            Choice.of("loser", "loser", "", Gender.UNKNOWN)));
            long loser = (ballots - margin) / 2;
            contests.add(AuditedContest.of(
                    ContestTally.ofTotals(
                            ContestVotes.of(contest, new long[] {loser + margin, loser}, ballots - 2 * loser - margin)),
                    SeatRules.create(RuleSpec.of("plurality"))));
            expected.add((long) number(row, "optimistic_samples_to_audit"));
        }
        PlanSettings settings = new PlanSettings(
                limit,
                PlanSettings.Claim.ALL,
                List.of(AuditMethod.SUPER_SIMPLE),
                ErrorRates.NONE,
                Costs.DEFAULT,
                0.9,
                1,
                1);
        List<ContestPlan> plans = ElectionPlanner.plan(contests, settings).contests();
        int sampled = 0;
        int full = 0;
        int tied = 0;
        for (int i = 0; i < plans.size(); i++) {
            if (contests.get(i).standing() != AuditedContest.Standing.AUDITABLE) {
                tied++;
                continue;
            }
            AuditedContest contest = contests.get(i);
            assertThat(contest.tightest().orElseThrow().optimisticDraws(limit))
                    .as(contest.tally().contest().id())
                    .hasValue(expected.get(i));
            PlannedSizes sizes = plans.get(i)
                    .of(AuditMethod.SUPER_SIMPLE)
                    .orElseThrow()
                    .sizes()
                    .orElseThrow();
            long size = sizes.summary().quantile(0.9);
            if (sizes.isFull(size)) {
                // Colorado's tool prints the formula even where it asks for more ballots than there are.
                assertThat(2 * expected.get(i)).isGreaterThan(contest.ballots());
                full++;
            } else {
                assertThat(size).isEqualTo(expected.get(i));
                sampled++;
            }
        }
        assertThat(tied).isEqualTo(112);
        assertThat(sampled).isEqualTo(600);
        assertThat(full).isEqualTo(13);
    }

    @Test
    void everyRiskMeasurementOfTheFirstRound() {
        int measured = 0;
        int withDiscrepancies = 0;
        int met = 0;
        for (NamedCsvRecord row : Table.read(FOLDER + "results_report_round1.csv")) {
            if (row.getField("Contest").equals("End of worksheet")) {
                continue;
            }
            Discrepancies found = new Discrepancies(
                    (long) number(row, "disc +1"), (long) number(row, "disc +2"), (long) number(row, "disc -1"), (long)
                            number(row, "disc -2"));
            double risk = new SuperSimple(number(row, "gamma"))
                    .pValue(
                            (long) number(row, "audited sample count"),
                            number(row, "min margin") / number(row, "ballot count"),
                            found);
            // Printed in per cent to one place.
            assertThat(100 * risk)
                    .as(row.getField("Contest"))
                    .isCloseTo(number(row, "Risk measurement %"), within(0.05 + 1e-9));
            boolean yes = risk <= number(row, "Audit Risk Limit %") / 100;
            assertThat(row.getField("Risk Limit met?")).isEqualTo(yes ? "Yes" : "No");
            measured++;
            withDiscrepancies += found.count() > 0 ? 1 : 0;
            met += yes ? 1 : 0;
        }
        assertThat(measured).isEqualTo(725);
        assertThat(withDiscrepancies).isEqualTo(5);
        assertThat(met).isEqualTo(62);
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
