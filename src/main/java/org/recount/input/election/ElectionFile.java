package org.recount.input.election;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.recount.input.table.TableMapping;
import org.recount.seats.RuleSpec;

/**
 * What election.yaml says.
 *
 * @param file its name, for messages
 * @param id id of the election
 * @param name name for people
 * @param date date, blank where unknown
 * @param source where the figures come from
 * @param licence their licence
 * @param rule the seat rule; empty where it is not given (each contest then needs its own)
 * @param ruleLine the line of the rule
 * @param root where the tables lie, as written; empty for the folder of election.yaml
 * @param rootLine the line of the root
 * @param files the file of each table that is named
 * @param mappings how each table is read
 */
record ElectionFile(
        String file,
        String id,
        String name,
        String date,
        String source,
        String licence,
        Optional<RuleSpec> rule,
        long ruleLine,
        Optional<String> root,
        long rootLine,
        Map<ElectionTable, String> files,
        Map<ElectionTable, TableMapping> mappings) {

    ElectionFile {
        files = files.isEmpty() ? Map.of() : new EnumMap<>(files);
        mappings = new EnumMap<>(mappings);
    }

    /** Returns the file of a table. */
    String fileOf(ElectionTable table) {
        return files.getOrDefault(table, table.defaultFile());
    }

    /** Returns whether election.yaml names a file for the table. */
    boolean names(ElectionTable table) {
        return files.containsKey(table);
    }

    /** Returns how a table is read. */
    TableMapping mapping(ElectionTable table) {
        return mappings.getOrDefault(table, TableMapping.plain(table.id()));
    }
}
