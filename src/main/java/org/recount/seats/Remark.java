package org.recount.seats;

import java.util.List;
import java.util.Locale;

/**
 * Something about an allocation that must not pass in silence: it could not be completed, or it holds more than was to be
 * given out, or part of the contest was not applied.
 *
 * @param kind what it is
 * @param seats number of seats concerned
 * @param choices indices of the choices concerned, ascending; empty where none in particular
 * @param text the same in words, with its figures
 */
public record Remark(Kind kind, int seats, List<Integer> choices, String text) {
    public Remark {
        choices = List.copyOf(choices);
    }

    /** What a remark is about. */
    public enum Kind {
        /** No valid vote for any choice that competes: nobody is elected. */
        NO_VOTES,
        /** Fewer candidates than seats; the rest stays unfilled. */
        TOO_FEW_CANDIDATES,
        /** Fewer women than reserved seats; the rest goes to the next in votes. */
        TOO_FEW_WOMEN,
        /** A list has won more seats than it has candidates. */
        LIST_EXHAUSTED,
        /** The whole quotas alone are more than the seats. */
        OVER_AWARD,
        /** A list keeps more constituency seats than its share; the house grows. */
        OVERHANG,
        /** No list passed the threshold. */
        NOBODY_PASSED,
        /** The contest reserves seats, and the rule knows no reserved seats. */
        RESERVED_NOT_APPLIED,
        /** Constituency seats of someone without a list that takes part: so many fewer are shared out. */
        OUTSIDE_LISTS,
        /**
         * A lot between groups or lists decides how many seats are divided inside them, and not every way to draw the tied
         * choices is possible; what is certain and who can still sit is exact.
         */
        NESTED_LOT;

        /** Returns the name used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
