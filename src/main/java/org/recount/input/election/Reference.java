package org.recount.input.election;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names in one table that another table does not have: each told once, with how often and where it first stands. */
final class Reference {
    private final Map<String, long[]> unknown = new LinkedHashMap<>();

    /** Notes that a name stands on a line and is not known. */
    void note(String name, long line) {
        unknown.computeIfAbsent(name, k -> new long[] {line, 0})[1]++;
    }

    boolean isEmpty() {
        return unknown.isEmpty();
    }

    /** Tells each name with the first line and the number of rows. */
    void tell(Teller teller) {
        unknown.forEach((name, n) -> teller.tell(name, n[0], n[1]));
    }

    /** Says that rows of the file hold an unknown name. */
    interface Teller {
        void tell(String name, long firstLine, long rows);
    }

    static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
