package org.recount.risk.plan;

import java.util.List;

/**
 * The plan for all contests of an election.
 *
 * @param settings what was asked
 * @param contests contest by contest, in the order of the election
 */
public record ElectionPlan(PlanSettings settings, List<ContestPlan> contests) {

    public ElectionPlan {
        contests = List.copyOf(contests);
    }

    /** Returns the expected work of the cheapest mix over all contests. */
    public Workload cheapestMix() {
        return contests.stream().map(ContestPlan::expected).reduce(Workload.NONE, Workload::plus);
    }

    /** Returns the work of counting everything by hand. */
    public Workload fullCount() {
        return contests.stream().map(ContestPlan::fullCount).reduce(Workload.NONE, Workload::plus);
    }

    /**
     * Returns the expected work if one method is used wherever it applies and is cheaper than a full count, and the others
     * are counted in full.
     */
    public Workload everywhere(AuditMethod method) {
        Workload sum = Workload.NONE;
        for (ContestPlan c : contests) {
            sum = sum.plus(c.of(method)
                    .flatMap(MethodPlan::schedule)
                    .map(Schedule::expected)
                    .orElse(c.contest().standing() == AuditedContest.Standing.CERTAIN ? Workload.NONE : c.fullCount()));
        }
        return sum;
    }

    /** Returns the number of contests for which a method is the cheapest way. */
    public long cheapestIn(AuditMethod method) {
        return contests.stream()
                .filter(c -> c.cheapest().filter(m -> m == method).isPresent())
                .count();
    }

    /** Returns the number of contests that are best confirmed in this way. */
    public long count(ContestPlan.Decision decision) {
        return contests.stream().filter(c -> c.decision() == decision).count();
    }

    /** Returns what may be claimed when every contest has met its limit, and why no more or less. */
    public String statement() {
        String limit = percent(settings.riskLimit());
        String assertions =
                "A contest's risk is the greatest over its assertions, without correction: if its seats are wrong,"
                        + " one assertion is false, and that one would have to be confirmed. ";
        return assertions
                + switch (settings.claim()) {
                    case ALL ->
                        "The claim is that all seats are right. Each contest is audited at " + limit
                                + " and none is corrected for: if any seat is wrong, it is wrong in one contest, and the chance"
                                + " that this one is confirmed is at most " + limit + ".";
                    case EACH ->
                        "The claim is about each contest by itself, so there are as many claims as contests, and Holm's"
                                + " correction keeps the chance that any confirmed contest is wrong at most " + limit
                                + ". The contests need limits from " + limit + "/m to " + limit
                                + "; the narrowest gets the widest.";
                };
    }

    private static String percent(double share) {
        return new java.math.BigDecimal(Double.toString(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
