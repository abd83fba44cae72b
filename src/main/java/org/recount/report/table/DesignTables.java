package org.recount.report.table;

import static org.recount.report.table.Grid.Column.number;
import static org.recount.report.table.Grid.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.Cheapest;
import org.recount.simulation.RunResult.ContestDesign;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;

/** The designs of a recount, compared. */
public final class DesignTables {
    private DesignTables() {}

    /** Returns power, right seats made wrong and cost by design, at about the number of stations recounted in fact. */
    public static Grid compared(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (DesignResult d : r.designs().designs()) {
            for (DesignPoint p : d.points()) {
                if (p.stations() == r.designs().reference()) {
                    List<String> row = new ArrayList<>(List.of(
                            d.what(),
                            Figures.rateCell(p.found()),
                            Figures.meanCell(p.madeWrong()),
                            Figures.amount(p.opened())));
                    for (Cheapest c : d.cheapest()) {
                        row.add(c.stations() < 0 ? "never" : Figures.amount(c.stations()));
                    }
                    rows.add(row);
                    confidences.add(p.found().confidence());
                }
            }
        }
        List<Grid.Column> columns = new ArrayList<>(List.of(
                text("Stations opened"),
                number("A wrong seat is found (" + Captions.interval(confidences) + ")"),
                number("Right seats made wrong in a trial"),
                number("Stations opened, mean")));
        r.designs().designs().stream()
                .limit(1)
                .forEach(d -> d.cheapest()
                        .forEach(c -> columns.add(number("Stations to find " + Figures.percent(c.wanted())))));
        return new Grid(
                "designs-compared",
                "Designs of a recount with " + Figures.counted(r.designs().reference(), "station", "stations")
                        + ", on the same elections and errors and with the same random numbers. Found: had everything wrong in the"
                        + " opened stations been put right. Right seats made wrong: correcting only the opened stations can undo"
                        + " the errors of one side only. The last columns: the fewest stations at which the estimate reaches so"
                        + " much, linear between the numbers that were tried. "
                        + Captions.model(r),
                columns,
                rows);
    }

    /** Returns the design that finds most, by constituency, where enough wrong seats were met. */
    public static Grid byContest(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestDesign c : r.designs().byContest()) {
            rows.add(List.of(
                    c.contest(),
                    Figures.count(c.wrongSeats()),
                    Wording.design(c.design()),
                    Figures.rateCell(c.found())));
        }
        return new Grid(
                "designs-by-contest",
                "By constituency: the design that finds most of its wrong seats with "
                        + Figures.counted(r.designs().reference(), "station", "stations")
                        + " in the country, where at least 20 wrong seats were met, in at least 5 elections. The best of several estimates is a little too"
                        + " high. The escalating design, which opens more, is left out. "
                        + Captions.model(r),
                List.of(
                        text("Constituency"),
                        number("Wrong seats met"),
                        text("Finds most when chosen"),
                        number("Found ("
                                + Captions.interval(r.designs().byContest().stream()
                                        .map(c -> c.found().confidence())
                                        .toList())
                                + ")")),
                rows);
    }
}
