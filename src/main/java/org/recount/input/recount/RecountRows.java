package org.recount.input.recount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Selection;
import org.recount.input.Nearest;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;

/** The rows of recount.csv and recount_votes.csv, before they are compared with an election. */
final class RecountRows {
    /** A station in a contest. */
    record Key(String station, String contest) {
        @Override
        public String toString() {
            return "Station " + station + " of contest " + contest;
        }
    }

    /** A row of recount.csv. */
    record Opened(Key key, Remedy remedy, Selection selection, long invalid, String note, int draws, long line) {
        /** Whether another row says the same. */
        boolean says(Opened other) {
            return remedy == other.remedy
                    && selection == other.selection
                    && invalid == other.invalid
                    && draws == other.draws;
        }
    }

    /** A figure of recount_votes.csv. */
    record Figure(long votes, long line) {}

    final Map<Key, Opened> opened = new LinkedHashMap<>();
    final Map<Key, Map<String, Figure>> votes = new LinkedHashMap<>();
    String openedFile = "recount.csv";
    String votesFile = "recount_votes.csv";
    boolean sumVotes;
    /** Whether rows of a station that say the same are one, as in a table with a row for each choice. */
    boolean joinSame;
    /** Rows that do not say how the station was selected. */
    int unselected;

    void readOpened(TableCursor table) {
        Cell station = table.required("station");
        Cell contest = table.required("contest");
        Cell action = table.required("action");
        Cell selectedBy = table.optional("selected_by");
        NumberCell invalid = table.number(table.optional("invalid"), "invalid");
        Cell note = table.optional("note");
        NumberCell draws = table.number(table.optional("draws"), "draws");
        openedFile = table.file();
        while (table.next()) {
            Key key = new Key(station.text().toString(), contest.text().toString());
            long inv = invalid.orBlank();
            int times = (int) Math.min(Integer.MAX_VALUE, Math.max(1, draws.orBlank()));
            Optional<Remedy> remedy =
                    word(table, "action", action.text().toString(), Stream.of(Remedy.values()), Remedy::id);
            Optional<Selection> selection = selectedBy.text().length() == 0
                    ? Optional.of(Selection.OTHER)
                    : word(
                            table,
                            "selected_by",
                            selectedBy.text().toString(),
                            Stream.of(Selection.values()),
                            Selection::id);
            if (key.station.isEmpty() || key.contest.isEmpty()) {
                table.fatalOfKind(
                        "no id",
                        "",
                        "The row names no station or no contest",
                        "Maybe the row is a total; leave it out.");
                continue;
            }
            if (remedy.isEmpty() || selection.isEmpty()) {
                continue;
            }
            unselected += selectedBy.text().length() == 0 ? 1 : 0;
            add(
                    table,
                    new Opened(
                            key, remedy.get(), selection.get(), inv, note.text().toString(), times, table.line()));
        }
    }

    private void add(TableCursor table, Opened row) {
        Opened first = opened.putIfAbsent(row.key, row);
        if (first == null) {
            return;
        }
        String where = row.key + " stands twice in the list, first on line " + first.line;
        if (first.says(row)) {
            if (joinSame) {
                return;
            }
            table.warn(row.key.station, where + ", with the same action", "Maybe delete one of the two rows.");
        } else {
            table.fatalOfKind(
                    "station twice",
                    row.key.station,
                    where + ": " + first.remedy.id() + " (" + first.selection.id() + ") there, " + row.remedy.id()
                            + " (" + row.selection.id() + ") here",
                    "Maybe it was opened twice; keep the row whose count stands.");
        }
    }

    void readVotes(TableCursor table) {
        Cell station = table.required("station");
        Cell contest = table.required("contest");
        Cell choice = table.required("choice");
        NumberCell number = table.number(table.required("votes"), "votes");
        votesFile = table.file();
        while (table.next()) {
            long n = number.value();
            Key key = new Key(station.text().toString(), contest.text().toString());
            if (n < 0) {
                continue;
            }
            Map<String, Figure> figures = votes.computeIfAbsent(key, k -> new LinkedHashMap<>());
            Figure first = figures.putIfAbsent(choice.text().toString(), new Figure(n, table.line()));
            if (first != null && sumVotes) {
                figures.put(choice.text().toString(), new Figure(Math.addExact(first.votes, n), first.line));
            } else if (first != null) {
                table.fatalOfKind(
                        "votes twice",
                        Long.toString(n),
                        "Choice " + choice.text() + " stands twice in " + key + ": " + first.votes + " votes on line "
                                + first.line + " and " + n + " here",
                        "Maybe a row was copied twice.");
            }
        }
    }

    /** Returns the value with this name, or tells the names that there are. */
    static <T> Optional<T> word(
            TableCursor table,
            String column,
            String text,
            Stream<T> values,
            java.util.function.Function<T, String> id) {
        List<T> all = new ArrayList<>(values.toList());
        Optional<T> found = all.stream().filter(v -> id.apply(v).equals(text)).findFirst();
        if (found.isEmpty()) {
            List<String> ids = all.stream().map(id).toList();
            table.fatalOfKind(
                    column,
                    text,
                    column + " \"" + text + "\" is not known",
                    Nearest.to(text, ids)
                                    .map(n -> "Maybe \"" + n + "\"; possible: ")
                                    .orElse("Maybe one of: ") + String.join(", ", ids) + ".");
        }
        return found;
    }
}
