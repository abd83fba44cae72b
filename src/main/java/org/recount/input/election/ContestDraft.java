package org.recount.input.election;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.seats.RuleSpec;

/** A contest while the tables are being read. */
final class ContestDraft {
    static final long UNKNOWN = -1;

    /** What the file says that a choice is, with the line that says so. */
    record ChoiceDraft(Choice choice, boolean invalid, long line) {}

    final String id;
    final String name;
    final String region;
    final long line;
    final RuleSpec rule;
    /** Sums over rows where the file spreads a contest over several. */
    long seats;

    long reserved;
    /** Valid votes for no one and invalid ballots, where published for the whole contest. */
    long blank;

    long invalid;

    final List<ChoiceDraft> choices = new ArrayList<>();
    /** Published totals by choice, {@link #UNKNOWN} where none; null where totals.csv has no row of this contest. */
    long @org.jspecify.annotations.Nullable [] totals;

    /** Index of the choice that stands for votes for no one, -1 where there is none. */
    int noneOfTheAbove = -1;

    ContestDraft(
            String id,
            String name,
            String region,
            long line,
            RuleSpec rule,
            long seats,
            long reserved,
            long blank,
            long invalid) {
        this.id = id;
        this.name = name;
        this.region = region;
        this.line = line;
        this.rule = rule;
        this.seats = seats;
        this.reserved = reserved;
        this.blank = blank;
        this.invalid = invalid;
    }
}
