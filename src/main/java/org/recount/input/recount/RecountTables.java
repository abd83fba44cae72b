package org.recount.input.recount;

import java.util.List;
import org.recount.input.mapping.TableSpec;

/** The tables of a recount and their columns, as the contract names them. */
final class RecountTables {
    static final TableSpec RECOUNT = new TableSpec(
            "recount", List.of("station", "contest", "action"), List.of("selected_by", "invalid", "note", "draws"));

    static final TableSpec VOTES =
            new TableSpec("recount_votes", List.of("station", "contest", "choice", "votes"), List.of());

    static final TableSpec COMPLAINTS = new TableSpec(
            "complaints",
            List.of("complaint"),
            List.of("filed", "contest", "station", "filer", "category", "claim", "decision", "remedy"));

    static final List<TableSpec> ALL = List.of(RECOUNT, VOTES, COMPLAINTS);

    private RecountTables() {}
}
