package org.recount.risk.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Super-simple Kaplan-Markov on contests that are tied in truth: the chance that its p-value is ever at most the limit within
 * 24 draws with replacement, over every sequence of kinds of ballots by its count.
 */
class SuperSimpleSizeTest {
    private static final int DRAWS = 24;

    /**
     * Shares of ballots with two-vote and one-vote overstatements and one-vote and two-vote understatements, in sixteenths;
     * the reported margin is just what they take away.
     */
    @ParameterizedTest
    @CsvSource({"4,0,0,0", "0,8,0,0", "3,2,0,0", "4,2,2,0", "5,0,0,1", "8,0,0,0", "2,4,0,0", "1,0,0,0"})
    void theRiskIsAtMostTheLimit(int twoOver, int oneOver, int oneUnder, int twoUnder) {
        double margin = (2 * twoOver + oneOver - oneUnder - 2 * twoUnder) / 16.0;
        double[] chance = {
            (16 - twoOver - oneOver - oneUnder - twoUnder) / 16.0,
            oneOver / 16.0,
            twoOver / 16.0,
            oneUnder / 16.0,
            twoUnder / 16.0
        };
        for (double limit : new double[] {0.05, 0.1, 0.25, 0.5}) {
            double stopped = stopped(chance, margin, limit);
            assertThat(stopped).as("margin " + margin).isLessThanOrEqualTo(limit * (1 + 1e-13));
        }
        // It does stop where it may.
        assertThat(stopped(chance, margin, 0.5)).isPositive();
    }

    /** Walks forward over the counts of kinds seen; each way to a count that has not stopped yet is in its chance. */
    private static double stopped(double[] chance, double margin, double limit) {
        Map<List<Integer>, Double> running = Map.of(List.of(0, 0, 0, 0, 0), 1.0);
        double stopped = 0;
        for (int n = 1; n <= DRAWS; n++) {
            Map<List<Integer>, Double> next = new HashMap<>();
            for (Map.Entry<List<Integer>, Double> e : running.entrySet()) {
                for (int k = 0; k < 5; k++) {
                    if (chance[k] > 0) {
                        List<Integer> seen = new ArrayList<>(e.getKey());
                        seen.set(k, seen.get(k) + 1);
                        next.merge(seen, e.getValue() * chance[k], Double::sum);
                    }
                }
            }
            int draws = n;
            for (List<Integer> seen : List.copyOf(next.keySet())) {
                Discrepancies found = new Discrepancies(seen.get(1), seen.get(2), seen.get(3), seen.get(4));
                if (SuperSimple.TRADITIONAL.pValue(draws, margin, found) <= limit) {
                    Double gone = next.remove(seen);
                    stopped += gone == null ? 0 : gone;
                }
            }
            running = next;
        }
        return stopped;
    }
}
