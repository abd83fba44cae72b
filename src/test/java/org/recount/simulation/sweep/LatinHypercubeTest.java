package org.recount.simulation.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatinHypercubeTest {
    private static final Factor RATE = new Factor("rate", List.of("0.5%", "0.105"), true);
    private static final Factor WHOLE = new Factor("stations", List.of("1", "4"), true);
    private static final Factor LISTED = new Factor("odds", List.of("1", "10", "100"), false);

    @Test
    void eachSliceIsUsedOnceAndWholeNumbersStayWhole() {
        List<List<String>> cells = LatinHypercube.draw(List.of(RATE, WHOLE, LISTED), 40, 7);
        assertThat(cells).hasSize(40);
        assertThat(cells.stream()
                        .map(c -> (int) ((Double.parseDouble(c.get(0)) - 0.005) / 0.1 * 40))
                        .distinct())
                .as("slices of the range 0.005 to 0.105")
                .hasSize(40);
        assertThat(counts(cells, 1)).isEqualTo(Map.of("1", 10, "2", 10, "3", 10, "4", 10));
        assertThat(counts(cells, 2).values()).allMatch(n -> n == 13 || n == 14);
    }

    @Test
    void dependsOnTheSeedAndOnNothingElse() {
        assertThat(LatinHypercube.draw(List.of(RATE, WHOLE), 10, 7))
                .isEqualTo(LatinHypercube.draw(List.of(RATE, WHOLE), 10, 7))
                .isNotEqualTo(LatinHypercube.draw(List.of(RATE, WHOLE), 10, 8));
        // One more factor does not move the others.
        List<List<String>> more = LatinHypercube.draw(List.of(RATE, WHOLE, LISTED), 10, 7);
        assertThat(more.stream().map(c -> c.subList(0, 2)).toList())
                .isEqualTo(LatinHypercube.draw(List.of(RATE, WHOLE), 10, 7));
    }

    private static Map<String, Integer> counts(List<List<String>> cells, int factor) {
        Map<String, Integer> counts = new TreeMap<>();
        cells.forEach(c -> counts.merge(c.get(factor), 1, Integer::sum));
        return counts;
    }
}
