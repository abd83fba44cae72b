package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/** The cheapest rounds against every way to choose them. */
class ScheduleTest {

    private static Schedule.Look look(long size, double done, double hours) {
        return new Schedule.Look(size, done, new Workload(size, 0, 0, new Costs.Cost(hours, 0)));
    }

    private static Costs costs(double round) {
        return new Costs(Costs.Cost.NONE, Costs.Cost.NONE, Costs.Cost.NONE, new Costs.Cost(round, 0), 0, "", "a test");
    }

    private static double cost(List<Schedule.Look> chosen, double full, double round) {
        double sum = 0;
        double open = 1;
        double before = 0;
        for (Schedule.Look l : chosen) {
            sum += open * (round + l.work().cost().hours() - before);
            before = l.work().cost().hours();
            open = 1 - l.done();
        }
        return sum + open * full;
    }

    @Test
    void isTheBestOfAllSubsets() {
        RandomStream random = new Streams(1).stream(0, Streams.Purpose.TEST, 0);
        for (int run = 0; run < 300; run++) {
            int n = 1 + random.nextInt(8);
            List<Schedule.Look> looks = new ArrayList<>();
            long size = 0;
            double done = 0;
            for (int i = 0; i < n; i++) {
                size += 1 + random.nextInt(50);
                done += (1 - done) * random.nextDouble();
                looks.add(look(size, done, size * 0.1));
            }
            double full = random.nextDouble() * 40;
            double round = random.nextDouble() * 5;
            Workload count = new Workload(1_000, 10, 1, new Costs.Cost(full, 0));
            double best = Double.POSITIVE_INFINITY;
            for (int subset = 0; subset < 1 << n; subset++) {
                List<Schedule.Look> chosen = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    if ((subset >> i & 1) == 1) {
                        chosen.add(looks.get(i));
                    }
                }
                best = Math.min(best, cost(chosen, full, round));
            }
            Schedule found = Schedule.cheapest(looks, count, costs(round));
            assertThat(found.expected().cost().hours()).isCloseTo(best, within(1e-9));
        }
    }

    @Test
    void countsAtOnceWhereThatIsCheapest() {
        Workload count = new Workload(100, 1, 1, new Costs.Cost(2, 0));
        Schedule found = Schedule.cheapest(List.of(look(90, 0.9, 9)), count, costs(1));
        assertThat(found.sizes()).isEmpty();
        assertThat(found.fullCount()).isEqualTo(1);
        assertThat(found.expected()).isEqualTo(count);
    }

    @Test
    void oneLookForACertainSize() {
        Workload count = new Workload(1_000, 9, 1, new Costs.Cost(50, 0));
        Schedule found = Schedule.cheapest(List.of(look(20, 1, 2)), count, costs(3));
        assertThat(found.sizes()).containsExactly(20L);
        assertThat(found.fullCount()).isZero();
        assertThat(found.expected().cost().hours()).isCloseTo(5, within(1e-12));
        assertThat(found.expected().rounds()).isEqualTo(1);
    }

    /** The cheapest mix of an election is the sum of what is cheapest in each contest. */
    @Test
    void theMixIsTheCheapestOfAllAssignments() {
        List<AuditedContest> contests = List.of(
                PlanContests.alike("plurality", 1, 60, 2, 60, 38),
                PlanContests.alike("plurality", 1, 60, 2, 50, 48),
                PlanContests.totals("dhondt", 4, 0, 4_000, 3_100, 2_500));
        ElectionPlan plan = ElectionPlanner.plan(contests, PlanContests.settings(0.05, ErrorRates.DEFAULT, 100));
        double best = 0;
        for (ContestPlan c : plan.contests()) {
            double least = c.fullCount().cost().hours();
            for (MethodPlan m : c.methods()) {
                least = Math.min(
                        least,
                        m.schedule().map(s -> s.expected().cost().hours()).orElse(Double.POSITIVE_INFINITY));
            }
            best += least;
        }
        assertThat(plan.cheapestMix().cost().hours()).isCloseTo(best, within(1e-9));
        for (AuditMethod m : AuditMethod.values()) {
            assertThat(plan.everywhere(m).cost().hours()).isGreaterThanOrEqualTo(best - 1e-9);
        }
    }

    @Test
    void holmGivesTheNarrowestContestTheWidestLimit() {
        List<AuditedContest> contests = List.of(
                PlanContests.totals("plurality", 1, 0, 600, 400),
                PlanContests.totals("plurality", 1, 0, 510, 490),
                PlanContests.totals("plurality", 1, 0, 50, 50),
                PlanContests.totals("plurality", 1, 0, 700, 300));
        PlanSettings each = new PlanSettings(
                0.06,
                PlanSettings.Claim.EACH,
                List.of(AuditMethod.SUPER_SIMPLE),
                ErrorRates.NONE,
                Costs.DEFAULT,
                0.9,
                10,
                1);
        ElectionPlan plan = ElectionPlanner.plan(contests, each);
        assertThat(plan.contests().stream().map(ContestPlan::riskLimit)).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(plan.statement()).contains("Holm");
    }
}
