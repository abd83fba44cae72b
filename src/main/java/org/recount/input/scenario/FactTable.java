package org.recount.input.scenario;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recount.input.Nearest;
import org.recount.input.Problems;

/** A table of facts with its problems: rows that know their file and line. */
final class FactTable {
    private final String file;
    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();

    private FactTable(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads a table; a missing file or column is a problem and gives a table without rows. */
    static FactTable read(Path folder, String name, Problems problems, String... columns) {
        Path path = folder.resolve(name);
        FactTable table = new FactTable(path.toString(), problems);
        if (!Files.isRegularFile(path)) {
            problems.fatal(
                    table.file,
                    0,
                    "",
                    "The table " + name + " is missing",
                    "Maybe the scenario folder is not complete.");
            return table;
        }
        if (problems.all().stream().anyMatch(p -> p.fatal() && p.file().equals(table.file))) {
            return table; // It is no text, and that is told.
        }
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(path)) {
            for (NamedCsvRecord record : reader) {
                if (table.rows.isEmpty() && !table.hasColumns(record.getHeader(), columns)) {
                    return table;
                }
                table.rows.add(table.new Row(record));
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            problems.fatal(
                    table.file, 0, "", "The table cannot be read: " + e.getMessage(), "Maybe it is not UTF-8 text.");
            table.rows.clear();
        }
        if (table.rows.isEmpty()) {
            problems.fatal(table.file, 0, "", "The table has no rows", "Maybe it was not copied to the end.");
        }
        return table;
    }

    private boolean hasColumns(List<String> header, String... columns) {
        List<String> missing =
                Arrays.stream(columns).filter(c -> !header.contains(c)).toList();
        if (header.size() == 1 && columns.length > 1 && header.get(0).matches("(?s).*[;\t].*")) {
            problems.fatal(
                    file,
                    1,
                    header.get(0),
                    "The columns are separated by " + (header.get(0).contains(";") ? "semicolons" : "tabs")
                            + "; expected commas",
                    "Maybe export the table again with commas (RFC 4180).");
            return false;
        }
        for (String column : missing) {
            problems.fatal(
                    file,
                    1,
                    "",
                    "The column " + column + " is missing; there are " + String.join(", ", header),
                    Nearest.to(column, header)
                            .map(n -> "Maybe the column " + n + " is meant.")
                            .orElse("Maybe the header was changed."));
        }
        return missing.isEmpty();
    }

    String file() {
        return file;
    }

    List<Row> rows() {
        return rows;
    }

    /** One row. What is asked for and is wrong is told, and a harmless value returned in its place. */
    final class Row {
        private final NamedCsvRecord row;

        private Row(NamedCsvRecord row) {
            this.row = row;
        }

        long line() {
            return row.getStartingLineNumber();
        }

        String text(String column) {
            return row.findField(column).orElse("").strip();
        }

        /** Returns a text that must not be blank. */
        String name(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                fatal(column, text, "nothing stands in column " + column, "Maybe a comma is missing in this row.");
            }
            return text;
        }

        /** Returns a whole number of at least 0. */
        long whole(String column) {
            return number(column, -1);
        }

        /** Returns a whole number of at least 0, or -1 where the cell is empty. */
        long wholeOrUnknown(String column) {
            return text(column).isEmpty() ? -1 : number(column, -1);
        }

        private long number(String column, long wrong) {
            String text = text(column);
            try {
                long value = Long.parseLong(text);
                if (value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            fatal(
                    column,
                    text,
                    column + " is \"" + text + "\"; expected a whole number of at least 0",
                    "Maybe a thousands separator or a blank stands in it.");
            return wrong;
        }

        /** Returns a finite number of at least 0. */
        double real(String column) {
            String text = text(column);
            try {
                double value = Double.parseDouble(text);
                if (value >= 0 && Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            fatal(
                    column,
                    text,
                    column + " is \"" + text + "\"; expected a number of at least 0",
                    "Maybe a decimal comma stands in it.");
            return 0;
        }

        /** Returns the constant that a word names. */
        <E extends Enum<E>> E word(String column, Class<E> type, E otherwise) {
            String text = text(column);
            for (E value : type.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text)) {
                    return value;
                }
            }
            List<String> known = Arrays.stream(type.getEnumConstants())
                    .map(e -> e.name().toLowerCase(Locale.ROOT))
                    .toList();
            fatal(
                    column,
                    text,
                    column + " is \"" + text + "\"; expected one of " + String.join(", ", known),
                    Nearest.to(text, known)
                            .map(n -> "Maybe " + n + " is meant.")
                            .orElse("Maybe the columns are shifted."));
            return otherwise;
        }

        /** Tells a name that no other table has. */
        void unknown(String column, List<String> known) {
            String text = text(column);
            fatal(
                    column,
                    text,
                    "no other table has the " + column + " \"" + text + "\"",
                    Nearest.to(text, known)
                            .map(n -> "Maybe " + n + " is meant.")
                            .orElse("Maybe it was spelled in another way: "
                                    + known.stream().limit(5).collect(Collectors.joining(", ")) + " ..."));
        }

        void fatal(String column, String value, String message, String advice) {
            problems.fatal(file, line(), value, message, advice);
        }
    }

    /** Returns the values of all rows. */
    <T> List<T> map(Function<Row, T> f) {
        return rows.stream().map(f).toList();
    }
}
