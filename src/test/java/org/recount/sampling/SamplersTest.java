package org.recount.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.sampling.Streams.Purpose;

/**
 * Goodness of fit by Pearson's chi-square over cells of at least 50 expected. Seeds are fixed; each test would fail by
 * chance for 1 seed in 1,000 (its budget), 25 tests: 2.5% for a change of seed or of algorithm.
 */
class SamplersTest {
    private static final int DRAWS = 40_000;
    private static final double BUDGET = 1e-3;

    @ParameterizedTest
    @CsvSource({"0.01", "0.7", "9.9", "10", "37.5", "120", "5000"})
    void poisson(double mean) {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 1);
        PoissonDistribution d = PoissonDistribution.of(mean);
        fits(() -> Samplers.poisson(r, mean), k -> d.probability((int) k), (long) (mean + 12 * Math.sqrt(mean) + 12));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3", "10, 0.05", "1000, 0.001", "107000, 0.0011", "60, 0.5", "500, 0.7", "40, 0.999", "20000, 0.01"
    })
    void binomial(int n, double p) {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 2);
        BinomialDistribution d = BinomialDistribution.of(n, p);
        fits(() -> Samplers.binomial(r, n, p), k -> d.probability((int) k), n);
    }

    @ParameterizedTest
    @CsvSource({"1", "2.5", "15"})
    void geometric(double mean) {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 3);
        fits(() -> Samplers.geometric(r, mean), k -> k < 1 ? 0 : Math.pow(1 - 1 / mean, (double) k - 1) / mean, (long)
                (40 * mean + 1));
    }

    /** The logarithm that was worked out before changes nothing: the same draws from the same numbers. */
    @ParameterizedTest
    @CsvSource({"0, 0.3", "40, 0", "40, 0.01", "9000, 0.001", "9000, 0.1", "40, 0.5", "40, 0.7", "40, 1"})
    void aBinomialWithItsLogarithmIsTheSame(int n, double p) {
        RandomStream one = new Streams(5).stream(0, Purpose.TEST, 0);
        RandomStream two = new Streams(5).stream(0, Purpose.TEST, 0);
        for (int k = 0; k < 500; k++) {
            assertThat(Samplers.binomial(two, n, p, StrictMath.log1p(-p))).isEqualTo(Samplers.binomial(one, n, p));
        }
    }

    @Test
    void tail() {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 4);
        fits(
                () -> Samplers.tail(r, 1.5, 50),
                k -> k < 1 ? 0 : Math.pow((double) k, -1.5) - (k >= 50 ? 0 : Math.pow((double) k + 1, -1.5)),
                50);
    }

    @ParameterizedTest
    @CsvSource({"3", "10", "1000"})
    void boundedNumbersAreUniform(int bound) {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 5);
        fits(() -> r.nextInt(bound), k -> 1.0 / bound, bound - 1);
    }

    /** The probability integral transform of a gamma draw is uniform; of a normal draw likewise. */
    @ParameterizedTest
    @CsvSource({"0.3", "1", "4.5"})
    void gamma(double shape) {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 6);
        var d = org.apache.commons.statistics.distribution.GammaDistribution.of(shape, 1);
        fits(() -> (long) (20 * d.cumulativeProbability(Samplers.gamma(r, shape))), k -> 0.05, 19);
    }

    @Test
    void normalAndExponential() {
        RandomStream r = new Streams(20211010).stream(0, Purpose.TEST, 7);
        var d = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);
        fits(() -> (long) (20 * d.cumulativeProbability(Samplers.normal(r))), k -> 0.05, 19);
        fits(() -> (long) (20 * -Math.expm1(-Samplers.exponential(r))), k -> 0.05, 19);
    }

    @Test
    void refusesWhatIsNoDistribution() {
        RandomStream r = new RandomStream();
        assertThatThrownBy(() -> Samplers.poisson(r, -1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Samplers.binomial(r, 3, 1.5)).hasMessageContaining("p = 1.5");
        assertThatThrownBy(() -> Samplers.gamma(r, 0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Samplers.geometric(r, 0.5)).hasMessageContaining("0.5");
        assertThat(Samplers.binomial(r, 5, 1)).isEqualTo(5);
        assertThat(Samplers.poisson(r, 0)).isZero();
    }

    private static void fits(LongSupplier draw, LongToDoubleFunction probability, long most) {
        int top = (int) Math.min(most, 200_000);
        long[] seen = new long[top + 1];
        for (int i = 0; i < DRAWS; i++) {
            long k = draw.getAsLong();
            assertThat(k).isBetween(0L, most);
            seen[(int) k]++;
        }
        double statistic = 0;
        int cells = 0;
        double expected = 0;
        double left = DRAWS;
        long observed = 0;
        long remaining = DRAWS;
        for (int k = 0; k <= top; k++) {
            double e = DRAWS * probability.applyAsDouble(k);
            expected += e;
            observed += seen[k];
            left -= e;
            if (expected >= 50 && left >= 50) {
                statistic += (observed - expected) * (observed - expected) / expected;
                remaining -= observed;
                cells++;
                expected = 0;
                observed = 0;
            }
        }
        double last = expected + Math.max(0, left);
        if (last >= 1e-6) {
            statistic += (remaining - last) * (remaining - last) / last;
            cells++;
        } else {
            assertThat(remaining).isZero();
        }
        double limit = cells < 2 ? 1e-9 : ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(BUDGET);
        assertThat(statistic).as("chi-square over " + cells + " cells").isLessThan(limit);
    }
}
