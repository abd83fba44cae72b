package org.recount.risk.real;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.recount.testing.Shared;

/** Other people's tables, read where they are. */
final class Table {
    private Table() {}

    static List<NamedCsvRecord> read(String path) {
        try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(Shared.path(path)).stream()) {
            return rows.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
