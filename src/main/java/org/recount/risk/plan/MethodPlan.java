package org.recount.risk.plan;

import java.util.Optional;

/**
 * What one method needs for one contest.
 *
 * @param method the method
 * @param sizes draws; empty where the method does not apply
 * @param reason why it does not apply; blank where it does
 * @param planned the work of the size that suffices with the wanted chance, in one round; a full count where no sample does
 * @param schedule the cheapest rounds and their expected work; empty where the method does not apply
 * @param strata how the draws are shared between two strata; empty where the contest is one
 */
public record MethodPlan(
        AuditMethod method,
        Optional<PlannedSizes> sizes,
        String reason,
        Optional<Workload> planned,
        Optional<Schedule> schedule,
        Optional<StrataAllocation> strata) {

    static MethodPlan notApplicable(AuditMethod method, String reason) {
        return new MethodPlan(method, Optional.empty(), reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns whether the method can be used at all. */
    public boolean applies() {
        return sizes.isPresent();
    }
}
