package org.recount.risk.plan;

import java.util.List;

/**
 * What a plan is asked.
 *
 * @param riskLimit of the claim, in (0, 1)
 * @param claim what shall be claimed in the end
 * @param methods the methods to compare, at least one
 * @param rates what is assumed to be wrong
 * @param costs what things cost
 * @param chance the chance with which the planned sample shall suffice: 0.5, 0.8, 0.9 or 0.95
 * @param trials simulated audits for each contest and method; fewer where they would take long, and then it is said
 * @param seed of the simulation
 * @param records which stations have a record of each ballot
 */
public record PlanSettings(
        double riskLimit,
        Claim claim,
        List<AuditMethod> methods,
        ErrorRates rates,
        Costs costs,
        double chance,
        int trials,
        long seed,
        RecordStations records) {

    /** Settings that say nothing of records. */
    public PlanSettings(
            double riskLimit,
            Claim claim,
            List<AuditMethod> methods,
            ErrorRates rates,
            Costs costs,
            double chance,
            int trials,
            long seed) {
        this(riskLimit, claim, methods, rates, costs, chance, trials, seed, RecordStations.NOT_SAID);
    }

    /** What is claimed of the contests together. */
    public enum Claim {
        /** All seats of the election are right: no correction. */
        ALL,
        /** Of each contest by itself whether it is confirmed: Holm's correction. */
        EACH
    }

    public PlanSettings {
        methods = List.copyOf(methods);
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException("A risk limit lies between 0 and 1: " + riskLimit);
        }
        if (!SampleSizes.CHANCES.contains(chance)) {
            throw new IllegalArgumentException("The chance is one of " + SampleSizes.CHANCES + ": " + chance);
        }
        if (trials < 1) {
            throw new IllegalArgumentException("At least one simulated audit: " + trials);
        }
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("A plan needs a method");
        }
    }

    /** Returns the settings where none are given: 5%, all methods, default rates and costs, 90%. */
    public static PlanSettings standard() {
        return new PlanSettings(
                0.05,
                Claim.ALL,
                AuditMethod.withoutStrata(),
                ErrorRates.DEFAULT,
                Costs.DEFAULT,
                0.9,
                1_000,
                20_211_010);
    }

    /** Returns these settings with another risk limit. */
    PlanSettings withRiskLimit(double limit) {
        return new PlanSettings(limit, claim, methods, rates, costs, chance, trials, seed, records);
    }
}
