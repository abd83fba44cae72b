package org.recount.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.recount.cli.Columns.Side;
import org.recount.election.Contest;
import org.recount.report.text.Figures;
import org.recount.report.text.PlannedElection;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.ContestPlan.Decision;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.MethodPlan;
import org.recount.risk.plan.PlannedSizes;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.StrataAllocation;
import org.recount.risk.plan.Workload;

/** {@code recount plan} for people. */
final class PlanText {
    private final PrintWriter out;

    PlanText(PrintWriter out) {
        this.out = out;
    }

    void print(PlannedElection about, ElectionPlan plan) {
        Costs costs = plan.settings().costs();
        out.println(about.name() + " (" + about.id() + "): what would confirm the seats at a risk limit of "
                + Figures.confidence(plan.settings().riskLimit()));
        if (about.synthetic()) {
            out.println("SYNTHETIC votes, drawn from a model: no figure about one contest is a finding about it.");
        }
        if (!about.source().isEmpty()) {
            out.println(about.sourceSentence());
        }
        out.println(plan.statement());
        out.println(rates(plan.settings().rates()));
        out.println("Costs: " + costs.source() + ".");
        plan.contests().forEach(c -> contest(c, plan));
        if (plan.contests().size() > 1) {
            country(plan);
        }
    }

    private static final String NATION = "which lists pass the threshold of the nation.";

    private static String rates(ErrorRates r) {
        return String.format(
                Locale.ROOT,
                "Assumed errors (the sizes depend on them, the risk limit does not): of ballots %s one-vote and %s two-vote"
                        + " overstatements, %s and %s understatements; %s of stations with %s of their ballots shifted.",
                Figures.confidence(r.oneOver()),
                Figures.confidence(r.twoOver()),
                Figures.confidence(r.oneUnder()),
                Figures.confidence(r.twoUnder()),
                Figures.confidence(r.station()),
                Figures.confidence(r.shift()));
    }

    private void contest(ContestPlan p, ElectionPlan plan) {
        AuditedContest a = p.contest();
        Contest contest = a.tally().contest();
        out.println();
        out.println(contest.id() + (contest.name().equals(contest.id()) ? "" : "  " + contest.name()) + ": "
                + (a.nation()
                        ? ""
                        : Figures.counted(contest.seats(), "seat", "seats") + " ("
                                + a.assertions().rule() + "), ")
                + Figures.counted(a.ballots(), "ballot", "ballots")
                + (a.stations() == 0
                        ? "; the stations are not published and their cost is left out"
                        : " in " + Figures.counted(a.stations(), "station", "stations")));
        if (!a.restsOn().isEmpty()) {
            out.println("  Its seats are confirmed once \"" + a.restsOn() + "\" is too: " + NATION);
        }
        if (a.unreported() > 0) {
            out.println("  " + Figures.counted(a.unreported(), "ballot stands", "ballots stand")
                    + " in a box and in no total; they count as votes for nobody");
        }
        if (!a.why().isEmpty()) {
            out.println("  " + a.why() + ".");
        }
        a.tightest().ifPresent(t -> out.println("  " + assertions(a, t)));
        if (p.riskLimit() != plan.settings().riskLimit()) {
            out.println("  Risk limit of this contest: " + Figures.percent(p.riskLimit()) + " (Holm)");
        }
        methods(p, plan);
        out.println("  " + decision(p, plan.settings().costs()));
    }

    private static String assertions(AuditedContest a, AssertionMargin t) {
        return Figures.counted(a.margins().size(), "assertion", "assertions")
                + (a.assertions().strength() == AssertionSet.Strength.SUFFICIENT ? " (sufficient)" : "")
                + "; the tightest: " + t.assertion().text() + ", diluted margin " + Figures.percent(t.margin())
                + (t.assorter().upper() == 1 ? "" : " (" + Figures.percent(t.relative()) + " of its bound)")
                + (t.ballotsChanged().isPresent()
                        ? ", " + Figures.counted(t.ballotsChanged().getAsLong(), "ballot changed", "ballots changed")
                        : "");
    }

    private void methods(ContestPlan p, ElectionPlan plan) {
        if (p.methods().isEmpty()) {
            return;
        }
        Columns table = new Columns(
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT);
        String chance = Figures.confidence(plan.settings().chance());
        table.add(
                "",
                "expected",
                "50%",
                "80%",
                "90%",
                "95%",
                chance + ": ballots",
                "stations",
                plan.settings().costs().inMoney() ? "money" : "hours",
                "how");
        for (MethodPlan m : p.methods()) {
            line(table, m, plan.settings().costs());
        }
        table.print(out, "  ");
    }

    private static void line(Columns table, MethodPlan m, Costs costs) {
        Optional<PlannedSizes> found = m.sizes();
        if (found.isEmpty()) {
            table.add(m.method().words(), "-", "-", "-", "-", "-", "-", "-", "-", m.reason());
            return;
        }
        PlannedSizes sizes = found.get();
        SampleSizes s = sizes.summary();
        Workload work = m.planned().orElse(Workload.NONE);
        table.add(
                m.method().words(),
                sizes.hasMean() ? sizes.isFull((long) s.mean()) ? "all" : Figures.amount(s.mean()) : "-",
                size(sizes, 0),
                size(sizes, 1),
                size(sizes, 2),
                size(sizes, 3),
                Figures.count(Math.round(work.ballots())),
                work.stations() == 0 ? "-" : Figures.count(Math.round(work.stations())),
                Figures.count(Math.round(costs.weigh(work.cost()))),
                how(sizes) + m.strata().map(PlanText::strata).orElse(""));
    }

    private static String strata(StrataAllocation how) {
        return "; " + Figures.percent(how.recordShare()) + " of the draws from the "
                + Figures.count(how.recordBallots()) + " ballots with records";
    }

    private static String size(PlannedSizes sizes, int chance) {
        long size = sizes.summary().quantiles().get(chance);
        return sizes.isFull(size) ? "all" : Figures.count(size);
    }

    private static String how(PlannedSizes sizes) {
        SampleSizes s = sizes.summary();
        return switch (sizes.basis()) {
            case SIMULATION ->
                Figures.count(s.trials()) + " trials"
                        + (s.standardError() > 0 ? ", s.e. " + Figures.amount(s.standardError()) : "")
                        + (s.fullCount() > 0 ? ", " + Figures.percent(s.fullCount()) + " end in a full count" : "");
            case EXACT -> sizes.hasMean() ? "exact" : "exact, one round";
            case FORMULA -> "formula, no errors";
            case GROWTH -> "all: the test grows too slowly";
        };
    }

    private static String decision(ContestPlan p, Costs costs) {
        String full = "full hand count " + cost(p.fullCount(), costs);
        return switch (p.decision()) {
            case NOTHING -> "Nothing to audit.";
            case FULL_COUNT_ONLY -> "Only a full hand count can confirm it: " + cost(p.fullCount(), costs) + ".";
            case FULL_COUNT_CHEAPER ->
                "A full hand count is cheaper than any sample: " + cost(p.fullCount(), costs) + ".";
            case SAMPLE -> {
                MethodPlan m = p.of(p.cheapest().orElseThrow()).orElseThrow();
                yield "Cheapest: " + m.method().words() + ", looked at after "
                        + String.join(
                                ", ",
                                m.schedule().orElseThrow().sizes().stream()
                                        .map(Figures::count)
                                        .toList())
                        + " draws; expected " + cost(p.expected(), costs) + " ("
                        + Figures.percent(m.schedule().orElseThrow().fullCount()) + " chance of a full count); " + full
                        + ".";
            }
        };
    }

    private static String cost(Workload w, Costs costs) {
        String hours = Figures.amount(w.cost().hours()) + " hours";
        return costs.inMoney()
                ? hours + ", " + Figures.amount(costs.total(w.cost()))
                        + (costs.currency().isEmpty() ? " of money" : " " + costs.currency())
                : hours;
    }

    private void country(ElectionPlan plan) {
        Costs costs = plan.settings().costs();
        out.println();
        out.println("All contests: " + plan.contests().size() + "; by a sample " + plan.count(Decision.SAMPLE)
                + ", full count cheaper " + plan.count(Decision.FULL_COUNT_CHEAPER) + ", full count the only way "
                + plan.count(Decision.FULL_COUNT_ONLY) + ", nothing to audit " + plan.count(Decision.NOTHING) + ".");
        Columns table = new Columns(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        table.add("expected", "ballots", "stations", "hours", costs.inMoney() ? "money" : "", "cheapest in");
        for (AuditMethod m : plan.settings().methods()) {
            total(table, m.words(), plan.everywhere(m), costs, Figures.count(plan.cheapestIn(m)));
        }
        total(table, "The cheapest mix", plan.cheapestMix(), costs, "");
        total(table, "Everything by hand", plan.fullCount(), costs, "");
        table.print(out, "  ");
        out.println("  Where a method does not apply or a full count is cheaper, the contest is counted in full.");
    }

    private static void total(Columns table, String name, Workload w, Costs costs, String cheapest) {
        table.add(
                name,
                Figures.count(Math.round(w.ballots())),
                Figures.count(Math.round(w.stations())),
                Figures.count(Math.round(w.cost().hours())),
                costs.inMoney() ? Figures.count(Math.round(costs.total(w.cost()))) : "",
                cheapest);
    }
}
