package org.recount.input.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table with one column for each choice: {@code p{choice}} reads the columns {@code p1}, {@code p2} ... as choices
 * {@code 1}, {@code 2} ... Where other columns look the same, {@code p{choice:1|2}} names those that are meant.
 *
 * @param prefix what stands before the id in the name of a column
 * @param suffix what stands after it
 * @param only the ids that are meant; empty for all
 */
public record WideColumns(String prefix, String suffix, List<String> only) {
    /** The place of the id. */
    private static final Pattern PLACE = Pattern.compile("\\{choice(?::([^{}]+))?}");

    public WideColumns {
        only = List.copyOf(only);
    }

    /** Reads a pattern; empty if the place of the id does not stand in it once. */
    public static Optional<WideColumns> parse(String pattern) {
        Matcher place = PLACE.matcher(pattern);
        if (!place.find()) {
            return Optional.empty();
        }
        String prefix = pattern.substring(0, place.start());
        String suffix = pattern.substring(place.end());
        String ids = place.group(1);
        return place.find()
                ? Optional.empty()
                : Optional.of(new WideColumns(prefix, suffix, ids == null ? List.of() : List.of(ids.split("\\|"))));
    }

    /** Returns the id in the name of a column; empty if it is no column of a choice. */
    Optional<String> choice(String column) {
        if (column.length() > prefix.length() + suffix.length()
                && column.startsWith(prefix)
                && column.endsWith(suffix)) {
            return Optional.of(column.substring(prefix.length(), column.length() - suffix.length()))
                    .filter(id -> only.isEmpty() || only.contains(id));
        }
        return Optional.empty();
    }
}
