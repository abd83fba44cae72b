package org.recount.evidence.claim;

import java.util.List;
import java.util.Locale;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;

/** How the stations of a contest that were opened had been selected. */
public enum SelectionKind {
    /** None was opened. */
    NONE,
    /** All by lot (drawn at random, or as control stations). */
    RANDOM,
    /** None by lot: by complaint, in another way, or in a way that is not known. */
    TARGETED,
    /** Some by lot and some not. */
    MIXED;

    /** Returns the name used in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a selection is by lot. */
    public static boolean byLot(Selection selection) {
        return switch (selection) {
            case RANDOM, CONTROL -> true;
            case COMPLAINT, OTHER -> false;
        };
    }

    /** Returns the kind of a list of stations; only their {@link OpenedStation#selection} counts. */
    public static SelectionKind of(List<OpenedStation> opened) {
        long lot = opened.stream().filter(o -> byLot(o.selection())).count();
        if (opened.isEmpty()) {
            return NONE;
        }
        if (lot == opened.size()) {
            return RANDOM;
        }
        return lot == 0 ? TARGETED : MIXED;
    }
}
