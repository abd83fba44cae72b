package org.recount.input.election;

import java.util.Locale;
import java.util.Optional;
import org.recount.election.Choice;
import org.recount.election.Gender;
import org.recount.input.Problems;
import org.recount.input.election.ContestDraft.ChoiceDraft;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;

/** Reads choices.csv. */
final class ChoicesReader {
    /** In place of a contest: the choice stands in every contest (a president's race read district by district). */
    private static final String EVERY = "*";

    private final ElectionDraft draft;
    private final Problems problems;
    /** Whether rows that say the same are one, as in a table with a row for each station. */
    private final boolean joinSame;

    private final Reference unknownContests = new Reference();

    ChoicesReader(ElectionDraft draft, Problems problems, boolean joinSame) {
        this.draft = draft;
        this.joinSame = joinSame;
        this.problems = problems;
    }

    void read(TableCursor table) {
        Cell contest = table.required("contest");
        Cell choice = table.required("choice");
        Cell name = table.optional("name");
        Cell party = table.optional("party");
        Cell gender = table.optional("gender");
        Cell group = table.optional("group");
        Cell kind = table.optional("kind");
        while (table.next()) {
            int c = draft.contest(contest.text());
            boolean every = c < 0 && EVERY.contentEquals(contest.text()) && !draft.contests.isEmpty();
            if (every) {
                c = 0;
            }
            if (c < 0) {
                unknownContests.note(contest.text().toString(), table.line());
                continue;
            }
            String id = choice.text().toString();
            if (id.isEmpty()) {
                table.fatalOfKind(
                        "choice without id", "", "The choice has no id", "Maybe the row is a total; leave it out.");
                continue;
            }
            String shown = name.text().toString();
            String what = kind.text().toString();
            ChoiceDraft added = new ChoiceDraft(
                    new Choice(
                            id,
                            shown.isEmpty() ? id : shown,
                            party.text().toString(),
                            gender(table, draft.contests.get(c), id, gender.text()),
                            group.text().toString(),
                            kind(table, id, what)),
                    what.equals("invalid"),
                    table.line());
            for (; c < draft.contests.size(); c++) {
                int before = draft.addChoice(c, added);
                if (before >= 0) {
                    ContestDraft same = draft.contests.get(c);
                    again(table, same, same.choices.get(before), added);
                }
                if (!every) {
                    break;
                }
            }
        }
        unknownContests.tell((id, line, rows) -> problems.warn(
                table.file(),
                line,
                id,
                "Contest \"" + id + "\" is not in the table of contests (" + Reference.rows(rows) + " of choices)",
                "Maybe a typing error in the id; or leave these rows out in election.yaml (rows: choices:)."));
        for (ContestDraft c : draft.contests) {
            if (c.choices.stream().noneMatch(d -> d.choice().competes() && !d.invalid())) {
                problems.fatal(
                        table.file(),
                        0,
                        c.id,
                        "Contest " + c.id + " has no choice that competes for its seats",
                        "Maybe its id is written differently in the two tables.");
            }
        }
    }

    private void again(TableCursor table, ContestDraft contest, ChoiceDraft first, ChoiceDraft second) {
        String where = "Choice " + second.choice().id() + " stands twice in contest " + contest.id + ", first on line "
                + first.line();
        if (first.choice().equals(second.choice())) {
            if (!joinSame) {
                table.warn(second.choice().id(), where + ", the same", "Maybe delete one of the two rows.");
            }
        } else {
            table.fatalOfKind(
                    "choice twice",
                    second.choice().id(),
                    where + ", with another name, party or gender",
                    "Maybe two choices have the same id; an id is unique within its contest.");
        }
    }

    private static Gender gender(TableCursor table, ContestDraft contest, String choice, CharSequence text) {
        if (text.length() == 0) {
            return Gender.UNKNOWN;
        }
        String word = text.toString();
        switch (word.toUpperCase(Locale.ROOT)) {
            case "F":
                return Gender.F;
            case "M":
                return Gender.M;
            default:
                String message = "Choice " + choice + " of contest " + contest.id + " has the gender \"" + word
                        + "\"; expected F, M or blank";
                String advice =
                        "Maybe translate it in election.yaml: columns: {choices: {gender: {column: gender, values:"
                                + " {" + word + ": F}}}}.";
                if (contest.reserved > 0) {
                    table.fatalOfKind("gender", word, message, advice);
                } else {
                    table.warn(word, message, advice);
                }
                return Gender.UNKNOWN;
        }
    }

    private static Choice.Kind kind(TableCursor table, String choice, String word) {
        Optional<Choice.Kind> kind = switch (word) {
            case "", "competes", "invalid" -> Optional.of(Choice.Kind.COMPETES);
            case "none" -> Optional.of(Choice.Kind.NONE_OF_THE_ABOVE);
            case "carried" -> Optional.of(Choice.Kind.CARRIED);
            default -> Optional.empty();
        };
        if (kind.isEmpty()) {
            table.fatalOfKind(
                    "kind",
                    word,
                    "Choice " + choice + " is of the kind \"" + word + "\"",
                    "Maybe one of: competes (or blank), none (of the above), carried, invalid.");
        }
        return kind.orElse(Choice.Kind.COMPETES);
    }
}
