package org.recount.report.table;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.table.Grid.Column;
import org.recount.report.text.Figures;
import org.recount.report.text.PlanView;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.MethodPlan;
import org.recount.risk.plan.PlannedSizes;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.Schedule;
import org.recount.risk.plan.Workload;

/** The tables of a plan. */
public final class PlanTables {
    private PlanTables() {}

    /** Returns the country's work by method, the cheapest mix and the full count. */
    public static Grid country(PlanView view) {
        List<List<String>> rows = new ArrayList<>();
        for (AuditMethod m : view.plan().settings().methods()) {
            rows.add(total(
                    view,
                    m.words(),
                    view.plan().everywhere(m),
                    Figures.count(view.plan().cheapestIn(m))));
        }
        rows.add(total(view, "The cheapest mix", view.plan().cheapestMix(), ""));
        rows.add(total(view, "Everything by hand", view.plan().fullCount(), ""));
        return new Grid(
                "country",
                "Expected work over all contests. Where a method does not apply or a full count is cheaper, the contest is"
                        + " counted in full. " + view.model(),
                List.of(
                        Column.text("Way"),
                        Column.number("Ballots"),
                        Column.number("Stations"),
                        Column.number("Hours"),
                        Column.number(view.costs().inMoney() ? "Money" : "Rounds"),
                        Column.number("Cheapest in")),
                rows);
    }

    private static List<String> total(PlanView view, String name, Workload w, String cheapest) {
        return List.of(
                name,
                whole(w.ballots()),
                whole(w.stations()),
                whole(w.cost().hours()),
                view.costs().inMoney() ? whole(view.costs().total(w.cost())) : whole(w.rounds()),
                cheapest);
    }

    /** Returns one row a contest: margin, decision, work. */
    public static Grid contests(PlanView view) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestPlan c : view.plan().contests()) {
            rows.add(List.of(
                    PlanView.name(c),
                    Figures.count(c.contest().tally().contest().seats()),
                    Figures.count(c.contest().ballots()),
                    c.contest().stations() == 0
                            ? "-"
                            : Figures.count(c.contest().stations()),
                    Figures.count(c.contest().margins().size()),
                    c.contest().tightest().map(t -> Figures.percent(t.margin())).orElse("-"),
                    PlanView.decision(c),
                    c.cheapest()
                            .flatMap(c::of)
                            .flatMap(MethodPlan::schedule)
                            .map(PlanTables::rounds)
                            .orElse(
                                    c.contest().why().isEmpty()
                                            ? "-"
                                            : c.contest().why()),
                    view.cost(c.expected()),
                    view.cost(c.fullCount())));
        }
        return new Grid(
                "contests",
                "The cheapest way to confirm each contest. Margin: that of the assertion which one wrong ballot hurts most, in"
                        + " per cent of the ballots. Rounds: draws at whose end the audit looks. "
                        + view.model(),
                List.of(
                        Column.text("Contest"),
                        Column.number("Seats"),
                        Column.number("Ballots"),
                        Column.number("Stations"),
                        Column.number("Assertions"),
                        Column.number("Diluted margin"),
                        Column.text("Cheapest way"),
                        Column.text("Rounds"),
                        Column.number("Expected"),
                        Column.number("Full count")),
                rows);
    }

    private static String rounds(Schedule s) {
        return String.join("; ", s.sizes().stream().map(Figures::count).toList());
    }

    /** Returns every size of every method and contest, for a file. */
    public static Grid sizes(PlanView view) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestPlan c : view.plan().contests()) {
            for (MethodPlan m : c.methods()) {
                rows.add(row(c, m, view.costs()));
            }
        }
        return new Grid(
                "sizes",
                "Sizes by contest and method. " + view.model(),
                List.of(
                        Column.text("contest"),
                        Column.text("method"),
                        Column.number("risk_limit"),
                        Column.number("diluted_margin"),
                        Column.number("expected"),
                        Column.number("standard_error"),
                        Column.number("size_50"),
                        Column.number("size_80"),
                        Column.number("size_90"),
                        Column.number("size_95"),
                        Column.number("full_count_share"),
                        Column.text("basis"),
                        Column.number("trials"),
                        Column.number("planned_ballots"),
                        Column.number("planned_stations"),
                        Column.number("planned_hours"),
                        Column.number("planned_money"),
                        Column.text("reason")),
                rows);
    }

    private static List<String> row(ContestPlan c, MethodPlan m, Costs costs) {
        List<String> row = new ArrayList<>(List.of(
                c.contest().tally().contest().id(),
                m.method().id(),
                Figures.plain(c.riskLimit()),
                c.contest()
                        .tightest()
                        .map(AssertionMargin::margin)
                        .map(Figures::plain)
                        .orElse("")));
        if (m.sizes().isEmpty()) {
            row.addAll(List.of("", "", "", "", "", "", "", "", "", "", "", "", "", m.reason()));
            return row;
        }
        PlannedSizes sizes = m.sizes().get();
        SampleSizes s = sizes.summary();
        row.add(sizes.hasMean() ? Figures.plain(s.mean()) : "");
        row.add(sizes.hasMean() ? Figures.plain(s.standardError()) : "");
        s.quantiles().forEach(q -> row.add(sizes.isFull(q) ? "all" : Long.toString(q)));
        row.add(Figures.plain(s.fullCount()));
        row.add(sizes.basis().id());
        row.add(Integer.toString(s.trials()));
        Workload w = m.planned().orElse(Workload.NONE);
        row.add(Figures.plain(w.ballots()));
        row.add(Figures.plain(w.stations()));
        row.add(Figures.plain(w.cost().hours()));
        row.add(Figures.plain(costs.total(w.cost())));
        row.add("");
        return row;
    }

    /** Returns what things cost. */
    public static Grid costs(PlanView view) {
        Costs c = view.costs();
        return new Grid(
                "costs",
                "What things cost. Source: " + c.source() + ".",
                List.of(Column.text("What"), Column.number("Hours"), Column.number("Money")),
                List.of(
                        cost("To fetch, open and close the box of a station", c.station()),
                        cost("To find and read one ballot of a sample", c.ballot()),
                        cost("To count one ballot of a whole station", c.counted()),
                        cost("To begin a round", c.round()),
                        List.of("An hour of work", "1", Figures.plain(c.hour()))));
    }

    private static List<String> cost(String what, Costs.Cost c) {
        return List.of(what, Figures.plain(Math.round(c.hours() * 1e4) / 1e4), Figures.plain(c.money()));
    }

    private static String whole(double x) {
        return Figures.count(Math.round(x));
    }
}
