package org.recount.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.recount.report.table.ContestTable;
import org.recount.report.table.DesignTables;
import org.recount.report.table.Grid;
import org.recount.report.table.PartyTable;
import org.recount.report.write.SummaryJson;
import org.recount.simulation.RunResult;

/** The page about the report names every key and every column that the files have. */
class ReportDocsTest {
    private static final RunResult RESULT = Fixtures.country(2).result();

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "report.md"));
    }

    @Test
    void everyKeyOfTheSummaryIsNamed() throws IOException {
        String json = new String(SummaryJson.print(RESULT), StandardCharsets.UTF_8);
        String upToAbout = json.substring(0, json.indexOf("\"about\""));
        List<String> keys = Pattern.compile("\"([A-Za-z]+)\" ?:")
                .matcher(upToAbout)
                .results()
                .map((MatchResult m) -> m.group(1))
                .distinct()
                .toList();
        assertThat(keys)
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(page()).containsPattern("\\b" + key + "\\b"));
    }

    @Test
    void everyColumnIsNamedInItsOrder() throws IOException {
        String page = page();
        for (Grid grid : List.of(PartyTable.csv(RESULT), ContestTable.csv(RESULT), DesignTables.csv(RESULT))) {
            String section = page.substring(page.indexOf("## " + grid.caption()));
            int at = 0;
            for (Grid.Column column : grid.columns()) {
                String name = column.label();
                boolean end =
                        grid.caption().equals("contests.csv") && name.matches(".*(change|reachable)_(lower|upper)");
                if (!end) {
                    int next = section.indexOf(name, at);
                    assertThat(next).as(name).isGreaterThanOrEqualTo(0);
                    at = next;
                }
            }
        }
    }
}
