package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slow twin is Commons Statistics. */
class SpecialTest {

    @Test
    void logFactorialIsTheSumOfLogarithms() {
        double sum = 0;
        for (int n = 1; n <= 3000; n++) {
            sum += Math.log(n);
            assertThat(Special.logFactorial(n)).isCloseTo(sum, within(1e-12 * Math.max(1, sum)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0.3", "2, 3, 0.4", "1, 20, 0.05", "81, 183, 0.3", "9995, 6, 0.999", "49.5, 0.5, 0.99"})
    void incompleteBetaAndItsQuantile(double a, double b, double x) {
        BetaDistribution beta = BetaDistribution.of(a, b);
        double p = Special.regularisedBeta(x, a, b);
        assertThat(p).isCloseTo(beta.cumulativeProbability(x), within(1e-11));
        assertThat(Special.betaQuantile(p, a, b)).isCloseTo(x, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.975, 1", "0.975, 4", "0.975, 99", "0.9, 30", "0.025, 12", "0.5, 7", "0.995, 9999"})
    void studentQuantile(double p, double degrees) {
        assertThat(Special.studentQuantile(p, degrees))
                .isCloseTo(TDistribution.of(degrees).inverseCumulativeProbability(p), within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"0.975", "0.5", "0.025", "0.999", "1e-9", "0.9986", "0.99866"})
    void normalQuantile(double p) {
        assertThat(Special.normalQuantile(p))
                .isCloseTo(NormalDistribution.of(0, 1).inverseCumulativeProbability(p), within(1e-9));
    }

    @Test
    void normalTailIsContinuousWhereTheMethodChanges() {
        assertThat(Special.normalUpperTail(Math.nextDown(3.0))).isCloseTo(Special.normalUpperTail(3.0), within(1e-15));
    }
}
