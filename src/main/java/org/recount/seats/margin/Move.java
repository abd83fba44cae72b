package org.recount.seats.margin;

/**
 * What may happen to a ballot: where it can come from, and where it can go.
 *
 * <p>The first three are the margins of {@link org.recount.seats.SeatMargin}; the others are what a remedy can do to the
 * ballots of a station. An annulled station is none of these: there all ballots of the station leave together.
 */
public enum Move {
    /** A valid ballot changes from one choice to another; it stays valid. */
    CHANGE(true, false, true, false),
    /** A ballot is added for a choice. */
    ADD(false, false, true, false),
    /** A valid ballot leaves the count. */
    REMOVE(true, false, false, false),
    /** A station is counted again: any ballot in the box, valid or not, may turn out to be any other. */
    RECOUNT(true, true, true, true),
    /** An invalid ballot is ruled valid. */
    RULE_VALID(false, true, true, false),
    /** A valid ballot is ruled invalid. */
    RULE_INVALID(true, false, false, true);

    private final boolean fromValid;
    private final boolean fromInvalid;
    private final boolean toValid;
    private final boolean toInvalid;

    Move(boolean fromValid, boolean fromInvalid, boolean toValid, boolean toInvalid) {
        this.fromValid = fromValid;
        this.fromInvalid = fromInvalid;
        this.toValid = toValid;
        this.toInvalid = toInvalid;
    }

    /**
     * Returns whether a ballot may come from a column.
     *
     * @param column index of the choice, or {@code choices} for the invalid ballots
     * @param choices number of choices
     */
    boolean from(int column, int choices) {
        return column == choices ? fromInvalid : fromValid;
    }

    /** Returns whether a ballot may go to a column. */
    boolean to(int column, int choices) {
        return column == choices ? toInvalid : toValid;
    }

    /** Returns whether ballots come from outside the count. */
    boolean fromNowhere() {
        return !fromValid && !fromInvalid;
    }

    /** Returns whether ballots leave the count. */
    boolean toNowhere() {
        return !toValid && !toInvalid;
    }
}
