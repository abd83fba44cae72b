package org.recount.risk.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Batch comparison when the outcome is wrong by the least that it can be (the overstatements sum to exactly 1): the chance
 * that the risk ever reaches the limit, over every order of drawing, weighted by its probability.
 */
class BatchExactSizeTest {
    private static final double[][] WRONG = {
        // Overstatement of each station; the bounds below.
        {0.5, 0.5, 0, 0, 0},
        {1, 0, 0, 0, 0},
        {0.4, 0.2, 0.2, 0.1, 0.1},
        {0.75, 0.5, -0.25, 0, 0},
        {0, 0, 0, 0.25, 0.75}
    };
    private static final double[] BOUND = {1.25, 1, 0.75, 0.5, 0.75};

    private static BatchRisk start(double total, boolean replace, int bets) {
        return bets == 1
                ? BatchRisk.kaplanMarkov(total, replace)
                : bets == 2
                        ? BatchRisk.standard(total, replace)
                        : BatchRisk.of(total, replace, new double[] {0.2, 0.6, 1}, new double[] {0.25, 0.25, 0.5});
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "2,true", "2,false", "3,true", "3,false"})
    void withoutReplacementTheRiskIsAtMostTheLimit(int bets, boolean byBound) {
        for (double[] error : WRONG) {
            for (double limit : new double[] {0.05, 0.1, 0.25, 0.5}) {
                double[] weight = byBound ? BOUND : new double[] {1.25, 1.25, 1.25, 1.25, 1.25};
                double chance = confirmed(error, weight, limit, new int[0], 1, bets);
                // The probabilities of the orders are sums of doubles: a few units in the last place.
                assertThat(chance).as(Arrays.toString(error)).isLessThanOrEqualTo(limit * (1 + 1e-13));
            }
        }
    }

    private static double confirmed(
            double[] error, double[] weight, double limit, int[] order, double chance, int bets) {
        BatchRisk risk = start(Arrays.stream(weight).sum(), false, bets);
        double left = Arrays.stream(weight).sum();
        for (int p : order) {
            risk.add(weight[p], error[p]);
            left -= weight[p];
        }
        if (risk.pValue() <= limit) {
            return chance;
        }
        double sum = 0;
        for (int p = 0; p < error.length; p++) {
            int next = p;
            if (Arrays.stream(order).noneMatch(q -> q == next)) {
                int[] longer = Arrays.copyOf(order, order.length + 1);
                longer[order.length] = p;
                sum += confirmed(error, weight, limit, longer, chance * weight[p] / left, bets);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withReplacementToo(int bets) {
        for (double[] error : WRONG) {
            for (double limit : new double[] {0.05, 0.25, 0.5}) {
                assertThat(replaced(error, limit, new int[0], 1, bets)).isLessThanOrEqualTo(limit * (1 + 1e-13));
            }
        }
    }

    /** All sequences of six draws. */
    private static double replaced(double[] error, double limit, int[] path, double chance, int bets) {
        double total = Arrays.stream(BOUND).sum();
        BatchRisk risk = start(total, true, bets);
        for (int p : path) {
            risk.add(BOUND[p], error[p]);
        }
        if (risk.pValue() <= limit) {
            return chance;
        }
        if (path.length == 6) {
            return 0;
        }
        double sum = 0;
        for (int p = 0; p < error.length; p++) {
            int[] longer = Arrays.copyOf(path, path.length + 1);
            longer[path.length] = p;
            sum += replaced(error, limit, longer, chance * BOUND[p] / total, bets);
        }
        return sum;
    }
}
