package org.recount.input.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of an election and their columns, as the contract names them. */
enum ElectionTable {
    CONTESTS(
            "contests",
            List.of("contest", "seats"),
            List.of("name", "region", "reserved_seats", "rule", "threshold", "blank", "invalid")),
    CHOICES("choices", List.of("contest", "choice"), List.of("name", "party", "gender", "group", "kind")),
    STATIONS(
            "stations",
            List.of("station", "contest"),
            List.of("centre", "region", "kind", "registered", "cast", "invalid", "blank")),
    VOTES("votes", List.of("station", "contest", "choice", "votes"), List.of()),
    TOTALS("totals", List.of("contest", "choice", "votes"), List.of());

    private final String id;
    private final List<String> required;
    private final List<String> optional;

    ElectionTable(String id, List<String> required, List<String> optional) {
        this.id = id;
        this.required = required;
        this.optional = optional;
    }

    /** Returns the name in election.yaml. */
    String id() {
        return id;
    }

    /** Returns the name of the file where election.yaml does not name another. */
    String defaultFile() {
        return id + ".csv";
    }

    /** Returns all columns. */
    List<String> columns() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    static List<String> ids() {
        return Stream.of(values()).map(ElectionTable::id).toList();
    }

    static Optional<ElectionTable> find(String id) {
        return Stream.of(values()).filter(t -> t.id.equals(id)).findFirst();
    }
}
