package org.recount.seats;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The smallest number of ballots that would move a seat, in the tie convention; the <em>seat margin</em>.
 *
 * <p>A ballot <em>changed</em> was valid for one choice and is valid for another; <em>added</em> is a new valid ballot, or
 * an invalid one ruled valid; <em>removed</em> was valid and leaves the count, or is ruled invalid. An outcome that is
 * already tied has margin 0. Each figure is exact where it equals its upper side; otherwise it is a lower bound and the
 * true margin lies between the two.
 *
 * @param changed ballots whose choice must change; empty where no change can move a seat
 * @param added ballots that must be added; empty where none can
 * @param removed ballots that must be removed; empty where none can
 * @param winner index of the choice that would lose the seat, for {@code changed}; empty where a seat stands empty
 * @param loser index of the choice that would win it, for {@code changed}
 * @param kind what binds, for {@code changed}
 * @param exact whether {@code changed} is exact; otherwise it is a lower bound and {@code changedUpper} the other side
 * @param changedUpper an upper bound of {@code changed}; equal to it where exact; empty where no upper bound is known
 * @param addedUpper an upper bound of {@code added}; equal to it where exact
 * @param removedUpper an upper bound of {@code removed}; equal to it where exact
 */
public record SeatMargin(
        OptionalLong changed,
        OptionalLong added,
        OptionalLong removed,
        OptionalInt winner,
        OptionalInt loser,
        Kind kind,
        boolean exact,
        OptionalLong changedUpper,
        OptionalLong addedUpper,
        OptionalLong removedUpper) {

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
        return exact(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Kind.NONE);
    }

    /** Returns a margin all of whose figures are exact. */
    public static SeatMargin exact(
            OptionalLong changed,
            OptionalLong added,
            OptionalLong removed,
            OptionalInt winner,
            OptionalInt loser,
            Kind kind) {
        return new SeatMargin(changed, added, removed, winner, loser, kind, true, changed, added, removed);
    }
}
