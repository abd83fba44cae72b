package org.recount.report.table;

import java.util.List;

/**
 * A table as text, ready to be written as HTML, Markdown or CSV. The first column names the row.
 *
 * @param id identifier, unique in a report
 * @param caption what it shows, with model or design and whether the figures are synthetic
 * @param columns the columns
 * @param rows the rows, each as long as {@code columns}
 */
public record Grid(String id, String caption, List<Column> columns, List<List<String>> rows) {

    public Grid {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        rows.forEach(row -> {
            if (row.size() != width) {
                throw new IllegalArgumentException(
                        "Table " + id + ": a row has " + row.size() + " cells, the table " + width + ": " + row);
            }
        });
    }

    /**
     * A column.
     *
     * @param label header
     * @param number whether it holds figures, to be set flush right
     */
    public record Column(String label, boolean number) {
        /** Returns a column of words. */
        public static Column text(String label) {
            return new Column(label, false);
        }

        /** Returns a column of figures. */
        public static Column number(String label) {
            return new Column(label, true);
        }
    }
}
