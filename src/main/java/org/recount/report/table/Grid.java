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

    /** Returns a cell up to its interval, which is set on a line of its own where there is no room. */
    public String estimate(int column, List<String> row) {
        int split = split(column, row);
        return split < 0 ? row.get(column) : row.get(column).substring(0, split);
    }

    /** Returns the interval of a cell, in its brackets, or nothing. */
    public String range(int column, List<String> row) {
        int split = split(column, row);
        return split < 0 ? "" : row.get(column).substring(split + 1);
    }

    private int split(int column, List<String> row) {
        return columns.get(column).number() ? row.get(column).indexOf(" (") : -1;
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
