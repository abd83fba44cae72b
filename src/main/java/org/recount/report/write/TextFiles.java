package org.recount.report.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.recount.report.table.Grid;

/** A table as CSV (RFC 4180, UTF-8, CRLF) or as Markdown. */
public final class TextFiles {
    private TextFiles() {}

    /** Returns the table as CSV with a header row. */
    public static byte[] csv(Grid grid) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            writer.writeRecord(grid.columns().stream().map(Grid.Column::label).toList());
            grid.rows().forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail as a file does", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the table as a Markdown table under its caption. */
    public static String markdown(Grid grid) {
        StringBuilder out = new StringBuilder();
        out.append(escape(grid.caption())).append("\n\n");
        out.append(line(grid.columns().stream().map(Grid.Column::label).toList()));
        out.append(grid.columns().stream()
                .map(c -> c.number() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        grid.rows().forEach(row -> out.append(line(row)));
        return out.append("\n").toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TextFiles::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Returns text for Markdown outside a table, in which nothing is taken for Markdown or HTML. */
    public static String plain(String text) {
        return escape(text);
    }

    /** Returns text in which nothing is taken for Markdown or HTML. */
    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([|*_`\\[\\]#])", "\\\\$1")
                .replaceAll("\\s+", " ");
    }
}
