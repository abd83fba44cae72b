package org.recount.risk.mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The edges, for every test alike. */
class SequentialRiskTest {

    static List<MeanTest> tests() {
        return MeanTests.all();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void fromTheDrawThatMakesTheNullImpossibleThePValueIsZero(MeanTest test) {
        // 4 values with mean at most 1/2 sum to 2 at most: the third 1 exceeds it.
        RiskHistory risk =
                RiskHistory.of(test, MeanHypothesis.withoutReplacement(0.5, 1, 4), new double[] {1, 1, 1, 0});
        assertThat(risk.history().get(1)).isPositive();
        assertThat(risk.history().subList(2, 4)).containsExactly(0.0, 0.0);
        assertThat(risk.pValue()).isZero();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void anExactTieIsNeverRefutedHoweverTheValuesAreRounded(MeanTest test) {
        // 1/(2-v) and its multiples are not dyadic: 20 values whose true mean is exactly 1/2.
        double a = 1 / 1.9;
        double[] x = new double[20];
        for (int i = 0; i < 19; i++) {
            x[i] = a;
        }
        RiskHistory risk = RiskHistory.of(test, MeanHypothesis.withoutReplacement(0.5, 2 * a, 20), x);
        assertThat(risk.history().get(19)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void oncetheNullIsCertainThePValueIsOne(MeanTest test) {
        // After 0,0,0 the last value would have to exceed 1 for the mean to exceed 1/2.
        RiskHistory risk =
                RiskHistory.of(test, MeanHypothesis.withoutReplacement(0.5, 1, 4), new double[] {0, 0, 0, 1});
        assertThat(risk.history()).containsExactly(1.0, 1.0, 1.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aValueOutsideTheBoundsIsAnError(MeanTest test) {
        for (double bad : new double[] {-1e-9, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY}) {
            SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withReplacement(0.5, 1));
            assertThatThrownBy(() -> risk.add(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Value 1")
                    .hasMessageContaining("Maybe");
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aDrawFromAnExhaustedPopulationIsAnError(MeanTest test) {
        SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withoutReplacement(0.5, 1, 2));
        risk.add(1);
        risk.add(0);
        assertThatThrownBy(() -> risk.add(0)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void theNullMayBeImpossibleOrCertainFromTheStart(MeanTest test) {
        assertThat(SequentialRisk.of(test, MeanHypothesis.withoutReplacement(-0.1, 1, 9))
                        .pValue())
                .isZero();
        assertThat(RiskHistory.of(test, MeanHypothesis.withoutReplacement(1.1, 1, 9), new double[] {
                            1, 1, 1, 1, 1, 1, 1, 1, 1
                        })
                        .pValue())
                .isEqualTo(1);
        assertThat(RiskHistory.of(test, MeanHypothesis.withReplacement(0, 1), new double[] {0, 1})
                        .history())
                .containsExactly(1.0, 0.0);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void noValueGivesAPValueOfOne(MeanTest test) {
        assertThat(RiskHistory.of(test, MeanHypothesis.withReplacement(0.5, 1), new double[0]))
                .isEqualTo(new RiskHistory(1, List.of()));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aHundredThousandDrawsNeitherOverflowNorUnderflow(MeanTest test) {
        if (test instanceof KaplanMartingale) {
            return; // quadratic in the draws; its own test goes to 3,000
        }
        SequentialRisk up = SequentialRisk.of(test, MeanHypothesis.withReplacement(0.5, 1));
        SequentialRisk down = SequentialRisk.of(test, MeanHypothesis.withReplacement(0.5, 1));
        for (int i = 0; i < 100_000; i++) {
            up.add(i % 10 == 9 ? 0 : 1);
            down.add(i % 10 == 9 ? 1 : 0);
        }
        assertThat(up.logWealth()).isNotNaN().isLessThan(Double.POSITIVE_INFINITY);
        assertThat(down.logWealth()).isNotNaN();
        assertThat(down.current()).isBetween(0.0, 1.0);
    }

    @Test
    void aZeroMarginLeavesTheWealthAtOne() {
        RiskHistory fixed =
                RiskHistory.of(Alpha.fixed(0.5), MeanHypothesis.withReplacement(0.5, 1), new double[] {1, 1, 0, 1, 1});
        assertThat(fixed.history()).containsOnly(1.0);
        RiskHistory kelly = RiskHistory.of(
                Betting.aprioriKelly(0.5), MeanHypothesis.withReplacement(0.5, 1), new double[] {1, 1, 0, 1, 1});
        assertThat(kelly.history()).containsOnly(1.0);
    }

    @Test
    void aGuessBelowTheNullMakesNoBet() {
        RiskHistory risk =
                RiskHistory.of(Alpha.fixed(0.4), MeanHypothesis.withReplacement(0.5, 1), new double[] {0, 0, 0, 0});
        assertThat(risk.history()).containsOnly(1.0);
    }

    @Test
    void shrinkTruncateUsesTheSumBeforeTheDraw() {
        // The preprint's pseudo-code updates the null mean with the draw included: 1.2 would become another number.
        SequentialRisk risk =
                SequentialRisk.of(Alpha.shrinkTruncate(0.6, 10, 0.05), MeanHypothesis.withoutReplacement(0.5, 1, 10));
        risk.add(1);
        assertThat(StrictMath.exp(risk.logWealth())).isCloseTo(1.2, within(1e-15));
        // eta_2 = (10*.6+1)/11 = 7/11, mu_2 = 4/9
        risk.add(1);
        assertThat(StrictMath.exp(risk.logWealth())).isCloseTo(1.2 * (7.0 / 11) / (4.0 / 9), within(1e-14));
    }

    @Test
    void aPeersTestThatMultipliedTwiceIsNotRepeated() {
        // 24 ones in 40 draws, eta .6: 0.3432, where a product of products gave 1.03e-10.
        double[] x = new double[40];
        for (int i = 0; i < 24; i++) {
            x[i] = 1;
        }
        double last = RiskHistory.of(Alpha.fixed(0.6), MeanHypothesis.withReplacement(0.5, 1), x)
                .history()
                .get(39);
        double product = Math.pow(1.2, 24) * Math.pow(0.8, 16);
        assertThat(last).isCloseTo(Math.min(1, 1 / product), within(1e-12));
        assertThat(1 / product).isCloseTo(0.4471, within(1e-3));
    }
}
