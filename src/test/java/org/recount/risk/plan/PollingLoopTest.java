package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.SequentialRisk;

/** The fast loop against its slow twin, draw for draw. */
class PollingLoopTest {

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(1_000, 550, 0, 0.55, 100.0, 0.025, 0.05),
                Arguments.of(1_001, 520, 0, 0.55, 10.0, 0.025, 0.1),
                Arguments.of(1_000, 500, 0, 0.6, 100.0, 0.05, 0.05),
                Arguments.of(999, 300, 0, 0.6, 1.0, 0.05, 0.05),
                Arguments.of(40, 21, 0, 0.6, 100.0, 0.05, 0.01),
                Arguments.of(40, 40, 0, 1.0, 100.0, 0.25, 0.01),
                Arguments.of(1_000, 330, 400, 0.53, 50.0, 0.015, 0.05),
                Arguments.of(101, 30, 50, 0.6, 10.0, 0.05, 0.05),
                Arguments.of(30, 2, 27, 0.55, 10.0, 0.05, 0.05),
                Arguments.of(500, 300, 0, 0.6, Double.POSITIVE_INFINITY, 0.0, 0.05),
                Arguments.of(500, 200, 130, 0.56, Double.POSITIVE_INFINITY, 0.0, 0.05),
                Arguments.of(1, 1, 0, 0.6, 10.0, 0.05, 0.05));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void stopsWhereTheSlowTwinStops(int n, int w, int neither, double eta, double d, double c, double riskLimit) {
        PollingLoop loop = new PollingLoop(n, w, neither, eta, d, c, riskLimit);
        int[] fast = loop.draws(7, 0, 200, false);
        MeanTest test = Double.isInfinite(d) ? Alpha.fixed(eta) : Alpha.shrinkTruncate(eta, d, c);
        for (int t = 0; t < fast.length; t++) {
            SequentialRisk slow = SequentialRisk.of(test, MeanHypothesis.withoutReplacement(0.5, 1, n));
            int stopped = n;
            for (double x : loop.values(7, t, n)) {
                if (slow.add(x) <= riskLimit) {
                    stopped = (int) slow.drawn();
                    break;
                }
            }
            assertThat(fast[t]).as("trial " + t).isEqualTo(stopped);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDrawsAreThePopulationInAnotherOrder(
            int n, int w, int neither, double eta, double d, double c, double riskLimit) {
        double[] values = new PollingLoop(n, w, neither, eta, d, c, riskLimit).values(3, 5, n);
        assertThat(Arrays.stream(values).filter(x -> x == 1).count()).isEqualTo(w);
        assertThat(Arrays.stream(values).filter(x -> x == 0.5).count()).isEqualTo(neither);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theNumbersDependOnTheTrialAndNotOnTheThreads(
            int n, int w, int neither, double eta, double d, double c, double riskLimit) {
        PollingLoop loop = new PollingLoop(n, w, neither, eta, d, c, riskLimit);
        int[] serial = loop.draws(11, 0, 300, false);
        assertThat(loop.draws(11, 0, 300, true)).isEqualTo(serial);
        assertThat(loop.draws(11, 100, 200, true)).isEqualTo(Arrays.copyOfRange(serial, 100, 300));
    }

    /** 4,000 audits without replacement against the general simulation; six standard errors, a false alarm in 10^9. */
    @ParameterizedTest
    @MethodSource("settings")
    void agreesWithTheGeneralSimulationInTheMean(
            int n, int w, int neither, double eta, double d, double c, double riskLimit) {
        SampleSizes fast =
                SampleSizes.of(new PollingLoop(n, w, neither, eta, d, c, riskLimit).draws(1, 0, 4_000, true), n);
        MeanTest test = Double.isInfinite(d) ? Alpha.fixed(eta) : Alpha.shrinkTruncate(eta, d, c);
        SampleSizes slow = SampleSizes.of(
                AuditTrials.draws(
                        test,
                        MeanHypothesis.withoutReplacement(0.5, 1, n),
                        ValuePopulation.of(new double[] {1, 0, 0.5}, new long[] {w, n - w - neither, neither}),
                        riskLimit,
                        n,
                        4_000,
                        2),
                n);
        assertThat(fast.mean())
                .isCloseTo(slow.mean(), within(6 * Math.hypot(fast.standardError(), slow.standardError()) + 1e-9));
    }
}
