package org.recount.risk.plan;

import java.util.List;
import java.util.Optional;

/**
 * The plan for one contest.
 *
 * @param contest the contest with its assertions
 * @param riskLimit the risk limit of this contest
 * @param methods what each method needs, in the order asked; empty where no sample can confirm the seats
 * @param fullCount the work of a full hand count
 * @param cheapest the method of least expected cost; empty where a full hand count is as cheap or the only way, or nothing
 *     is to be done
 * @param expected the expected work of the cheapest way
 */
public record ContestPlan(
        AuditedContest contest,
        double riskLimit,
        List<MethodPlan> methods,
        Workload fullCount,
        Optional<AuditMethod> cheapest,
        Workload expected) {

    public ContestPlan {
        methods = List.copyOf(methods);
    }

    /** Returns what a method needs, if it was asked. */
    public Optional<MethodPlan> of(AuditMethod method) {
        return methods.stream().filter(m -> m.method() == method).findFirst();
    }

    /** Returns how the contest is best confirmed. */
    public Decision decision() {
        return switch (contest.standing()) {
            case CERTAIN -> Decision.NOTHING;
            case FULL_COUNT -> Decision.FULL_COUNT_ONLY;
            case AUDITABLE -> cheapest.isPresent() ? Decision.SAMPLE : Decision.FULL_COUNT_CHEAPER;
        };
    }

    /** How a contest is best confirmed. */
    public enum Decision {
        /** By a sample. */
        SAMPLE,
        /** A sample could confirm it, but counting everything costs no more. */
        FULL_COUNT_CHEAPER,
        /** Only a full hand count can: a tie, or a rule without assertions. */
        FULL_COUNT_ONLY,
        /** The seats are the same whatever the votes. */
        NOTHING
    }
}
