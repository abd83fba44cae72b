package org.recount.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet with DuckDB, which is on the class path of the tests. */
class ParquetWriterTest {
    private static final byte[] CSV =
            "cell,a.b,measure,estimate\r\n1,\"x, y\",found,0.25\r\n2,z,found,\r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void holdsWhatTheCsvHolds() throws IOException, SQLException {
        ParquetWriter writer = ParquetWriter.find(dir).orElseThrow();
        Path file = dir.resolve("it's.parquet");
        Files.write(file, writer.fromCsv(CSV));
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT cell + 1, \"a.b\", estimate FROM read_parquet('"
                        + file.toString().replace("'", "''") + "') ORDER BY cell")) {
            assertThat(r.next()).isTrue();
            assertThat(r.getLong(1)).isEqualTo(2);
            assertThat(r.getString(2)).isEqualTo("x, y");
            assertThat(r.getDouble(3)).isEqualTo(0.25);
            assertThat(r.next()).isTrue();
            assertThat(r.getObject(3)).isNull();
            assertThat(r.next()).isFalse();
        }
    }

    @Test
    void theSameTableGivesTheSameBytes() {
        ParquetWriter writer = ParquetWriter.find(dir).orElseThrow();
        assertThat(writer.fromCsv(CSV))
                .isEqualTo(writer.fromCsv(CSV))
                .startsWith("PAR1".getBytes(StandardCharsets.UTF_8));
    }
}
