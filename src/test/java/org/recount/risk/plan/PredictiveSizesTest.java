package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plan by the predictive Kelly bet is that of docs/efficiency.md. */
class PredictiveSizesTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+)% \\| ([0-9.]+), ([0-9.]+) \\| ([0-9.]+) ± ([0-9.]+) \\((\\d+)\\) .*");

    /**
     * Margins of 2, 5 and 10%, with and without two-vote errors: without errors to the draw, else within 4 standard errors of
     * the difference; of 24 cells one exceeds that by chance in 600 runs, and the seed is fixed.
     */
    @Test
    void sizesAreThoseOfTheTable() throws IOException {
        int cells = 0;
        long ballots = 0;
        for (String line : Files.readAllLines(Path.of("docs/efficiency.md"))) {
            if (line.startsWith("### ")) {
                ballots = line.startsWith("### comparison")
                        ? Long.parseLong(line.replaceAll("\\D+(\\d+) ballots.*", "$1"))
                        : 0;
            }
            Matcher row = ROW.matcher(line);
            if (ballots == 0 || !row.matches() || row.group(1).equals("1")) {
                continue;
            }
            long lead = ballots * Integer.parseInt(row.group(1)) / 100;
            ErrorRates rates =
                    new ErrorRates(Double.parseDouble(row.group(2)), Double.parseDouble(row.group(3)), 0, 0, 0, 0);
            AuditedContest contest = PlanContests.totals("plurality", 1, 0, (ballots + lead) / 2, (ballots - lead) / 2);
            SampleSizes s = PlanContests.sizes(
                            contest,
                            PlanContests.settings(0.05, rates, 400, AuditMethod.PREDICTIVE_KELLY),
                            AuditMethod.PREDICTIVE_KELLY)
                    .summary();
            double error = Math.hypot(s.standardError(), Double.parseDouble(row.group(5)));
            assertThat(s.mean())
                    .as("%s of %s", line, ballots)
                    .isCloseTo(Double.parseDouble(row.group(4)), within(4 * error + 0.051));
            if (rates.ballots() == 0) {
                assertThat(s.exact()).isTrue();
                assertThat(s.quantile(0.9)).isEqualTo(Long.parseLong(row.group(6)));
            }
            cells++;
        }
        assertThat(cells).isEqualTo(24);
    }
}
