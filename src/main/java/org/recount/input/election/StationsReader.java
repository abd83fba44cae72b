package org.recount.input.election;

import org.recount.input.Problems;
import org.recount.input.election.ElectionDraft.StationRows;
import org.recount.input.table.Cell;
import org.recount.input.table.Ids;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;

/** Reads stations.csv. */
final class StationsReader {
    private final ElectionDraft draft;
    private final Problems problems;
    private final Reference unknownContests = new Reference();
    /** One string for each name that comes again and again. */
    private final Ids names = new Ids();

    StationsReader(ElectionDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read(TableCursor table) {
        Cell station = table.required("station");
        Cell contest = table.required("contest");
        Cell centre = table.optional("centre");
        Cell region = table.optional("region");
        Cell kind = table.optional("kind");
        NumberCell registered = table.number(table.optional("registered"), "registered");
        NumberCell cast = table.number(table.optional("cast"), "cast");
        NumberCell invalid = table.number(table.optional("invalid"), "invalid");
        NumberCell blank = table.number(table.optional("blank"), "blank");
        StationRows rows = draft.stationRows;
        while (table.next()) {
            int c = draft.contest(contest.text());
            if (c < 0) {
                unknownContests.note(contest.text().toString(), table.line());
                continue;
            }
            if (station.text().length() == 0) {
                table.fatalOfKind(
                        "station without id", "", "The station has no id", "Maybe the row is a total; leave it out.");
                continue;
            }
            long[] figures = {registered.orBlank(), cast.orBlank(), invalid.orBlank(), blank.orBlank()};
            int before = draft.addStation(c, station.text());
            if (before >= 0) {
                again(table, c, before, figures);
                continue;
            }
            int row = rows.size - 1;
            rows.line[row] = (int) Math.min(Integer.MAX_VALUE, table.line());
            rows.registered[row] = known(figures[0]);
            rows.cast[row] = known(figures[1]);
            rows.invalid[row] = known(figures[2]);
            rows.blank[row] = known(figures[3]);
            String id = draft.stationIds.text(rows.station[row]);
            rows.centre.set(row, centre.text().length() == 0 ? id : shared(centre));
            rows.region.set(row, shared(region));
            rows.kind.set(row, shared(kind));
        }
        draft.stationsRead = true;
        draft.stationsFile = table.file();
        unknownContests.tell((id, line, n) -> problems.warn(
                table.file(),
                line,
                id,
                "Contest \"" + id + "\" is not in the table of contests (" + Reference.rows(n) + " of stations)",
                "Maybe a typing error in the id; or leave these rows out in election.yaml (rows: stations:)."));
    }

    private void again(TableCursor table, int contest, int row, long[] figures) {
        StationRows rows = draft.stationRows;
        String id = draft.stationIds.text(rows.station[row]);
        String where = "Station " + id + " of contest " + draft.contests.get(contest).id
                + " stands twice, first on line " + rows.line[row];
        boolean same = rows.registered[row] == known(figures[0])
                && rows.cast[row] == known(figures[1])
                && rows.invalid[row] == known(figures[2])
                && rows.blank[row] == known(figures[3]);
        if (same) {
            table.warn(id, where + ", with the same figures", "Maybe delete one of the two rows.");
        } else {
            table.fatalOfKind(
                    "station twice",
                    id,
                    where + ", with other figures: " + show(figures[0], figures[1], figures[2]) + " against "
                            + show(rows.registered[row], rows.cast[row], rows.invalid[row]),
                    "Maybe two stations have the same id, or an old row was left in; keep the right one.");
        }
    }

    private static String show(long registered, long cast, long invalid) {
        return "registered " + orNothing(registered) + ", cast " + orNothing(cast) + ", invalid " + orNothing(invalid);
    }

    private static String orNothing(long figure) {
        return figure < 0 ? "blank" : Long.toString(figure);
    }

    private static long known(long figure) {
        return figure < 0 ? ContestDraft.UNKNOWN : figure;
    }

    private String shared(Cell cell) {
        CharSequence text = cell.text();
        return text.length() == 0 ? "" : names.text(names.of(text));
    }
}
