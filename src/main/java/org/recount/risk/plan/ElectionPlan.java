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

    /**
     * Returns the expected work of the cheapest mix over all contests. A threshold of the nation is a sample of its own beside
     * those of the contests (an upper bound: some ballots could serve both), and if all is counted for it, nothing is
     * counted twice.
     */
    public Workload cheapestMix() {
        return atMostAll(contests.stream().map(ContestPlan::expected).reduce(Workload.NONE, Workload::plus));
    }

    /**
     * Returns the work of counting everything by hand: of all contests, and what is decided over all of them is counted with
     * them; or of the nation, where not all contests are planned.
     */
    public Workload fullCount() {
        Workload most = Workload.NONE;
        for (ContestPlan c : contests) {
            most = c.contest().nation() ? most : most.plus(c.fullCount());
        }
        for (ContestPlan c : contests) {
            boolean more = settings.costs().weigh(c.fullCount().cost())
                    > settings.costs().weigh(most.cost());
            most = c.contest().nation() && more ? c.fullCount() : most;
        }
        return most;
    }

    private Workload atMostAll(Workload sum) {
        if (contests.stream().noneMatch(c -> c.contest().nation())) {
            return sum;
        }
        Workload all = fullCount();
        return settings.costs().weigh(sum.cost()) <= settings.costs().weigh(all.cost()) ? sum : all;
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
        return atMostAll(sum);
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
        String nation = contests.stream().noneMatch(c -> c.contest().nation())
                ? ""
                : "The threshold of the nation is audited as a contest over all ballots: a contest that rests on it is"
                        + " confirmed once both are. ";
        return assertions
                + nation
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
