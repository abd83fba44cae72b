package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRule;

/**
 * Compares a rule's margins with the least number of ballots found by looking at every election there is.
 *
 * <p>The outcome is who holds how many seats; whether a seat counts as reserved is not part of it. One convention: where
 * nobody can take a seat from anyone, emptying the boxes altogether is not called a margin.
 */
final class RuleSweep {
    private final SeatRule rule;
    private final Contest contest;
    private final int most;
    private final long invalid;
    private final SmallElections all;
    private int exact;
    private int bounds;

    /**
     * @param rule the rule
     * @param contest the contest
     * @param most the most ballots of any election in the table
     */
    RuleSweep(SeatRule rule, Contest contest, int most) {
        this(rule, contest, most, 0);
    }

    /** The same with so many invalid ballots in every election. */
    RuleSweep(SeatRule rule, Contest contest, int most, long invalid) {
        this.rule = rule;
        this.invalid = invalid;
        this.contest = contest;
        this.most = most;
        this.all = new SmallElections(contest.choices().size(), most, v -> outcome(rule, votes(v)));
    }

    ContestVotes votes(long[] v) {
        return ContestVotes.of(contest, v, invalid);
    }

    /** Returns who sits, or an empty string where a lot decides. */
    static String outcome(SeatRule rule, ContestVotes votes) {
        Allocation allocation = rule.allocate(votes);
        return allocation.ties().isEmpty()
                ? Arrays.toString(
                        allocation.certainSeats(votes.contest().choices().size()))
                : "";
    }

    /** Checks all elections with at most so many ballots. */
    RuleSweep check(int ballots) {
        for (int n = 0; n <= ballots; n++) {
            for (long[] v : all.elections(n)) {
                check(v, n);
            }
        }
        return this;
    }

    private void check(long[] v, int n) {
        SeatMargin margin = rule.margin(votes(v));
        String where = rule.id() + " " + contest.seats() + "/" + contest.reservedSeats() + " seats "
                + Arrays.toString(v) + " " + outcome(rule, votes(v)) + " " + margin;
        long competing = votes(v).forCompeting();
        between(
                margin.changed().orElse(-1),
                margin.changedUpper().orElse(-1),
                all.changed(v),
                competing,
                "changed " + where);
        long added = all.added(v);
        if (added >= 0) {
            between(margin.added().orElse(-1), margin.addedUpper().orElse(-1), added, -2, "added " + where);
        } else if (margin.added().isPresent() && margin.added().equals(margin.addedUpper())) {
            assertThat(margin.added().getAsLong()).as("added " + where).isGreaterThan(most - n);
        }
        between(
                margin.removed().orElse(-1),
                margin.removedUpper().orElse(-1),
                all.removed(v),
                competing,
                "removed " + where);
        assertThat(margin.exact()).as(where).isEqualTo(margin.changed().equals(margin.changedUpper()));
        boolean all = margin.exact()
                && margin.added().equals(margin.addedUpper())
                && margin.removed().equals(margin.removedUpper());
        exact += all ? 1 : 0;
        bounds += all ? 0 : 1;
    }

    private static void between(long lower, long upper, long truth, long emptied, String where) {
        if (lower == -1 && truth == emptied && truth > 0) {
            return;
        }
        if (lower == upper) {
            assertThat(lower).as(where).isEqualTo(truth);
        } else if (truth >= 0) {
            assertThat(lower).as(where).isBetween(0L, truth);
            if (upper >= 0) {
                assertThat(upper).as(where).isGreaterThanOrEqualTo(truth);
            }
        }
    }

    /** Elections all of whose margins were exact. */
    int exact() {
        return exact;
    }

    /** Elections one of whose margins was a bound. */
    int bounds() {
        return bounds;
    }
}
