package org.recount.seats;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.recount.testing.Shared;

/** Tables of other people's data, as far as the tests of rules read them. */
final class Csv {
    private Csv() {}

    /** Rows of a file below the shared folder. */
    static List<NamedCsvRecord> rows(String path) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Shared.path(path))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows by a column, in order of the file. */
    static Map<String, List<NamedCsvRecord>> by(List<NamedCsvRecord> rows, Function<NamedCsvRecord, String> key) {
        Map<String, List<NamedCsvRecord>> groups = new LinkedHashMap<>();
        rows.forEach(r -> groups.computeIfAbsent(key.apply(r), k -> new java.util.ArrayList<>())
                .add(r));
        return groups;
    }

    /** A whole number; 0 where the field is empty. */
    static long number(NamedCsvRecord row, String column) {
        String field = row.getField(column);
        return field.isBlank() ? 0 : Long.parseLong(field);
    }
}
