package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawingTest {
    /** The slow twin: from the exact decimal expansion. */
    private static String exact(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Test
    void numbersAreRoundedFromTheirExactExpansion() {
        Random random = new Random(1);
        for (int k = 0; k < 100_000; k++) {
            double any = random.nextGaussian() * StrictMath.pow(10, random.nextInt(12) - 4);
            double nearHalf = (random.nextInt(40_000) - 20_000 + 0.5) / 100;
            for (double x : new double[] {
                any, nearHalf, StrictMath.nextUp(nearHalf), StrictMath.nextDown(nearHalf), nearHalf + 1e-9, k / 8.0, -k
            }) {
                assertThat(Drawing.round(x)).isEqualTo(exact(x));
            }
        }
    }
}
