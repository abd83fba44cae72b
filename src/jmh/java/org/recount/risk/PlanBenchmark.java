package org.recount.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.ElectionPlanner;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.SimulatedAudit;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/**
 * A D'Hondt constituency of 24 seats and 1.2 million ballots (votes invented): its plan by every method that applies, and an
 * audit of all its assertions to the end. The issue asks for under 1 s, from a cold start; a single shot is one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class PlanBenchmark {
    private static final long[] VOTES = {
        331_204, 262_877, 190_433, 131_920, 92_318, 61_047, 43_551, 30_226, 18_940, 11_735, 7_402, 3_118
    };

    private ContestTally tally;

    @Setup
    public void contest() {
        List<Choice> lists = new ArrayList<>();
        for (int c = 0; c < VOTES.length; c++) {
            lists.add(Choice.of("list" + c, "List " + c, "", Gender.UNKNOWN));
        }
        Contest contest = new Contest("c24", "Constituency", "", 24, 0, lists);
        tally = ContestTally.ofTotals(ContestVotes.of(contest, VOTES, 15_229));
    }

    private AuditedContest audited() {
        return AuditedContest.of(tally, SeatRules.create(RuleSpec.of("dhondt")));
    }

    /** The plan by every method. */
    @Benchmark
    public void plan(Blackhole hole) {
        hole.consume(ElectionPlanner.plan(List.of(audited()), PlanSettings.standard()));
    }

    /** The plan, and a ballot comparison of all assertions to its end. */
    @Benchmark
    public void planAndComparison(Blackhole hole) {
        plan(hole);
        hole.consume(SimulatedAudit.play(audited(), PlanSettings.standard(), AuditMethod.BETTING_COMPARISON));
    }

    /** The plan, and ballot polling of all assertions to its end. */
    @Benchmark
    public void planAndPolling(Blackhole hole) {
        plan(hole);
        hole.consume(SimulatedAudit.play(audited(), PlanSettings.standard(), AuditMethod.ALPHA_POLLING));
    }
}
