package org.recount.report.text;

import java.util.List;
import java.util.Locale;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.ContestPlan.Decision;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.RiskPath;
import org.recount.risk.plan.Workload;

/**
 * A plan as a report shows it, and the sentences that its page, tables and charts share.
 *
 * @param about what it is for
 * @param plan the plan
 * @param pathContest name of the contest whose audits are shown draw by draw; blank where there is none
 * @param paths these audits
 */
public record PlanView(PlannedElection about, ElectionPlan plan, String pathContest, List<RiskPath> paths) {

    public PlanView {
        paths = List.copyOf(paths);
    }

    /** Returns the costs. */
    public Costs costs() {
        return plan.settings().costs();
    }

    /** Returns {@code 5%}. */
    public String riskLimit() {
        return Figures.confidence(plan.settings().riskLimit());
    }

    /** Returns {@code 90%}. */
    public String chance() {
        return Figures.confidence(plan.settings().chance());
    }

    /** Returns what the sizes assume, as a sentence. */
    public String assumption() {
        ErrorRates r = plan.settings().rates();
        return String.format(
                Locale.ROOT,
                "Assumed: the reported seats are right; of ballots %s one-vote and %s two-vote overstatements, %s and %s"
                        + " understatements; %s of stations with %s of their ballots shifted.",
                Figures.confidence(r.oneOver()),
                Figures.confidence(r.twoOver()),
                Figures.confidence(r.oneUnder()),
                Figures.confidence(r.twoUnder()),
                Figures.confidence(r.station()),
                Figures.confidence(r.shift()));
    }

    /** Returns where the rates come from. */
    public String ratesSource() {
        return plan.settings().rates().equals(ErrorRates.DEFAULT) ? ErrorRates.SOURCE : "Given on the command line.";
    }

    /** Returns model, source and label of a figure. */
    public String model() {
        return assumption() + " " + about.sourceSentence() + " " + about.label();
    }

    /** Returns a cost in its measure, with the unit. */
    public String cost(Workload work) {
        return costs().inMoney()
                ? Figures.count(Math.round(costs().total(work.cost())))
                        + (costs().currency().isEmpty() ? " of money" : " " + costs().currency())
                : Figures.counted(Math.round(work.cost().hours()), "hour", "hours");
    }

    /** Returns the name of the measure of costs, for an axis. */
    public String costAxis() {
        return costs().inMoney()
                ? "Cost" + (costs().currency().isEmpty() ? "" : ", " + costs().currency())
                : "Hours of work";
    }

    /** Returns a cost as a number in its measure. */
    public double weigh(Workload work) {
        return costs().weigh(work.cost());
    }

    /** Returns the answer in one sentence. */
    public String answer() {
        long sample = plan.count(Decision.SAMPLE);
        return "To confirm all seats at a risk limit of " + riskLimit() + ", "
                + Figures.counted(sample, "contest is", "contests are") + " cheapest by a sample, "
                + Figures.count(plan.count(Decision.FULL_COUNT_CHEAPER)) + " by a full hand count, and for "
                + Figures.count(plan.count(Decision.FULL_COUNT_ONLY))
                + " a full hand count is the only way; together " + cost(plan.cheapestMix()) + " expected, against "
                + cost(plan.fullCount()) + " for counting everything by hand.";
    }

    /** Returns the name of a contest, or its identifier where it has none. */
    public static String name(ContestPlan c) {
        String name = c.contest().tally().contest().name();
        return name.isBlank() ? c.contest().tally().contest().id() : name;
    }

    /** Returns what is decided for a contest, in words. */
    public static String decision(ContestPlan c) {
        return switch (c.decision()) {
            case SAMPLE -> c.cheapest().map(AuditMethod::words).orElse("");
            case FULL_COUNT_CHEAPER -> "Full hand count (cheaper)";
            case FULL_COUNT_ONLY -> "Full hand count (the only way)";
            case NOTHING -> "Nothing to audit";
        };
    }
}
