package org.recount.risk.efficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceOfCleanlinessTest {

    @Test
    void withoutAConditionItIsKellysRate() {
        // COBRA's sizes without errors, and Kelly's rate for one two-vote error in 1,000 at a margin of 1%.
        assertThat(PriceOfCleanliness.clean(0.05, 0.05)).isEqualTo(119);
        assertThat(PriceOfCleanliness.clean(0.01, 0.05)).isEqualTo(598);
        double told = PriceOfCleanliness.told(0.01, 0.001, 0.05);
        assertThat(told).isCloseTo(1249, within(1.0));
        // A test that may be slow in a clean count is bounded by Kelly's rate alone (its own clean size is 747).
        assertThat(PriceOfCleanliness.expected(0.01, 0.001, 0.05, 747)).isCloseTo(told, within(2.0));
    }

    @Test
    void theQuickerWithoutErrorsTheSlowerWithThem() {
        double last = Double.POSITIVE_INFINITY;
        for (int n = 601; n <= 740; n += 10) {
            double bound = PriceOfCleanliness.expected(0.01, 0.001, 0.05, n);
            assertThat(bound).isLessThan(last);
            last = bound;
        }
        // Within 2% without errors: at least a fifth above what can be had by a test that is told the rate.
        assertThat(PriceOfCleanliness.expected(0.01, 0.001, 0.05, 609))
                .isGreaterThan(1.2 * PriceOfCleanliness.told(0.01, 0.001, 0.05));
    }

    /** No bets that stop in time without errors do better than the bound; among them constant ones and random ones. */
    @Test
    void noPathOfBetsIsBelowTheBound() {
        double margin = 0.01;
        double rate = 0.001;
        int n = 609;
        double bound = PriceOfCleanliness.expected(margin, rate, 0.05, n);
        double k = 1 / (1 - margin / 2) - 1;
        double growth = -Math.log(0.05) / PriceOfCleanliness.told(margin, rate, 0.05);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            double[] held = new double[n];
            double slope = i == 0 ? 0 : random.nextDouble() * 4 - 2;
            for (int t = 0; t < n; t++) {
                held[t] = Math.exp(slope * t / n + (i < 100 ? 0 : random.nextDouble() * 0.2));
            }
            double low = 0;
            double high = 0.3;
            for (int s = 0; s < 60; s++) {
                double mid = (low + high) / 2;
                double sum = 0;
                for (double h : held) {
                    sum += Math.log1p((1 - Math.min(1, mid * h)) * k);
                }
                if (sum >= -Math.log(0.05)) {
                    low = mid;
                } else {
                    high = mid;
                }
            }
            double cost = 0;
            double sum = 0;
            for (int t = 1; t <= n; t++) {
                double h = low * held[t - 1];
                cost += rate * Math.pow(1 - rate, t - 1) * (t + (-Math.log(0.05) - sum - Math.log(h)) / growth);
                sum += Math.log1p((1 - h) * k);
            }
            cost += Math.pow(1 - rate, n) * n;
            assertThat(cost).isGreaterThanOrEqualTo(bound - 1e-6);
        }
    }
}
