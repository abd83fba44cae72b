package org.recount.input.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.recount.input.InputFile;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;

/**
 * Reads a table row by row. First ask for the columns, then call {@link #next()} until it is false; what is wrong with the
 * file is told to the collector of problems and never thrown (unless the machine fails).
 *
 * <p>Nothing is kept of a row: read its cells before the next.
 */
public final class TableCursor implements Closeable {
    /** So many problems of one column are told one by one; then it is said how many more there are. */
    static final int TOLD_ONE_BY_ONE = 1000;

    private final String file;
    private final TableMapping mapping;
    private final Problems problems;
    private final Consumer<InputFile> read;
    private final TextFile text;
    private final CloseableIterator<Row> rows;
    private final Row row;
    private final Header header;
    private final List<FilterCell> filters = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> absent = new ArrayList<>();
    private final Tally bad = new Tally();

    private final List<String> wideChoices = new ArrayList<>();
    private int[] wideIndex = new int[0];
    private int wideAt;

    private boolean usable = true;
    private boolean otherSeparator;
    private boolean failed;
    private boolean begun;
    private boolean ended;

    private TableCursor(
            DataFile file,
            TableMapping mapping,
            Problems problems,
            Consumer<InputFile> read,
            TextFile text,
            CloseableIterator<Row> rows,
            Row row) {
        this.file = file.name();
        this.mapping = mapping;
        this.problems = problems;
        this.read = read;
        this.text = text;
        this.rows = rows;
        this.row = row;
        this.header = new Header(row);
        checkHeader();
        mapping.filters().forEach(f -> filters.add(new FilterCell(f, needed(f.column()))));
        mapping.wide().ifPresent(this::findWideColumns);
    }

    /**
     * Opens a table and reads its header.
     *
     * @param file the file
     * @param mapping how the table is read from it
     * @param problems where problems are told
     * @param read gets name, size and SHA-256 once the file has been read to its end
     * @return the cursor; empty where a problem was told that stops a command
     */
    public static Optional<TableCursor> open(
            DataFile file, TableMapping mapping, Problems problems, Consumer<InputFile> read) {
        TextFile text = null;
        try {
            text = TextFile.open(file);
            Row row = new Row();
            CloseableIterator<Row> rows = CsvReader.builder()
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .allowUnclosedQuote(false)
                    .build(row, text.reader())
                    .iterator();
            if (rows.hasNext()) {
                rows.next();
                return Optional.of(new TableCursor(file, mapping, problems, read, text, rows, row));
            }
            problems.fatal(file.name(), 0, "", "The file is empty", "Maybe it was not copied to the end.");
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            tell(file.name(), e, problems);
        }
        if (text != null) {
            closeQuietly(text);
        }
        return Optional.empty();
    }

    /** Returns a column that must be there; if it is not, that is told, and no row will be read. */
    public Cell required(String column) {
        return cell(column, true);
    }

    /** Returns a column that may be missing; it is then blank. */
    public Cell optional(String column) {
        return cell(column, false);
    }

    /** Returns a column of whole numbers. */
    public NumberCell number(Cell cell, String column) {
        return new NumberCell(column, cell);
    }

    /** Returns whether the table could be read: all columns were there, and the file was read to its end. */
    public boolean readable() {
        return !failed;
    }

    /** Returns the line on which the current row begins, from 1. */
    public long line() {
        return row.line();
    }

    /** Returns the name of the file, for messages. */
    public String file() {
        return file;
    }

    /** Goes to the next row. Returns false at the end, or where the file cannot be read on. */
    public boolean next() {
        if (!begun) {
            begun = true;
            adviseOnAbsent();
        }
        if (ended) {
            return false;
        }
        if (!usable) {
            return end(true);
        }
        try {
            while (true) {
                if (wideAt + 1 < wideIndex.length && wideAt >= 0) {
                    wideAt++;
                    return true;
                }
                if (!rows.hasNext()) {
                    bad.tellRest();
                    read.accept(text.finish());
                    return end(false);
                }
                rows.next();
                wideAt = 0;
                if (complete() && passes()) {
                    return true;
                }
                wideAt = -1;
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            bad.tellRest();
            tell(file, e, problems);
            return end(true);
        }
    }

    /** Tells a problem of the current row that stops a command. */
    public void fatal(String value, String message, String advice) {
        problems.fatal(file, line(), value, message, advice);
    }

    /** Tells a problem of the current row that stops nothing. */
    public void warn(String value, String message, String advice) {
        problems.warn(file, line(), value, message, advice);
    }

    /** Tells a problem of the current row, but no more than a thousand of one kind one by one. */
    public void fatalOfKind(String kind, String value, String message, String advice) {
        if (bad.count(kind, line())) {
            fatal(value, message, advice);
        }
    }

    @Override
    public void close() {
        closeQuietly(text);
    }

    private boolean end(boolean withFailure) {
        ended = true;
        failed = withFailure;
        return false;
    }

    private boolean complete() {
        int fields = row.fields();
        int columns = header.names().size();
        if (fields == columns) {
            return true;
        }
        if (row.blank()) {
            return false;
        }
        String first = row.field(0, new Slice()).toString();
        fatalOfKind(
                "ragged",
                first,
                "The row has " + fields + " fields, the header has " + columns,
                fields > columns
                        ? "Maybe a comma stands in a text without quotes around it."
                        : "Maybe the row was cut off, or a quote is not closed.");
        return false;
    }

    private boolean passes() {
        for (FilterCell filter : filters) {
            if (!filter.filter.passes(filter.cell.text())) {
                return false;
            }
        }
        return true;
    }

    private Cell cell(String column, boolean must) {
        if (mapping.wide().isPresent() && column.equals("choice")) {
            return () -> wideChoices.get(wideAt);
        }
        if (mapping.wide().isPresent() && column.equals("votes")) {
            Slice slice = new Slice();
            return () -> row.field(wideIndex[wideAt], slice);
        }
        ColumnSource source = mapping.source(column);
        boolean mapped = mapping.columns().containsKey(column);
        if (!must && !mapped && header.find(column).isEmpty()) {
            absent.add(column);
            return Cell.BLANK;
        }
        if (source.needs().stream().allMatch(n -> header.find(n).isPresent())) {
            return source.bind(this::needed);
        }
        source.needs().forEach(n -> {
            if (header.find(n).isEmpty()) {
                missing(n, mapped || !n.equals(column) ? "" : column);
            }
        });
        return Cell.BLANK;
    }

    /** The cell of a column of the file. */
    private Cell needed(String name) {
        OptionalInt at = header.find(name);
        used.add(name);
        if (at.isEmpty()) {
            missing(name, "");
            return Cell.BLANK;
        }
        if (header.standsTwice(name)) {
            problems.fatal(
                    file,
                    1,
                    name,
                    "The column \"" + name + "\" stands twice in the header",
                    "Maybe rename one of the two.");
            usable = false;
        }
        int index = at.getAsInt();
        Slice slice = new Slice();
        return () -> row.field(index, slice);
    }

    private void missing(String name, String contractColumn) {
        usable = false;
        if (otherSeparator) {
            return; // The header is one column: all are missing, and that is told.
        }
        String advice = Nearest.to(name, header.names())
                .map(n -> contractColumn.isEmpty()
                        ? "Maybe \"" + n + "\" is meant."
                        : "Maybe \"" + n + "\" is meant; in " + mapping.yaml() + ": columns: {" + mapping.table()
                                + ": {" + contractColumn + ": " + n + "}}.")
                .orElse(
                        contractColumn.isEmpty()
                                ? "Maybe the mapping names another file's column."
                                : "Maybe name the column in " + mapping.yaml() + ": columns: {" + mapping.table()
                                        + ": {" + contractColumn + ": ...}}"
                                        + (contractColumn.equals("choice") || contractColumn.equals("votes")
                                                ? "; or, where each choice has a column of its own: wide: {"
                                                        + mapping.table() + ": \"{choice:NAME|NAME}\"}."
                                                : "."));
        problems.fatal(
                file,
                1,
                name,
                "There is no column \"" + name + "\"; the columns are: " + String.join(", ", header.names()),
                advice);
    }

    private void checkHeader() {
        String all = String.join(",", header.names());
        if (header.names().size() == 1 && (all.contains(";") || all.contains("\t"))) {
            problems.fatal(
                    file,
                    1,
                    all,
                    "The columns are separated by " + (all.contains(";") ? "semicolons" : "tabs") + "; expected commas",
                    "Maybe export the table again with commas (RFC 4180).");
            usable = false;
            otherSeparator = true;
        }
    }

    private void findWideColumns(WideColumns wide) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            int index = i;
            wide.choice(header.names().get(i)).ifPresent(choice -> {
                wideChoices.add(choice);
                at.add(index);
                used.add(header.names().get(index));
            });
        }
        wideIndex = at.stream().mapToInt(Integer::intValue).toArray();
        wideAt = -1;
        if (at.isEmpty()) {
            missing(wide.prefix() + "{choice}" + wide.suffix(), "");
        }
    }

    /** A column of the contract that is not there while the file has one of almost the same name: perhaps a slip. */
    private void adviseOnAbsent() {
        List<String> rest =
                header.names().stream().filter(n -> !used.contains(n)).toList();
        for (String column : absent) {
            Nearest.close(column, rest)
                    .ifPresent(near -> problems.warn(
                            file,
                            1,
                            near,
                            "The column \"" + near + "\" is not read",
                            "Maybe \"" + column + "\" is meant; rename it, or in " + mapping.yaml() + ": columns: {"
                                    + mapping.table() + ": {" + column + ": " + near + "}}."));
        }
    }

    private static void tell(String file, Exception failure, Problems problems) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof CsvParseException && cause.getCause() instanceof IOException inner) {
            cause = inner;
        }
        if (cause instanceof IOException io) {
            TextFile.tell(file, io, problems);
            return;
        }
        String message =
                String.valueOf(failure.getCause() != null ? failure.getCause().getMessage() : failure.getMessage());
        problems.fatal(
                file,
                lineIn(String.valueOf(failure.getMessage())),
                "",
                "This is not CSV: " + message,
                "Maybe a quote is not closed, or stands alone inside a quoted text (write it twice).");
    }

    /** The line that fastcsv names in its message. */
    private static long lineIn(String message) {
        java.util.regex.Matcher m =
                java.util.regex.Pattern.compile("line (\\d{1,15})").matcher(message);
        return m.find() ? Long.parseLong(m.group(1)) : 0;
    }

    private static void closeQuietly(TextFile text) {
        try {
            text.close();
        } catch (IOException e) {
            // What was needed has been read.
        }
    }

    private record FilterCell(RowFilter filter, Cell cell) {}

    /** A column of whole numbers of at least 0. */
    public final class NumberCell {
        private final String column;
        private final Cell cell;

        private NumberCell(String column, Cell cell) {
            this.column = column;
            this.cell = cell;
        }

        /**
         * Returns the number, {@link WholeNumbers#BLANK} where the cell is blank, or {@link WholeNumbers#BAD} where it is
         * no number, which is told.
         */
        public long orBlank() {
            CharSequence cellText = cell.text();
            long value = WholeNumbers.parse(cellText);
            if (value == WholeNumbers.BAD) {
                WholeNumbers.Fault fault = WholeNumbers.fault(cellText);
                fatalOfKind(
                        column, cellText.toString(), column + " \"" + cellText + "\" " + fault.what(), fault.advice());
            }
            return value;
        }

        /** Returns the number, or {@link WholeNumbers#BAD} where the cell is blank or no number, which is told. */
        public long value() {
            long value = orBlank();
            if (value == WholeNumbers.BLANK) {
                fatalOfKind(
                        column,
                        "",
                        column + " is blank",
                        "Maybe write 0, or leave the row out if there is nothing to say.");
                return WholeNumbers.BAD;
            }
            return value;
        }
    }

    /** Counts problems by kind. */
    private final class Tally {
        private final Map<String, Long> counts = new TreeMap<>();

        boolean count(String kind, long line) {
            return counts.merge(kind, 1L, Long::sum) <= TOLD_ONE_BY_ONE;
        }

        void tellRest() {
            counts.forEach((kind, n) -> {
                if (n > TOLD_ONE_BY_ONE) {
                    problems.fatal(
                            file,
                            0,
                            "",
                            (n - TOLD_ONE_BY_ONE) + " more problems of the same kind (" + kind + ")",
                            "Maybe the mapping names the wrong column.");
                }
            });
        }
    }
}
