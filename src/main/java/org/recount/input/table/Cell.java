package org.recount.input.table;

/** One column of the current row, whatever it is made of. */
@FunctionalInterface
public interface Cell {
    /** A cell that is always blank: a column that the table does not have. */
    Cell BLANK = () -> "";

    /** Returns the text, without white space around it; valid until the next row. */
    CharSequence text();

    /** Returns whether the column is there at all. */
    default boolean present() {
        return this != BLANK;
    }
}
