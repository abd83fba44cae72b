package org.recount.input.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a table of the contract is read from a published file.
 *
 * @param yaml the YAML file in which a mapping can be written, for advice
 * @param table name of the table in the contract, for advice
 * @param columns what a column of the contract is made of; a column that is not named has the name of the contract
 * @param filters which rows are read: those that pass all filters
 * @param wide the columns of choices, for a file with one column for each choice
 * @param sumDuplicates whether rows of the same key are parts of one figure and are added up
 */
public record TableMapping(
        String yaml,
        String table,
        Map<String, ColumnSource> columns,
        List<RowFilter> filters,
        Optional<WideColumns> wide,
        boolean sumDuplicates) {
    public TableMapping {
        columns = Map.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /** Returns the mapping of a file that has the names of the contract. */
    public static TableMapping plain(String yaml, String table) {
        return new TableMapping(yaml, table, Map.of(), List.of(), Optional.empty(), false);
    }

    /** Returns what a column of the contract is made of. */
    public ColumnSource source(String column) {
        return columns.getOrDefault(column, new ColumnSource.Named(column));
    }

    /** Returns whether a column is summed over the rows of the same key. */
    public boolean total(String column) {
        return source(column) instanceof ColumnSource.Total;
    }
}
