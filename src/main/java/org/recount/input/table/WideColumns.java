package org.recount.input.table;

import java.util.Optional;

/**
 * A table with one column for each choice: {@code p{choice}} reads the columns {@code p1}, {@code p2} ... as choices
 * {@code 1}, {@code 2} ...
 *
 * @param prefix what stands before the id in the name of a column
 * @param suffix what stands after it
 */
public record WideColumns(String prefix, String suffix) {
    /** The place of the id. */
    public static final String PLACE = "{choice}";

    /** Reads a pattern; empty if the place of the id does not stand in it once. */
    public static Optional<WideColumns> parse(String pattern) {
        int at = pattern.indexOf(PLACE);
        if (at < 0 || pattern.indexOf(PLACE, at + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new WideColumns(pattern.substring(0, at), pattern.substring(at + PLACE.length())));
    }

    /** Returns the id in the name of a column; empty if it is no column of a choice. */
    Optional<String> choice(String column) {
        if (column.length() > prefix.length() + suffix.length()
                && column.startsWith(prefix)
                && column.endsWith(suffix)) {
            return Optional.of(column.substring(prefix.length(), column.length() - suffix.length()));
        }
        return Optional.empty();
    }
}
