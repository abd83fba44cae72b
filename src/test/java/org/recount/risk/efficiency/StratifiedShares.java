package org.recount.risk.efficiency;

import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlanner;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.RecordStations;
import org.recount.risk.plan.RecordStations.Column;
import org.recount.risk.plan.RecordStations.Condition;
import org.recount.risk.plan.StrataAllocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** The share of draws among the records that {@code recount plan} chooses, which is told no error rate here. */
final class StratifiedShares {
    private StratifiedShares() {}

    static double of(StratifiedCell cell) {
        long stratum = cell.ballots() / 2;
        long winners = Math.round(stratum * (0.5 + cell.margin() / 2));
        Contest contest = new Contest(
                "c",
                "C",
                "",
                1,
                0,
                List.of(Choice.of("w", "W", "", Gender.UNKNOWN), Choice.of("l", "L", "", Gender.UNKNOWN)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (String kind : new String[] {"machine", "hand"}) {
            builder.add(
                    new PollingStation(kind, kind, "", kind, -1, stratum, 0), new long[] {winners, stratum - winners});
        }
        PlanSettings settings = new PlanSettings(
                EfficiencyTable.LIMIT,
                PlanSettings.Claim.ALL,
                List.of(AuditMethod.UNION_INTERSECTION),
                ErrorRates.NONE,
                Costs.DEFAULT,
                0.9,
                1,
                1,
                new RecordStations(List.of(new Condition(Column.KIND, "machine"))));
        return ElectionPlanner.plan(
                        List.of(AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of("plurality")))),
                        settings)
                .contests()
                .get(0)
                .methods()
                .get(0)
                .strata()
                .map(StrataAllocation::recordShare)
                .orElseThrow();
    }
}
