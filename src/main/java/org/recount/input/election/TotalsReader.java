package org.recount.input.election;

import java.util.Arrays;
import org.recount.input.Problems;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;

/** Reads totals.csv. */
final class TotalsReader {
    private final ElectionDraft draft;
    private final Problems problems;
    private final boolean sum;
    private final Reference unknownContests = new Reference();
    private final Reference unknownChoices = new Reference();

    TotalsReader(ElectionDraft draft, Problems problems, boolean sum) {
        this.draft = draft;
        this.problems = problems;
        this.sum = sum;
    }

    void read(TableCursor table) {
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
            ContestDraft d = draft.contests.get(c);
            int chosen = draft.choice(c, choice.text());
            if (chosen < 0) {
                unknownChoices.note(choice.text() + "\n" + d.id, table.line());
                continue;
            }
            if (d.totals == null) {
                d.totals = new long[d.choices.size()];
                Arrays.fill(d.totals, ContestDraft.UNKNOWN);
            }
            if (number < 0) {
                continue;
            }
            if (d.totals[chosen] == ContestDraft.UNKNOWN) {
                d.totals[chosen] = number;
            } else if (sum) {
                d.totals[chosen] = Math.addExact(d.totals[chosen], number);
            } else {
                table.fatalOfKind(
                        "total twice",
                        choice.text().toString(),
                        "Choice " + choice.text() + " of contest " + d.id + " has two totals: " + d.totals[chosen]
                                + " and " + number,
                        "Maybe a row was copied twice; or, if they are parts of one figure: duplicates: {totals: sum}.");
            }
        }
        draft.totalsFile = table.file();
        unknownContests.tell((id, line, rows) -> problems.fatal(
                table.file(),
                line,
                id,
                "Contest \"" + id + "\" is not in the table of contests (" + Reference.rows(rows) + " of totals)",
                "Maybe a typing error in the id; to leave the contest out: rows: {totals: {COLUMN: {not: " + id
                        + "}}}."));
        unknownChoices.tell(
                (pair, line, rows) -> VotesReader.tellUnknownChoice(problems, draft, table.file(), pair, line, rows));
    }
}
