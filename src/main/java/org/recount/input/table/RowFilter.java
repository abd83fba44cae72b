package org.recount.input.table;

import java.util.List;

/**
 * Which rows of a file are read.
 *
 * @param column a column of the file
 * @param values the values that it may have, or must not have
 * @param keep whether rows with one of the values are kept; otherwise they are left out
 */
public record RowFilter(String column, List<String> values, boolean keep) {
    public RowFilter {
        values = List.copyOf(values);
    }

    /** Returns whether a row with this value is read. */
    boolean passes(CharSequence value) {
        for (String v : values) {
            if (v.contentEquals(value)) {
                return keep;
            }
        }
        return !keep;
    }
}
