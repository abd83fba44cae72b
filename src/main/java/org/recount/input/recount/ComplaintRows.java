package org.recount.input.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.recount.dispute.Category;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Decision;
import org.recount.dispute.record.FiledComplaint;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;

/** The rows of complaints.csv. */
final class ComplaintRows {
    final List<FiledComplaint> complaints = new ArrayList<>();
    private final Optional<Stations> stations;

    ComplaintRows(Optional<Stations> stations) {
        this.stations = stations;
    }

    void read(TableCursor table) {
        Cell id = table.required("complaint");
        Cell filed = table.optional("filed");
        Cell contest = table.optional("contest");
        Cell station = table.optional("station");
        Cell filer = table.optional("filer");
        Cell category = table.optional("category");
        Cell claim = table.optional("claim");
        Cell decision = table.optional("decision");
        Cell remedy = table.optional("remedy");
        Map<String, Long> lines = new HashMap<>();
        while (table.next()) {
            String key = id.text().toString();
            Long first = lines.putIfAbsent(key, table.line());
            if (first != null) {
                table.warn(
                        key,
                        "Complaint \"" + key + "\" stands twice, first on line " + first + "; both are counted",
                        "Maybe delete one of the two rows.");
            }
            Optional<Category> colour =
                    optional(table, "category", category, Stream.of(Category.values()), Category::id);
            Optional<Decision> decided = decision.text().length() == 0
                    ? Optional.of(Decision.PENDING)
                    : RecountRows.word(
                            table, "decision", decision.text().toString(), Stream.of(Decision.values()), Decision::id);
            Optional<Remedy> ordered = optional(table, "remedy", remedy, Stream.of(Remedy.values()), Remedy::id);
            FiledComplaint complaint = new FiledComplaint(
                    key,
                    filed.text().toString(),
                    contest.text().toString(),
                    station.text().toString(),
                    filer.text().toString(),
                    colour,
                    claim.text().toString(),
                    decided.orElse(Decision.PENDING),
                    ordered);
            check(table, complaint);
            complaints.add(complaint);
        }
    }

    private void check(TableCursor table, FiledComplaint c) {
        if (c.decision() == Decision.REJECTED && c.remedy().isPresent()) {
            table.warn(
                    c.remedy().get().id(),
                    "Complaint \"" + c.id() + "\" was rejected, but has the remedy "
                            + c.remedy().get().id(),
                    "Maybe it was upheld, or the remedy should be blank.");
        }
        if (stations.isEmpty() || c.contest().isEmpty()) {
            return;
        }
        Stations known = stations.get();
        if (known.contest(c.contest()).isEmpty()) {
            table.warn(
                    c.contest(),
                    "Complaint \"" + c.id() + "\" names contest \"" + c.contest()
                            + "\", which the election does not have",
                    known.contestAdvice(c.contest()));
        } else if (!c.station().isEmpty()
                && known.station(c.contest(), c.station()).isEmpty()) {
            table.warn(
                    c.station(),
                    "Complaint \"" + c.id() + "\" names station \"" + c.station() + "\", which contest " + c.contest()
                            + " does not have",
                    known.stationAdvice(c.contest(), c.station()));
        }
    }

    private static <T> Optional<T> optional(
            TableCursor table, String column, Cell cell, Stream<T> values, java.util.function.Function<T, String> id) {
        return cell.text().length() == 0
                ? Optional.empty()
                : RecountRows.word(table, column, cell.text().toString(), values, id);
    }
}
