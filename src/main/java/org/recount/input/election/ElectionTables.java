package org.recount.input.election;

import java.util.List;
import org.recount.input.mapping.TableSpec;

/** The tables of an election and their columns, as the contract names them. */
final class ElectionTables {
    static final TableSpec CONTESTS = new TableSpec(
            "contests",
            List.of("contest", "seats"),
            List.of("name", "region", "reserved_seats", "rule", "threshold", "blank", "invalid"));

    static final TableSpec CHOICES =
            new TableSpec("choices", List.of("contest", "choice"), List.of("name", "party", "gender", "group", "kind"));

    static final TableSpec STATIONS = new TableSpec(
            "stations",
            List.of("station", "contest"),
            List.of("centre", "region", "kind", "registered", "cast", "invalid", "blank"));

    static final TableSpec VOTES = new TableSpec("votes", List.of("station", "contest", "choice", "votes"), List.of());

    static final TableSpec TOTALS = new TableSpec("totals", List.of("contest", "choice", "votes"), List.of());

    static final List<TableSpec> ALL = List.of(CONTESTS, CHOICES, STATIONS, VOTES, TOTALS);

    private ElectionTables() {}
}
