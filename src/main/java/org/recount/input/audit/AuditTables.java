package org.recount.input.audit;

import java.util.List;
import org.recount.input.mapping.TableSpec;

/** The tables of an audit and their columns. */
final class AuditTables {
    static final TableSpec DRAWS = new TableSpec(
            "draws",
            List.of(),
            List.of("contest", "ballot", "recorded", "choice", "station", "times", "invalid", "missing", "stratum"));

    static final TableSpec COUNTS = new TableSpec("counts", List.of("station", "choice", "votes"), List.of("contest"));

    static final TableSpec TALLIES = new TableSpec(
            "tallies", List.of("round", "choice", "ballots"), List.of("contest", "recorded", "station", "stratum"));

    static final TableSpec STRATA = new TableSpec("strata", List.of("stratum", "choice", "votes"), List.of("contest"));

    static final List<TableSpec> ALL = List.of(DRAWS, COUNTS, TALLIES, STRATA);

    private AuditTables() {}
}
