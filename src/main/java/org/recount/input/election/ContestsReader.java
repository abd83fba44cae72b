package org.recount.input.election;

import java.util.Optional;
import org.recount.input.Problems;
import org.recount.input.table.Cell;
import org.recount.input.table.TableCursor;
import org.recount.input.table.TableCursor.NumberCell;
import org.recount.input.table.TableMapping;
import org.recount.input.table.WholeNumbers;
import org.recount.seats.RuleSpec;

/** Reads contests.csv. */
final class ContestsReader {
    /** No assembly has more seats; a larger figure is a slip, and would cost the machine for nothing. */
    private static final long MOST_SEATS = 10_000;

    private final ElectionFile file;
    private final ElectionDraft draft;
    private final Problems problems;

    ContestsReader(ElectionFile file, ElectionDraft draft, Problems problems) {
        this.file = file;
        this.draft = draft;
        this.problems = problems;
    }

    void read(TableCursor table) {
        TableMapping mapping = file.tables().of(ElectionTables.CONTESTS);
        Cell contest = table.required("contest");
        NumberCell seats = table.number(table.required("seats"), "seats");
        Cell name = table.optional("name");
        Cell region = table.optional("region");
        NumberCell reserved = table.number(table.optional("reserved_seats"), "reserved_seats");
        Cell rule = table.optional("rule");
        Cell threshold = table.optional("threshold");
        Cell blankCell = table.optional("blank");
        NumberCell blank = table.number(blankCell, "blank");
        NumberCell invalid = table.number(table.optional("invalid"), "invalid");
        boolean totals = mapping.total("seats") || mapping.total("reserved_seats");
        while (table.next()) {
            String id = contest.text().toString();
            if (id.isEmpty()) {
                table.fatal("", "The contest has no id", "Maybe the row is a total; leave it out.");
                continue;
            }
            long s = seats.value();
            long r = reserved.orBlank();
            long b = blank.orBlank();
            long i = invalid.orBlank();
            if (s < 0 || r == WholeNumbers.BAD || b == WholeNumbers.BAD || i == WholeNumbers.BAD) {
                // Told; the contest is kept so that its choices and votes are not told as unknown.
                s = Math.max(s, 1);
                r = Math.max(r, 0);
            }
            int before = draft.contest(id);
            if (before >= 0) {
                again(table, draft.contests.get(before), totals, mapping, s, Math.max(0, r));
                continue;
            }
            Optional<RuleSpec> spec =
                    rule(table, id, rule.text().toString(), threshold.text().toString());
            draft.contestIds.of(id);
            ContestDraft added = new ContestDraft(
                    id,
                    orElse(name.text().toString(), id),
                    region.text().toString(),
                    table.line(),
                    spec.orElseGet(() -> RuleSpec.of("")),
                    s,
                    Math.max(0, r),
                    b < 0 ? ContestDraft.UNKNOWN : b,
                    i < 0 ? ContestDraft.UNKNOWN : i);
            draft.contests.add(added);
        }
        draft.contests.forEach(c -> check(table.file(), c));
        if (draft.contests.isEmpty() && !problems.hasFatal()) {
            problems.fatal(
                    table.file(),
                    0,
                    "",
                    "There is no contest",
                    file.tables().of(ElectionTables.CONTESTS).filters().isEmpty()
                            ? "Maybe the file was not copied to the end."
                            : "Maybe the filter in election.yaml (rows: contests:) leaves nothing over.");
        }
    }

    /** A contest that stands in more than one row. */
    private static void again(
            TableCursor table, ContestDraft first, boolean totals, TableMapping mapping, long seats, long reserved) {
        if (totals) {
            first.seats = mapping.total("seats") ? Math.addExact(first.seats, seats) : first.seats;
            first.reserved = mapping.total("reserved_seats") ? Math.addExact(first.reserved, reserved) : first.reserved;
        } else if (first.seats == seats && first.reserved == reserved) {
            if (!mapping.sumDuplicates()) {
                table.warn(
                        first.id,
                        "Contest " + first.id + " stands twice, first on line " + first.line + ", with the same seats",
                        "Maybe delete one of the two rows.");
            }
        } else {
            table.fatal(
                    first.id,
                    "Contest " + first.id + " stands twice: with " + first.seats + " seats (" + first.reserved
                            + " reserved) on line " + first.line + ", and here with " + seats + " (" + reserved + ")",
                    "Maybe delete the wrong row.");
        }
    }

    private Optional<RuleSpec> rule(TableCursor table, String contest, String rule, String threshold) {
        Optional<RuleSpec> spec = file.rule();
        String where = table.file() + " contest " + contest;
        if (!rule.isEmpty()) {
            Optional<RuleSpec> base = spec;
            Optional<RuleSpec> own = RuleReader.parse(rule, where, problems);
            spec = rule.startsWith("{")
                    ? own
                    : own.map(o ->
                            base.map(b -> RuleReader.withMethod(b, o.method())).orElse(o));
        } else if (spec.isEmpty() && !problems.hasFatal()) {
            table.fatal(
                    contest,
                    "Contest " + contest + " has no seat rule",
                    "Maybe add to election.yaml: rule: {method: sntv}, or a column rule to this table.");
        }
        if (spec.isPresent() && !threshold.isEmpty()) {
            Optional<RuleSpec> with = RuleReader.withThreshold(spec.get(), threshold)
                    .filter(s -> RuleReader.fits(s, table.file(), table.line(), problems));
            if (with.isEmpty()) {
                table.fatal(
                        threshold,
                        "Contest " + contest + " has the threshold \"" + threshold + "\", which does not fit",
                        "Maybe write a share, for example 0.03 or 3%.");
            }
            spec = with;
        }
        return spec;
    }

    private void check(String table, ContestDraft c) {
        if (c.seats < 1 || c.seats > MOST_SEATS) {
            problems.fatal(
                    table,
                    c.line,
                    Long.toString(c.seats),
                    "Contest " + c.id + " has " + c.seats + " seats; a contest has 1 to " + MOST_SEATS,
                    c.seats < 1
                            ? "Maybe it is not decided here; leave the row out, or filter it in election.yaml (rows:)."
                            : "Maybe the column holds votes, not seats.");
        } else if (c.reserved > c.seats) {
            problems.fatal(
                    table,
                    c.line,
                    Long.toString(c.reserved),
                    "Contest " + c.id + " reserves " + c.reserved + " of " + c.seats + " seats",
                    "Maybe the two columns are exchanged, or seats does not count the reserved ones: seats: {sum: [..,"
                            + " ..]}.");
        }
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
