package org.recount.report.table;

import static org.recount.report.table.Grid.Column.number;
import static org.recount.report.table.Grid.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.PartyResult;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Results by party. */
public final class PartyTable {
    private PartyTable() {}

    /** Loads Tablesaw, which looks through the class path when it is first used. */
    public static void prepare() {
        Table.create("nothing");
    }

    /** Returns {@code seats.csv}: one row a party, in the order of the result. */
    public static Grid csv(RunResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (PartyResult p : result.parties()) {
            Estimate after = p.meanAfter();
            Estimate change = p.probabilityChange();
            rows.add(List.of(
                    p.party(),
                    Captions.votes(result),
                    Integer.toString(p.announced()),
                    Figures.plain(after.value()),
                    Figures.plain(after.lower()),
                    Figures.plain(after.upper()),
                    Figures.plain(p.lowerAfter()),
                    Figures.plain(p.upperAfter()),
                    Figures.plain(change.value()),
                    Figures.plain(change.lower()),
                    Figures.plain(change.upper()),
                    Figures.plain(change.confidence()),
                    p.historicalAfter() < 0 ? "" : Integer.toString(p.historicalAfter())));
        }
        return new Grid(
                "seats-csv",
                "seats.csv",
                List.of(
                        text("party"),
                        text("votes"),
                        number("seats_announced"),
                        number("seats_after_mean"),
                        number("seats_after_mean_lower"),
                        number("seats_after_mean_upper"),
                        number("seats_after_q025"),
                        number("seats_after_q975"),
                        number("probability_change"),
                        number("probability_change_lower"),
                        number("probability_change_upper"),
                        number("confidence"),
                        number("seats_final_in_fact")),
                rows);
    }

    /** Returns the table for people: most announced seats first, then those likelier to change. */
    public static Grid view(RunResult result) {
        List<PartyResult> parties = result.parties();
        IntColumn row = IntColumn.create("row");
        IntColumn announced = IntColumn.create("announced");
        DoubleColumn chance = DoubleColumn.create("chance");
        for (int i = 0; i < parties.size(); i++) {
            row.append(i);
            announced.append(parties.get(i).announced());
            chance.append(parties.get(i).probabilityChange().value());
        }
        Table sorted = Table.create("parties", row, announced, chance).sortOn("-announced", "-chance", "row");
        List<List<String>> rows = new ArrayList<>();
        for (int i : sorted.intColumn("row").asIntArray()) {
            rows.add(row(parties.get(i), Captions.votes(result)));
        }
        String interval = Captions.interval(
                parties.stream().map(p -> p.meanAfter().confidence()).toList());
        return new Grid(
                "by-party",
                "Seats by party before and after complaints, recounts and rulings. " + Captions.model(result),
                List.of(
                        text("Party"),
                        number("Announced"),
                        number("After, mean (" + interval + ")"),
                        number("After, 95% of trials"),
                        number("Its number of seats changes (" + interval + ")"),
                        number("Final, in fact"),
                        text("Votes")),
                rows);
    }

    private static List<String> row(PartyResult p, String votes) {
        return List.of(
                p.party(),
                Figures.count(p.announced()),
                Figures.meanCell(p.meanAfter()),
                Figures.amount(p.lowerAfter()) + " to " + Figures.amount(p.upperAfter()),
                Figures.rateCell(p.probabilityChange()),
                p.historicalAfter() < 0 ? "not known" : Figures.count(p.historicalAfter()),
                votes);
    }
}
