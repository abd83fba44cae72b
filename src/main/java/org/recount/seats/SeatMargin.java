package org.recount.seats;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The smallest number of ballots that would move a seat, in the tie convention; the <em>seat margin</em>.
 *
 * @param changed ballots whose choice must change; empty where no change can move a seat
 * @param added ballots that must be added; empty where none can
 * @param removed ballots that must be removed; empty where none can
 * @param winner index of the choice that would lose the seat, for {@code changed}
 * @param loser index of the choice that would win it, for {@code changed}
 * @param kind what binds
 * @param exact whether {@code changed} is exact; otherwise it is a lower bound and {@link #changedUpper} the other side
 * @param changedUpper an upper bound of {@code changed}; equal to it where exact
 */
public record SeatMargin(
        OptionalLong changed,
        OptionalLong added,
        OptionalLong removed,
        OptionalInt winner,
        OptionalInt loser,
        Kind kind,
        boolean exact,
        OptionalLong changedUpper) {

    /** What kind of line is crossed first. */
    public enum Kind {
        /** Between two choices or lists. */
        BETWEEN_CHOICES,
        /** At the line of the reserved seats: a woman against a woman, or at the last man's seat. */
        RESERVED_LINE,
        /** At a threshold. */
        THRESHOLD,
        /** Between candidates of one list. */
        INSIDE_LIST,
        /** No change of ballots can move a seat. */
        NONE
    }

    /** Returns the margin where no change of ballots can move a seat. */
    public static SeatMargin none() {
        return new SeatMargin(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Kind.NONE,
                true,
                OptionalLong.empty());
    }
}
