package org.recount.input.mapping;

import java.util.Map;
import java.util.Optional;
import org.recount.input.table.TableMapping;

/**
 * Where the tables of an election or a recount are and how they are read.
 *
 * @param file name of the YAML file, for messages
 * @param root where the published files lie, as written; empty for the folder of the YAML file
 * @param rootLine the line of the root
 * @param files the file of each table that is named, by id of the table
 * @param mappings how each table is read, by id of the table
 */
public record TableMappings(
        String file,
        Optional<String> root,
        long rootLine,
        Map<String, String> files,
        Map<String, TableMapping> mappings) {

    public TableMappings {
        files = Map.copyOf(files);
        mappings = Map.copyOf(mappings);
    }

    /** Returns the mappings of a folder without a YAML file: the names of the contract. */
    public static TableMappings plain(String file) {
        return new TableMappings(file, Optional.empty(), 0, Map.of(), Map.of());
    }

    /** Returns the file of a table. */
    public String fileOf(TableSpec table) {
        return files.getOrDefault(table.id(), table.defaultFile());
    }

    /** Returns whether a file is named for the table. */
    public boolean names(TableSpec table) {
        return files.containsKey(table.id());
    }

    /** Returns how a table is read. */
    public TableMapping of(TableSpec table) {
        return mappings.getOrDefault(table.id(), TableMapping.plain(file, table.id()));
    }
}
