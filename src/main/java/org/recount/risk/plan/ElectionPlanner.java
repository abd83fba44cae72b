package org.recount.risk.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.recount.risk.plan.AuditedContest.Standing;
import org.recount.risk.plan.PlanSettings.Claim;

/**
 * Plans the audit of an election: contest by contest, in parallel; the figures do not depend on that.
 *
 * <p>Where the claim is about each contest by itself the limits are those of Holm 1979 (Scandinavian Journal of Statistics
 * 6:65): of {@code m} contests the one with the {@code k}-th widest margin gets {@code a/(m - k + 1)}. If each meets its
 * limit, at least {@code k} p-values are at most the {@code k}-th limit, so that Holm's procedure confirms all.
 */
public final class ElectionPlanner {
    private ElectionPlanner() {}

    /** Returns the plan for these contests, in their order. */
    public static ElectionPlan plan(List<AuditedContest> contests, PlanSettings settings) {
        double[] limits = limits(contests, settings);
        List<ContestPlan> plans = IntStream.range(0, contests.size())
                .parallel()
                .mapToObj(i -> ContestPlanner.plan(contests.get(i), settings.withRiskLimit(limits[i]), i))
                .toList();
        return new ElectionPlan(settings, plans);
    }

    private static double[] limits(List<AuditedContest> contests, PlanSettings settings) {
        double[] limits = new double[contests.size()];
        java.util.Arrays.fill(limits, settings.riskLimit());
        if (settings.claim() == Claim.EACH) {
            List<Integer> widest = IntStream.range(0, contests.size())
                    .boxed()
                    .filter(i -> contests.get(i).standing() == Standing.AUDITABLE)
                    .sorted(Comparator.comparingDouble(
                            i -> -contests.get(i).tightest().orElseThrow().relative()))
                    .toList();
            for (int k = 0; k < widest.size(); k++) {
                limits[widest.get(k)] = settings.riskLimit() / (widest.size() - k);
            }
        }
        return limits;
    }
}
