package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** Contests to plan for. */
final class PlanContests {
    private PlanContests() {}

    static Contest contest(int seats, int choices) {
        List<Choice> list = new ArrayList<>();
        for (int c = 0; c < choices; c++) {
            list.add(Choice.of("c" + c, "Choice " + c, "", Gender.UNKNOWN));
        }
        return new Contest("k", "Contest", "", seats, 0, list);
    }

    /** Totals only. */
    static AuditedContest totals(String rule, int seats, long invalid, long... votes) {
        return AuditedContest.of(
                ContestTally.ofTotals(ContestVotes.of(contest(seats, votes.length), votes, invalid)),
                SeatRules.create(RuleSpec.of(rule)));
    }

    /** So many stations alike. */
    static AuditedContest alike(String rule, int seats, int stations, long invalid, long... votes) {
        ContestTally.Builder builder = ContestTally.builder(contest(seats, votes.length));
        long cast = Arrays.stream(votes).sum() + invalid;
        for (int s = 0; s < stations; s++) {
            builder.add(new PollingStation("s" + s, "s" + s, "", "", -1, cast, invalid), votes);
        }
        return AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of(rule)));
    }

    static PlanSettings settings(double riskLimit, ErrorRates rates, int trials, AuditMethod... methods) {
        return new PlanSettings(
                riskLimit,
                PlanSettings.Claim.ALL,
                methods.length == 0 ? List.of(AuditMethod.values()) : List.of(methods),
                rates,
                Costs.DEFAULT,
                0.9,
                trials,
                7);
    }

    static PlannedSizes sizes(AuditedContest contest, PlanSettings settings, AuditMethod method) {
        return ElectionPlanner.plan(List.of(contest), settings)
                .contests()
                .get(0)
                .of(method)
                .orElseThrow()
                .sizes()
                .orElseThrow();
    }
}
