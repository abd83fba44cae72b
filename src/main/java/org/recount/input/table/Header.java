package org.recount.input.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The names of the columns of a file and where they stand. */
final class Header {
    private final List<String> names;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<String> twice = new ArrayList<>();

    Header(Row row) {
        List<String> list = new ArrayList<>();
        Slice slice = new Slice();
        for (int i = 0; i < row.fields(); i++) {
            String name = row.field(i, slice).toString();
            list.add(name);
            if (index.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
        names = List.copyOf(list);
    }

    List<String> names() {
        return names;
    }

    OptionalInt find(String name) {
        Integer at = index.get(name);
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    boolean standsTwice(String name) {
        return twice.contains(name);
    }
}
