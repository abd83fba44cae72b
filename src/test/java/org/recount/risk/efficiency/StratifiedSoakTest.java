package org.recount.risk.efficiency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/efficiency.md says of two strata, in cells that are quick, with fewer audits. */
@Tag("soak")
class StratifiedSoakTest {

    /**
     * Expected sizes at most 2% above the best peer's, on the same draws and however the peers share theirs; 60 audits each, seed
     * fixed. SUITE, whose p-values are combined by Fisher, needs more than a tenth more.
     */
    @ParameterizedTest
    @CsvSource({"10000, 0.05, 0, 0", "10000, 0.05, 0.001, 0.001", "10000, 0.1, 0, 0.001", "10000, 0.01, 0, 0"})
    void atMostAFiftiethAboveTheBestPeer(int ballots, double margin, double one, double two) {
        StratifiedCell cell = new StratifiedCell(ballots, margin, one, two);
        StratifiedCell.Row row = cell.run(60, 20_260, StratifiedShares.of(cell));
        double ours = row.of(StratifiedCell.OURS).mean();
        // Two per cent and two standard errors of the difference on the same draws.
        String peer = row.best(true);
        assertThat(ours)
                .isLessThanOrEqualTo(
                        (1.02 + 2 * row.pairedError(peer)) * row.of(peer).mean());
        row.draws().keySet().forEach(name -> {
            if (name.startsWith(StratifiedCell.SUITE)) {
                assertThat(row.of(name).mean()).isGreaterThan(1.1 * ours);
            }
        });
    }
}
