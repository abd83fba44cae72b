package org.recount.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.recount.numeric.Estimate;
import org.recount.report.text.Figures;
import org.recount.report.text.SweepWords;
import org.recount.simulation.Detail;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.SweepPlan;
import org.recount.simulation.sweep.SweepResult;
import org.recount.simulation.sweep.SweepResult.Cell;
import org.recount.simulation.sweep.SweepResult.Effect;

/** The tables of a sweep. */
public final class SweepTables {
    private static final int MOST_ROWS = 200;
    private static final List<Measure> WIDE = List.of(
            Measure.ANY_CHANGES,
            Measure.SEATS_CHANGED,
            Measure.WRONG_SEATS,
            Measure.FOUND,
            Measure.LEFT_STANDING,
            Measure.MADE_WRONG);

    private SweepTables() {}

    /** Returns the columns of {@code cells.csv}: those of the factors stand between the cell and the measure. */
    public static List<String> tidyColumns(SweepPlan plan) {
        List<String> names = new ArrayList<>();
        names.add("cell");
        plan.factors().forEach(f -> names.addAll(f.keys()));
        names.addAll(List.of(
                "measure", "estimate", "lower", "upper", "confidence", "trials", "elections", "votes", "method"));
        return names;
    }

    /** Returns {@code cells.csv}: one row for each cell and measure. */
    public static Grid tidy(SweepResult result) {
        SweepPlan plan = result.plan();
        List<Grid.Column> columns =
                tidyColumns(plan).stream().map(Grid.Column::text).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < result.cells().size(); c++) {
            Cell cell = result.cells().get(c);
            int number = c + 1;
            cell.measures().forEach((measure, e) -> {
                List<String> row = new ArrayList<>();
                row.add(Integer.toString(number));
                row.addAll(settings(plan, number - 1));
                boolean defined = !SweepWords.notDefined(e);
                row.add(measure.id());
                row.add(defined ? Figures.plain(e.value()) : "");
                row.add(Figures.plain(e.lower()));
                row.add(Figures.plain(e.upper()));
                row.add(Figures.plain(e.confidence()));
                row.add(Integer.toString(plan.trials()));
                row.add(Integer.toString(plan.elections()));
                row.add(result.scenario().synthetic() ? "synthetic" : "published");
                row.add(e.method());
                rows.add(row);
            });
        }
        return new Grid("cells-tidy", "One row for each cell and measure.", columns, rows);
    }

    private static List<String> settings(SweepPlan plan, int cell) {
        List<String> values = new ArrayList<>();
        for (int f = 0; f < plan.factors().size(); f++) {
            values.addAll(plan.factors().get(f).parts(plan.cells().get(cell).get(f)));
        }
        return values;
    }

    /** Returns {@code contests.csv} of a detailed sweep: one row for each cell, constituency and measure. */
    public static Grid contests(SweepResult result, List<Detail.Sums> sums) {
        return detail(
                result,
                "contests-tidy",
                List.of("contest", "name", "region"),
                sums.stream().map(Detail.Sums::contests).toList(),
                r -> List.of(r.id(), r.name(), r.region()));
    }

    /** Returns {@code parties.csv} of a detailed sweep: one row for each cell, party and measure. */
    public static Grid parties(SweepResult result, List<Detail.Sums> sums) {
        return detail(
                result,
                "parties-tidy",
                List.of("party"),
                sums.stream().map(Detail.Sums::parties).toList(),
                r -> List.of(r.name()));
    }

    private static Grid detail(
            SweepResult result,
            String id,
            List<String> who,
            List<List<Detail.Row>> byCell,
            Function<Detail.Row, List<String>> names) {
        SweepPlan plan = result.plan();
        List<String> columns = tidyColumns(plan);
        columns.addAll(columns.indexOf("measure"), who);
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < byCell.size(); c++) {
            for (Detail.Row r : byCell.get(c)) {
                List<String> row = new ArrayList<>();
                row.add(Integer.toString(c + 1));
                row.addAll(settings(plan, c));
                row.addAll(names.apply(r));
                row.add(r.measure());
                row.add(Figures.plain(r.estimate().value()));
                row.add(Figures.plain(r.estimate().lower()));
                row.add(Figures.plain(r.estimate().upper()));
                row.add(Figures.plain(r.estimate().confidence()));
                row.add(Integer.toString(plan.trials()));
                row.add(Integer.toString(plan.elections()));
                row.add(result.scenario().synthetic() ? "synthetic" : "published");
                row.add(r.estimate().method());
                rows.add(row);
            }
        }
        return new Grid(
                id,
                "One row for each cell, " + who.get(0) + " and measure.",
                columns.stream().map(Grid.Column::text).toList(),
                rows);
    }

    /** Returns {@code effects.csv}. */
    public static Grid effectsFile(SweepResult result) {
        List<Grid.Column> columns = List.of(
                        "factor",
                        "low",
                        "high",
                        "measure",
                        "at_low",
                        "at_high",
                        "difference",
                        "lower",
                        "upper",
                        "confidence",
                        "widest",
                        "votes",
                        "method")
                .stream()
                .map(Grid.Column::text)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Effect e : result.effects()) {
            Estimate d = e.difference();
            boolean defined = !SweepWords.notDefined(d);
            rows.add(List.of(
                    e.key(),
                    e.low(),
                    e.high(),
                    e.measure().id(),
                    defined ? Figures.plain(e.atLow()) : "",
                    defined ? Figures.plain(e.atHigh()) : "",
                    defined ? Figures.plain(d.value()) : "",
                    Figures.plain(d.lower()),
                    Figures.plain(d.upper()),
                    Figures.plain(d.confidence()),
                    Figures.plain(e.widest()),
                    result.scenario().synthetic() ? "synthetic" : "published",
                    d.method()));
        }
        return new Grid("effects-file", "What each factor does to each measure.", columns, rows);
    }

    /** Returns what was varied. */
    public static Grid factors(SweepResult result) {
        return new Grid(
                "factors",
                "What is varied, " + SweepWords.design(result) + ".",
                List.of(Grid.Column.text("Figure of the scenario"), Grid.Column.text("Values")),
                result.plan().factors().stream()
                        .map(f -> List.of(
                                f.key(),
                                f.range()
                                        ? f.values().get(0) + " to "
                                                + f.values().get(1)
                                        : String.join(", ", f.values())))
                        .toList());
    }

    /** Returns the effects on a measure, the largest first. */
    public static Grid effects(SweepResult result, Measure measure) {
        List<List<String>> rows = result.plan().factors().stream()
                .map(f -> result.effect(f, measure))
                .sorted(Comparator.comparingDouble(
                        e -> -StrictMath.abs(e.difference().value())))
                .map(e -> List.of(
                        e.key(),
                        e.low() + " to " + e.high(),
                        SweepWords.value(measure, e.atLow()) + " to " + SweepWords.value(measure, e.atHigh()),
                        SweepWords.difference(measure, e.difference()),
                        SweepWords.tells(e) ? "yes" : "no"))
                .toList();
        return new Grid(
                "effects-" + measure.id().replace('_', '-'),
                measure.words()
                        + ": what each factor does between its lowest and its highest value, the others averaged"
                        + " out; 95% interval of the difference. " + SweepWords.model(result),
                List.of(
                        Grid.Column.text("Figure of the scenario"),
                        Grid.Column.text("From, to"),
                        Grid.Column.text("Measure goes from, to"),
                        Grid.Column.number("Difference (95% interval)"),
                        Grid.Column.text("Interval leaves out 0")),
                rows);
    }

    /** Returns the cells, the first ones where there are many. */
    public static Grid cells(SweepResult result) {
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(Grid.Column.text("Cell"));
        for (Factor f : result.plan().factors()) {
            columns.add(Grid.Column.number(f.key()));
        }
        WIDE.forEach(m -> columns.add(Grid.Column.number(m.words())));
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < Math.min(MOST_ROWS, result.cells().size()); c++) {
            Cell cell = result.cells().get(c);
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(c + 1));
            row.addAll(cell.values());
            WIDE.forEach(m -> row.add(SweepWords.cell(m, measure(cell, m))));
            rows.add(row);
        }
        String some = result.cells().size() > MOST_ROWS ? " The first " + MOST_ROWS + "; cells.csv has all." : "";
        return new Grid(
                "cells",
                "Each cell with its 95% intervals, which count elections." + some + " " + SweepWords.model(result),
                columns,
                rows);
    }

    private static Estimate measure(Cell cell, Measure m) {
        Estimate e = cell.measures().get(m);
        if (e == null) {
            throw new IllegalArgumentException("A cell without " + m.id());
        }
        return e;
    }
}
