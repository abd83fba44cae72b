package org.recount.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.recount.numeric.Estimate;
import org.recount.report.table.Grid.Column;
import org.recount.report.text.Figures;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Cell;
import org.recount.simulation.backtest.Choosing;
import org.recount.simulation.backtest.Line;

/** The tables of a back-test. */
public final class BackTestTables {
    private BackTestTables() {}

    /** Returns the tables of a page, in their order; one without rows is left out. */
    public static List<Grid> all(BackTestResult r) {
        return List.of(
                        bounds(r, "bounds-by-lot", "Chosen by lot: the claim must hold.", true, false),
                        bounds(
                                r,
                                "bounds-otherwise",
                                "Chosen otherwise and spoken of as if by lot. The tool claims nothing from these.",
                                false,
                                false),
                        outcomes(r, "outcomes", "Outcomes confirmed, contests as they were.", false),
                        outcomes(
                                r,
                                "outcomes-synthetic",
                                "SYNTHETIC: outcomes confirmed in "
                                        + Figures.counted(r.contests().size() - r.realContests(), "variant", "variants")
                                        + " in which votes were moved from winner to runner-up until the real errors make the"
                                        + " outcome wrong. Each confirmation here is wrong.",
                                true))
                .stream()
                .filter(g -> !g.rows().isEmpty())
                .toList();
    }

    private static Grid bounds(BackTestResult r, String id, String caption, boolean design, boolean synthetic) {
        List<List<String>> rows = new ArrayList<>();
        for (Line l : r.lines()) {
            if (l.synthetic() != synthetic || l.choosing().isDesign() != design || l.bounds() == 0) {
                continue;
            }
            Cell worst = l.worst().orElseThrow();
            rows.add(List.of(
                    l.choosing().words(),
                    l.size() == 0 ? "" : Figures.count(l.size()),
                    Figures.count(l.contests()),
                    Figures.count(l.samples()),
                    held(l.upperHeld(), l.bounds(), l.upperCoverage()),
                    held(l.lowerHeld(), l.bounds(), l.lowerCoverage()),
                    worst.contest() + ": " + Figures.count(worst.upperHeld()) + " of " + Figures.count(worst.bounds())
                            + (worst.choosing() == Choosing.SIMPLE
                                    ? ", exact chance " + Figures.percent(worst.exactUpper())
                                    : "")));
        }
        return new Grid(
                id,
                caption,
                List.of(
                        Column.text("Chosen"),
                        Column.number("Stations"),
                        Column.number("Contests"),
                        Column.number("Samples"),
                        Column.number("Upper bound held"),
                        Column.number("Lower bound held"),
                        Column.text("Contest in which the upper bound held least often")),
                rows);
    }

    private static Grid outcomes(BackTestResult r, String id, String caption, boolean synthetic) {
        List<List<String>> rows = new ArrayList<>();
        for (Line l : r.lines()) {
            if (l.synthetic() != synthetic) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(
                    l.choosing().words(),
                    l.size() == 0 ? "" : Figures.count(l.size()),
                    Figures.count(synthetic ? l.wrongSamples() : l.samples())));
            if (!synthetic) {
                row.add(held(l.rightByStations(), l.bounds() == 0 ? 0 : l.rightSamples(), l.rightByStationsRate()));
                row.add(held(l.rightByBatch(), l.rightSamples(), l.rightByBatchRate()));
            }
            row.add(held(l.wrongByStations(), l.bounds() == 0 ? 0 : l.wrongSamples(), l.wrongByStationsRate()));
            row.add(held(l.wrongByBatch(), l.wrongSamples(), l.wrongByBatchRate()));
            rows.add(row);
        }
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("Chosen"), Column.number("Stations"), Column.number("Samples")));
        if (!synthetic) {
            columns.add(Column.number("Right outcome confirmed, by stations"));
            columns.add(Column.number("by sizes"));
        }
        columns.add(Column.number("Wrong outcome confirmed, by stations"));
        columns.add(Column.number("by sizes"));
        return new Grid(id, caption, columns, rows);
    }

    private static String held(int hits, int of, Optional<Estimate> rate) {
        if (of == 0) {
            return "-";
        }
        return rate.map(e -> Figures.percent(e.value()) + " (" + Figures.rateInterval(e) + ")")
                .orElse(Figures.count(hits) + " of " + Figures.count(of));
    }

    /** Returns the cells, contest by contest, for a file. */
    public static Grid cells(BackTestResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (Cell c : r.cells()) {
            rows.add(List.of(
                    c.contest(),
                    c.synthetic() ? "synthetic" : "real",
                    c.wrong() ? "wrong" : "right",
                    c.choosing().id(),
                    Integer.toString(c.size()),
                    Integer.toString(c.stations()),
                    Integer.toString(c.badStations()),
                    Integer.toString(c.samples()),
                    Integer.toString(c.bounds()),
                    Integer.toString(c.upperHeld()),
                    Integer.toString(c.lowerHeld()),
                    decimal(c.exactUpper()),
                    decimal(c.exactLower()),
                    decimal(c.meanUpper()),
                    decimal(c.meanLower()),
                    Integer.toString(c.confirmedByStations()),
                    Integer.toString(c.confirmedByBatch())));
        }
        return new Grid(
                "cells",
                "Claims against the truth, contest by contest.",
                List.of(
                        Column.text("contest"),
                        Column.text("figures"),
                        Column.text("announced_outcome"),
                        Column.text("choosing"),
                        Column.number("size"),
                        Column.number("stations"),
                        Column.number("bad_stations"),
                        Column.number("samples"),
                        Column.number("bounds"),
                        Column.number("upper_held"),
                        Column.number("lower_held"),
                        Column.number("exact_upper"),
                        Column.number("exact_lower"),
                        Column.number("mean_upper"),
                        Column.number("mean_lower"),
                        Column.number("confirmed_by_stations"),
                        Column.number("confirmed_by_sizes")),
                rows);
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }
}
