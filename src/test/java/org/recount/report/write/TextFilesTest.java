package org.recount.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.report.Fixtures;
import org.recount.report.table.ContestTable;
import org.recount.report.table.Grid;
import org.recount.report.table.PartyTable;
import org.recount.simulation.RunResult;

class TextFilesTest {

    private static List<CsvRecord> read(byte[] csv) {
        return CsvReader.builder().ofCsvRecord(new String(csv, StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    void namesWithCommasQuotesAndLineBreaksComeBackFromCsv() {
        List<String> names = List.of("A, \"B\"", "two\nlines", "ائتلاف دولة القانون", "=1+1", "<script>");
        RunResult result = Fixtures.country(2).parties(names).result();
        List<CsvRecord> rows = read(TextFiles.csv(PartyTable.csv(result)));
        assertThat(rows.get(0).getFields()).startsWith("party", "votes", "seats_announced");
        assertThat(rows.subList(1, rows.size()).stream().map(r -> r.getField(0)).toList())
                .isEqualTo(names);
        assertThat(rows).allSatisfy(r -> assertThat(r.getFieldCount()).isEqualTo(13));
    }

    @Test
    void everyConstituencyIsInContestsCsvWithItsIntervals() {
        RunResult result = Fixtures.country(300).result();
        List<CsvRecord> rows = read(TextFiles.csv(ContestTable.csv(result)));
        assertThat(rows).hasSize(301);
        List<String> header = rows.get(0).getFields();
        assertThat(header)
                .doesNotHaveDuplicates()
                .contains("probability_change", "probability_change_lower", "probability_change_upper")
                .contains("recount_probability_change", "annul_probability_change_upper");
        int chance = header.indexOf("probability_change");
        for (int i = 0; i < 300; i++) {
            assertThat(Double.parseDouble(rows.get(i + 1).getField(chance)))
                    .isCloseTo(
                            result.contests().get(i).probabilityChange().value(),
                            org.assertj.core.api.Assertions.within(1e-12));
            assertThat(rows.get(i + 1).getField(5)).isEqualTo("synthetic");
        }
    }

    @Test
    void whatNoChangeCanMoveIsBlank() {
        List<CsvRecord> rows =
                read(TextFiles.csv(ContestTable.csv(Fixtures.still(1).result())));
        int needed = rows.get(0).getFields().indexOf("ballots_needed_median");
        assertThat(rows.get(1).getField(needed)).isEmpty();
    }

    @Test
    void markdownCellsCannotBreakOut() {
        Grid grid = new Grid(
                "id",
                "Caption",
                List.of(Grid.Column.text("a|b"), Grid.Column.number("n")),
                List.of(List.of("x | y\n<b>&", "1")));
        assertThat(TextFiles.markdown(grid))
                .isEqualTo("Caption\n\n| a\\|b | n |\n| --- | ---: |\n| x \\| y &lt;b&gt;&amp; | 1 |\n\n");
    }
}
