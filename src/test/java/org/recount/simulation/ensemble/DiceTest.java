package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class DiceTest {
    /**
     * Fifty cells of equal chance under the normal distribution and the mean, 100,000 draws. Chi-square at 0.1%, mean within
     * four standard errors: a false alarm in 0.11% of seeds.
     */
    @Test
    void theBellIsNearlyNormal() {
        int n = 100_000;
        int cells = 50;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        Dice dice = Dice.of(7, 0, 1);
        long[] seen = new long[cells];
        double sum = 0;
        double squares = 0;
        int far = 0;
        for (int k = 0; k < n; k++) {
            double x = dice.bell();
            sum += x;
            squares += x * x;
            far += Math.abs(x) > 3 ? 1 : 0;
            seen[(int) (normal.cumulativeProbability(x) * cells)]++;
        }
        double statistic = 0;
        double expected = (double) n / cells;
        for (long s : seen) {
            statistic += (s - expected) * (s - expected) / expected;
        }
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(1e-3));
        assertThat(Math.abs(sum)).isLessThan(4 * Math.sqrt(n));
        // The variance is 1 by the law of the sum; 0.27% of a normal law lie beyond 3, of this one hardly fewer.
        assertThat(squares / n).isBetween(0.98, 1.02);
        assertThat(far).isBetween(190, 330);
    }

    @Test
    void evenStepsMeetEveryPlace() {
        for (int n = 1; n <= 1500; n++) {
            int step = Boxes.evenStep(n);
            boolean[] met = new boolean[n];
            for (int k = 0, at = 0; k < n; k++, at = (at + step) % n) {
                assertThat(met[at]).isFalse();
                met[at] = true;
            }
        }
    }
}
