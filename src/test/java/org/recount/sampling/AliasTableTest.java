package org.recount.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.sampling.Streams.Purpose;

/** Seeds are fixed; each goodness of fit would fail by chance for 1 seed in 1,000 (its budget), 4 tests. */
class AliasTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "3,1", "0,5,0,1,1", "1,2,3,4,5,6,7,80,900,10000,3,3,0"})
    void drawsInProportion(String text) {
        long[] weights = java.util.Arrays.stream(text.split(",", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        AliasTable table = new AliasTable(weights);
        RandomStream random = new Streams(8).stream(0, Purpose.TEST, 8);
        int draws = 2_000_000;
        long[] seen = new long[weights.length];
        for (int i = 0; i < draws; i++) {
            seen[table.draw(random)]++;
        }
        double total = java.util.Arrays.stream(weights).sum();
        double statistic = 0;
        int cells = 0;
        for (int i = 0; i < weights.length; i++) {
            double expected = draws * weights[i] / total;
            if (expected == 0) {
                assertThat(seen[i]).isZero();
            } else {
                statistic += (seen[i] - expected) * (seen[i] - expected) / expected;
                cells++;
            }
        }
        double limit = cells == 1 ? 1e-9 : ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(1e-3);
        assertThat(statistic).isLessThan(limit);
    }

    @Test
    void refusesWhatCannotBeDrawnFrom() {
        assertThatThrownBy(() -> new AliasTable(new long[] {0, 0})).hasMessageContaining("sum to 0");
        assertThatThrownBy(() -> new AliasTable(new long[] {2, -1})).hasMessageContaining("-1");
    }
}
