package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.number;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.Arrays;
import java.util.List;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.KaplanWald;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.RiskHistory;
import org.recount.risk.mean.SequentialRisk;
import tools.jackson.databind.JsonNode;

/** The tests of a bounded mean against the vectors computed with the reference software. */
final class RlaMeanTests {
    private RlaMeanTests() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of("ALPHA shrink-truncate, draw by draw", "alpha_shrinktrunc_vector_.*", c -> {
                MeanTest test = Alpha.shrinkTruncate(c.in("eta0"), c.in("d"), c.in("c"));
                path(test, c, numbers(c.expected().get("T_path")));
                assertThat(RiskHistory.of(test, hypothesis(c), numbers(c.in().get("x")))
                                .pValue())
                        .isCloseTo(c.expected("p_min_over_path"), within(1e-14));
            }),
            RlaFamily.of("SPRT with the conditional alternative, draw by draw", "sprt_vector_.*", c -> {
                path(Alpha.conditional(c.in("eta")), c, numbers(c.expected().get("T_path")));
            }),
            RlaFamily.of("aGRAPA, draw by draw", "agrapa_vector_iid", c -> {
                path(
                        Betting.agrapa(c.in("lam1"), c.in("c")),
                        c,
                        numbers(c.expected().get("M_path")));
            }),
            RlaFamily.of("Kaplan-Wald, draw by draw", "kaplan_wald_vector", c -> {
                MeanTest test = new KaplanWald(c.in("g"));
                path(test, c, numbers(c.expected().get("T_path")));
                assertThat(RiskHistory.of(test, hypothesis(c), numbers(c.in().get("x")))
                                .pValue())
                        .isCloseTo(c.expected("p"), within(1e-14));
            }),
            RlaFamily.of("Kaplan-Kolmogorov, draw by draw", "kaplan_kolmogorov_vector", c -> {
                RiskHistory risk = RiskHistory.of(new KaplanMarkov(c.in("g")), hypothesis(c), numbers(c.in().get("x")));
                double[] expected = numbers(c.expected().get("p_history"));
                assertThat(risk.history()).hasSize(expected.length);
                for (int j = 0; j < expected.length; j++) {
                    assertThat(risk.history().get(j)).as("draw " + (j + 1)).isCloseTo(expected[j], within(1e-14));
                }
                assertThat(risk.pValue()).isCloseTo(c.expected("p"), within(1e-14));
            }),
            RlaFamily.of("Kaplan-Wald on five ones", "kaplan_wald_tests", c -> small(c, KaplanWald::new)),
            RlaFamily.of("Kaplan-Markov on five ones", "kaplan_markov_tests", c -> small(c, KaplanMarkov::new)),
            RlaFamily.of("draws needed when all values are equal", "sample_size_tests", c -> {
                MeanTest alpha = Alpha.fixed(c.in("eta"));
                MeanTest wald = new KaplanWald(0.1);
                assertThat(needed(alpha, 1, c)).isEqualTo((int) c.expected("alpha_x1"));
                assertThat(needed(alpha, 0.75, c)).isEqualTo((int) c.expected("alpha_x0.75"));
                assertThat(needed(wald, 1, c)).isEqualTo((int) c.expected("kw_g0.1_x1"));
                assertThat(needed(wald, 0.75, c)).isEqualTo((int) c.expected("kw_g0.1_x0.75"));
            }));

    private static MeanHypothesis hypothesis(RlaCase c) {
        double upper = c.in().has("u") ? c.in("u") : 1;
        JsonNode n = c.in().get("N");
        return n == null || n.isNull()
                ? MeanHypothesis.withReplacement(c.in("t"), upper)
                : MeanHypothesis.withoutReplacement(c.in("t"), upper, n.asLong());
    }

    private static void path(MeanTest test, RlaCase c, double[] expected) {
        SequentialRisk risk = SequentialRisk.of(test, hypothesis(c));
        double[] x = numbers(c.in().get("x"));
        assertThat(x).hasSameSizeAs(expected);
        for (int j = 0; j < x.length; j++) {
            double p = risk.add(x[j]);
            assertThat(StrictMath.exp(risk.logWealth()))
                    .as("T after draw " + (j + 1))
                    .isCloseTo(expected[j], within(1e-12 * expected[j]));
            assertThat(p).isCloseTo(Math.min(1, 1 / expected[j]), within(1e-13));
        }
    }

    /** The reference takes the last value of the second case, in random order, to be the least of the path. */
    private static void small(RlaCase c, java.util.function.DoubleFunction<MeanTest> test) {
        JsonNode cases = c.in().get("cases");
        double[] expected = numbers(c.expected().get("p_random_order"));
        for (int i = 0; i < expected.length; i++) {
            double[] x = numbers(cases.get(i).get(0));
            RiskHistory risk =
                    RiskHistory.of(test.apply(number(cases.get(i).get(1))), MeanHypothesis.withReplacement(0.5, 1), x);
            assertThat(risk.pValue()).isCloseTo(expected[i], within(1e-15));
        }
        // Not in random order the draws are one batch: only the value after the last counts.
        double[] batch = numbers(cases.get(1).get(0));
        RiskHistory risk =
                RiskHistory.of(test.apply(number(cases.get(1).get(1))), MeanHypothesis.withReplacement(0.5, 1), batch);
        assertThat(risk.history().get(batch.length - 1))
                .isCloseTo(c.expected("p_not_random_order_second"), within(1e-14));
    }

    private static int needed(MeanTest test, double x, RlaCase c) {
        double[] values = new double[100];
        Arrays.fill(values, x);
        List<Double> history = RiskHistory.of(test, MeanHypothesis.withReplacement(c.in("t"), 1), values)
                .history();
        int n = 0;
        while (history.get(n) > c.in("alpha")) {
            n++;
        }
        return n + 1;
    }
}
