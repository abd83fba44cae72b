package org.recount.report.table;

import static org.recount.report.table.Grid.Column.number;
import static org.recount.report.table.Grid.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.ContestResult;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results by constituency: as a file for machines, as a table for people, and summed by governorate. */
public final class ContestTable {
    private static final String ROW = "row";
    private static final String CHANCE = "chance";

    private ContestTable() {}

    /** Returns every constituency in the order of the scenario, one figure a column, blank where there is none. */
    public static Grid csv(RunResult result) {
        List<Grid.Column> columns = new ArrayList<>(List.of(
                text("contest"),
                text("name"),
                text("region"),
                number("seats"),
                text("seats_status"),
                text("votes"),
                number("stations"),
                number("stations_recounted_mean"),
                number("ballots_needed_median"),
                number("ballots_needed_lower"),
                number("ballots_needed_upper"),
                number("ballots_within_reach_median"),
                number("min_stations_median")));
        rateColumns(columns, "reachable");
        rateColumns(columns, "probability_change");
        for (Remedy remedy : Remedy.values()) {
            rateColumns(columns, remedy.id() + "_probability_change");
        }
        columns.add(number("confidence"));
        columns.add(text("changed_in_fact"));
        List<List<String>> rows = result.contests().stream()
                .map(c -> csvRow(c, Captions.votes(result)))
                .toList();
        return new Grid("contests-csv", "contests.csv", columns, rows);
    }

    private static void rateColumns(List<Grid.Column> columns, String name) {
        columns.add(number(name));
        columns.add(number(name + "_lower"));
        columns.add(number(name + "_upper"));
    }

    private static List<String> csvRow(ContestResult c, String votes) {
        List<String> row = new ArrayList<>(List.of(
                c.id(),
                c.name(),
                c.region(),
                Integer.toString(c.seats()),
                c.seatsStatus(),
                votes,
                Integer.toString(c.stations()),
                Figures.plain(c.stationsRecounted()),
                orBlank(c.ballotsNeeded()),
                orBlank(c.ballotsNeededLower()),
                orBlank(c.ballotsNeededUpper()),
                Figures.plain(c.ballotsWithinReach()),
                orBlank(c.minStations())));
        addRate(row, c.reachable());
        addRate(row, c.probabilityChange());
        for (Remedy remedy : Remedy.values()) {
            Estimate e = c.byRemedy().get(remedy);
            if (e == null) {
                row.addAll(List.of("", "", ""));
            } else {
                addRate(row, e);
            }
        }
        row.add(Figures.plain(c.probabilityChange().confidence()));
        row.add(c.historicallyChanged() ? "yes" : "no");
        return row;
    }

    private static void addRate(List<String> row, Estimate e) {
        row.add(Figures.plain(e.value()));
        row.add(Figures.plain(e.lower()));
        row.add(Figures.plain(e.upper()));
    }

    private static String orBlank(double value) {
        return value < 0 ? "" : Figures.plain(value);
    }

    /**
     * Returns the constituencies for people, likeliest to change first.
     *
     * @param result the run
     * @param most number of rows at most
     * @param id identifier of the table
     */
    public static Grid likeliest(RunResult result, int most, String id) {
        List<ContestResult> contests = result.contests();
        Table sorted = table(contests).sortOn("-" + CHANCE, ROW);
        int shown = Math.min(most, sorted.rowCount());
        List<List<String>> rows = new ArrayList<>();
        IntColumn order = sorted.intColumn(ROW);
        for (int i = 0; i < shown; i++) {
            rows.add(row(contests.get(order.getInt(i)), Captions.votes(result)));
        }
        String which = shown == contests.size()
                ? "All " + Figures.counted(shown, "constituency", "constituencies")
                : "The " + Figures.count(shown) + " constituencies likeliest to change, of "
                        + Figures.count(contests.size());
        String confidence = confidence(contests);
        return new Grid(
                id,
                which
                        + ". Seats marked \"invented\" are filler: the number is not known. Ballots needed: taken from the last"
                        + " winner and given to the first loser until a lot must decide (a lead of two votes needs one), with"
                        + " the range of 95% of elections. Within reach: ballots in the recounted stations. Fewest stations: the least number whose ballots could move the seat."
                        + " Reachable: share of trials in which the recounted stations could have moved it. "
                        + Captions.model(result),
                List.of(
                        text("Constituency"),
                        number("Seats"),
                        number("A seat changes (" + confidence + ")"),
                        number("Ballots needed, median (95% range)"),
                        number("Ballots within reach, median"),
                        number("Stations recounted, mean"),
                        number("Fewest stations, median"),
                        number("Reachable (" + confidence + ")"),
                        text("Changed in fact"),
                        text("Votes")),
                rows);
    }

    /** A name, with its governorate where the name does not begin with it. */
    private static String place(ContestResult c) {
        return c.name().startsWith(c.region()) ? c.name() : c.name() + " (" + c.region() + ")";
    }

    private static List<String> row(ContestResult c, String votes) {
        boolean movable = c.ballotsNeeded() >= 0;
        String needed = movable
                ? Figures.amount(c.ballotsNeeded()) + " (" + Figures.amount(c.ballotsNeededLower()) + " to "
                        + Figures.amount(c.ballotsNeededUpper()) + ")"
                : "no change can";
        return List.of(
                place(c),
                c.seats() + (isFiller(c) ? " (invented)" : ""),
                Figures.rateCell(c.probabilityChange()),
                needed,
                Figures.amount(c.ballotsWithinReach()),
                Figures.amount(c.stationsRecounted()) + " of " + Figures.count(c.stations()),
                c.minStations() < 0 ? "none can" : Figures.amount(c.minStations()),
                Figures.rateCell(c.reachable()),
                c.historicallyChanged() ? "yes" : "no",
                votes);
    }

    /** Returns whether the number of seats of a constituency is invented. */
    public static boolean isFiller(ContestResult c) {
        return c.seatsStatus().equals("filler");
    }

    private static String confidence(List<ContestResult> contests) {
        return Captions.interval(
                contests.stream().map(c -> c.probabilityChange().confidence()).toList());
    }

    /** Returns sums by governorate, in the order of their names. */
    public static Grid byRegion(RunResult result) {
        Table table = table(result.contests());
        List<List<String>> rows = new ArrayList<>();
        List<String> regions =
                table.stringColumn("region").unique().asList().stream().sorted().toList();
        for (String region : regions) {
            Table part = table.where(table.stringColumn("region").isEqualTo(region));
            rows.add(List.of(
                    region,
                    Figures.count(part.rowCount()),
                    Figures.count((long) part.intColumn("seats").sum()),
                    Figures.count((long) part.intColumn("stations").sum()),
                    Figures.amount(part.doubleColumn("recounted").sum()),
                    Figures.count(part.booleanColumn("mostly").countTrue()),
                    Figures.count(part.booleanColumn("changed").countTrue()),
                    Captions.votes(result)));
        }
        return new Grid(
                "by-region",
                "By governorate: sums over its constituencies. Reachable: constituencies whose last seat the recounted stations"
                        + " could have moved in more than half of the trials. " + Captions.model(result),
                List.of(
                        text("Governorate"),
                        number("Constituencies"),
                        number("Seats"),
                        number("Stations"),
                        number("Stations recounted, mean"),
                        number("Reachable"),
                        number("Changed in fact"),
                        text("Votes")),
                rows);
    }

    private static Table table(List<ContestResult> contests) {
        StringColumn region = StringColumn.create("region");
        IntColumn row = IntColumn.create(ROW);
        IntColumn seats = IntColumn.create("seats");
        IntColumn stations = IntColumn.create("stations");
        DoubleColumn recounted = DoubleColumn.create("recounted");
        DoubleColumn chance = DoubleColumn.create(CHANCE);
        BooleanColumn mostly = BooleanColumn.create("mostly");
        BooleanColumn changed = BooleanColumn.create("changed");
        for (int i = 0; i < contests.size(); i++) {
            ContestResult c = contests.get(i);
            region.append(c.region());
            row.append(i);
            seats.append(c.seats());
            stations.append(c.stations());
            recounted.append(c.stationsRecounted());
            chance.append(c.probabilityChange().value());
            mostly.append(c.reachable().value() > 0.5);
            changed.append(c.historicallyChanged());
        }
        return Table.create("contests", region, row, seats, stations, recounted, chance, mostly, changed);
    }
}
