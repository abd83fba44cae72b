package org.recount.risk.efficiency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recount.risk.efficiency.EfficiencyTable.Result;
import org.recount.risk.efficiency.EfficiencyTable.Row;

/**
 * How many ballots each method needs: every cell of docs/efficiency.md, with fewer trials ({@code -Drecount.trials=20000}
 * for the published ones), written to {@code target/efficiency.md}.
 *
 * <p>All methods of a cell are run on the same draws, and the assertion is on the mean of the paired differences {@code ours
 * - 1.02 peer}: at most 4 of its standard errors above 0. About 150 such comparisons, each with a false alarm in 30,000 if
 * the ratio were exactly 1.02: below one in 200 for the class.
 */
@Tag("soak")
class EfficiencySoakTest {
    private static final int TRIALS = Integer.getInteger("recount.trials", 100);

    @Test
    void everyCell() throws IOException {
        StringBuilder page = new StringBuilder();
        EfficiencyTable.all(TRIALS, part -> {
            page.append(part.page());
            check(part.kind().equals("comparison"), part.rows());
        });
        Files.writeString(Path.of("target", "efficiency.md"), page.toString());
    }

    private static void check(boolean comparison, List<Row> rows) {
        Set<String> quick = Set.of();
        for (Row row : rows) {
            if (row.one() == 0 && row.two() == 0) {
                quick = EfficiencyTable.quick(row);
            }
            for (Result peer : row.results()) {
                if (peer.ours() || peer.told()) {
                    continue;
                }
                if (!comparison || quick.contains(peer.name())) {
                    atMostTwoPercentAbove(row, row.ours(), peer);
                } else {
                    // Not quick without errors: the prior that expects some, or the standard one where it is better.
                    Result expected = row.named(Cell.EXPECTED);
                    Result better = expected.sizes().mean() < row.ours().sizes().mean() ? expected : row.ours();
                    atMostTwoPercentAbove(row, better, peer);
                }
            }
        }
    }

    private static void atMostTwoPercentAbove(Row row, Result ours, Result peer) {
        int n = ours.draws().size();
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            double d = ours.draws().get(t) - 1.02 * peer.draws().get(t);
            sum += d;
            squares += d * d;
        }
        double mean = sum / n;
        double error = n < 2 ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean) / (n - 1));
        assertThat(mean)
                .as(
                        "%s, N %s, margin %s, errors %s and %s: %s needs %.1f, %s %.1f",
                        row.kind(),
                        row.ballots(),
                        row.margin(),
                        row.one(),
                        row.two(),
                        ours.name(),
                        ours.sizes().mean(),
                        peer.name(),
                        peer.sizes().mean())
                .isLessThanOrEqualTo(4 * error + 1e-9);
    }
}
