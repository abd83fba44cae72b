package org.recount.input.election;

import java.util.List;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.election.ContestDraft.ChoiceDraft;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;

/** Reads votes.csv: millions of rows, so without a string for each. */
final class VotesReader {
    private final ElectionDraft draft;
    private final Problems problems;
    private final Reference unknownContests = new Reference();
    private final Reference unknownChoices = new Reference();
    private final Reference unknownStations = new Reference();

    VotesReader(ElectionDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read(TableCursor table) {
        Cell station = table.required("station");
        Cell contest = table.required("contest");
        Cell choice = table.required("choice");
        NumberCell votes = table.number(table.required("votes"), "votes");
        while (table.next()) {
            long number = votes.value();
            int c = draft.contest(contest.text());
            if (c < 0) {
                unknownContests.note(contest.text().toString(), table.line());
                continue;
            }
            int chosen = draft.choice(c, choice.text());
            if (chosen < 0) {
                unknownChoices.note(choice.text() + "\n" + draft.contests.get(c).id, table.line());
                continue;
            }
            int row = draft.station(c, station.text());
            if (row < 0) {
                if (station.text().length() == 0) {
                    table.fatalOfKind(
                            "votes without station",
                            "",
                            "The votes have no station",
                            "Maybe the row is a total; leave it out, or give it in totals.csv.");
                    continue;
                }
                if (draft.stationsRead) {
                    unknownStations.note(station.text() + "\n" + draft.contests.get(c).id, table.line());
                }
                draft.addStation(c, station.text());
                row = draft.stationRows.size - 1;
                String id = draft.stationIds.text(draft.stationRows.station[row]);
                draft.stationRows.centre.set(row, id);
            }
            if (number >= 0) {
                draft.votes.add(row, chosen, number, table.line());
            }
        }
        draft.votesRead = true;
        draft.votesFile = table.file();
        tellUnknown(table.file());
    }

    private void tellUnknown(String file) {
        unknownContests.tell((id, line, rows) -> problems.fatal(
                file,
                line,
                id,
                "Contest \"" + id + "\" is not in the table of contests (" + Reference.rows(rows) + " of votes)",
                Nearest.to(id, draft.contests.stream().map(c -> c.id).toList())
                        .map(n -> "Maybe \"" + n + "\" is meant; ")
                        .orElse("Maybe ")
                        .concat("to leave the contest out: rows: {votes: {COLUMN: {not: " + id + "}}}.")));
        unknownChoices.tell((pair, line, rows) -> tellUnknownChoice(problems, draft, file, pair, line, rows));
        StationIds known = new StationIds(unknownStations.isEmpty() ? List.of() : draft.stationsWithRow());
        unknownStations.tell((pair, line, rows) -> {
            String[] ids = pair.split("\n", 2);
            problems.warn(
                    file,
                    line,
                    ids[0],
                    "Station " + ids[0] + " has votes in contest " + ids[1] + " (" + Reference.rows(rows)
                            + ") but no row in the table of stations; its votes count, its ballots and voters are unknown",
                    unknownStation(known, ids[0]));
        });
    }

    private String unknownStation(StationIds known, String id) {
        if (StationIds.isTotal(id)) {
            return "Maybe the row is a total, and its votes count twice; to leave it out: rows: {votes: {COLUMN: {not: "
                    + id + "}}}.";
        }
        return known.sameBut(id)
                .map(k -> "Maybe \"" + k + "\" is meant: it differs only in letter case, blanks, leading zeros or signs"
                        + " that are not seen.")
                .orElse("Maybe a typing error in the id, or the station is missing from " + draft.stationsFile + ".");
    }

    /** Votes for a choice that the contest does not have: whose they are cannot be known. */
    static void tellUnknownChoice(
            Problems problems, ElectionDraft draft, String file, String pair, long line, long rows) {
        String[] ids = pair.split("\n", 2);
        int contest = draft.contest(ids[1]);
        int other = draft.otherContestWith(contest, ids[0]);
        List<ChoiceDraft> choices = draft.contests.get(contest).choices;
        String message = "Choice \"" + ids[0] + "\" is not in contest " + ids[1] + " (" + Reference.rows(rows) + ")";
        if (other >= 0) {
            problems.fatal(
                    file,
                    line,
                    ids[0],
                    message + "; it is a choice of contest " + draft.contests.get(other).id,
                    "Maybe the contest of the row is wrong.");
        } else {
            problems.fatal(
                    file,
                    line,
                    ids[0],
                    message,
                    Nearest.to(
                                    ids[0],
                                    choices.stream().map(d -> d.choice().id()).toList())
                            .filter(n -> ids[0].length() > 3)
                            .map(n ->
                                    "Maybe \"" + n + "\" is meant, or the choice is missing from the table of choices.")
                            .orElse("Maybe the choice is missing from the table of choices."));
        }
    }
}
