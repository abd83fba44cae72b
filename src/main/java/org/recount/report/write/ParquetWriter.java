package org.recount.report.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Writes Parquet with DuckDB, which is not in the jar: 80 MB would be seven times the rest of it. It is used where it is
 * found, on the class path or as a file.
 */
public final class ParquetWriter {
    /** The version that was tried, and where a local Maven repository keeps it. */
    private static final String VERSION = "2.0.0.1";

    private static final String IN_REPOSITORY =
            "org/duckdb/duckdb_jdbc/" + VERSION + "/duckdb_jdbc-" + VERSION + ".jar";
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private final Driver driver;

    private ParquetWriter(Driver driver) {
        this.driver = driver;
    }

    /**
     * Looks for DuckDB: on the class path, then in the local Maven repository.
     *
     * @param repository folder of the local Maven repository
     * @return the writer; empty where DuckDB is not there
     */
    public static Optional<ParquetWriter> find(Path repository) {
        Optional<ParquetWriter> here = load(ParquetWriter.class.getClassLoader());
        Path jar = repository.resolve(IN_REPOSITORY);
        if (here.isPresent() || !Files.isRegularFile(jar)) {
            return here;
        }
        try {
            return load(new URLClassLoader(new URL[] {jar.toUri().toURL()}, ParquetWriter.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ParquetWriter> load(@Nullable ClassLoader loader) {
        try {
            Object driver =
                    Class.forName(DRIVER, true, loader).getDeclaredConstructor().newInstance();
            return Optional.of(new ParquetWriter((Driver) driver));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Returns what to do where DuckDB is not there. */
    public static String advice() {
        return "Maybe fetch it once: mvn dependency:get -Dtransitive=false -Dartifact=org.duckdb:duckdb_jdbc:"
                + VERSION;
    }

    /**
     * Returns a table as Parquet: columns that hold numbers only become numbers, blank cells nothing; compressed with
     * Zstandard.
     *
     * @param csv a CSV with a header row
     */
    public byte[] fromCsv(byte[] csv) {
        try {
            Path folder = Files.createTempDirectory("recount-parquet");
            try {
                Path from = folder.resolve("table.csv");
                Path to = folder.resolve("table.parquet");
                Files.write(from, csv);
                copy(from, to);
                return Files.readAllBytes(to);
            } finally {
                FileLayer.REAL.deleteTree(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("Parquet could not be written: " + e.getMessage(), e));
        }
    }

    private void copy(Path from, Path to) throws SQLException {
        try (Connection connection = driver.connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            // One thread, so that the same table gives the same bytes.
            for (String sql : List.of(
                    "SET threads = 1",
                    "COPY (SELECT * FROM read_csv(" + quoted(from)
                            + ", header = true, all_varchar = false, sample_size = -1)) TO " + quoted(to)
                            + " (FORMAT parquet, COMPRESSION zstd)")) {
                statement.execute(sql);
            }
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
