package org.recount.simulation.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.numeric.Replications;
import org.recount.numeric.Special;
import org.recount.sampling.Streams;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of reference/montecarlo.json: a case that no test knows fails. */
class MonteCarloReferenceTest {
    @TestFactory
    Stream<DynamicTest> everyCase() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : JsonMapper.shared()
                .readTree(Shared.path("reference/montecarlo.json").toFile())) {
            tests.add(DynamicTest.dynamicTest(
                    c.get("name").asString(),
                    () -> check(c.get("name").asString(), c.get("inputs"), c.get("expected"))));
        }
        assertThat(tests).hasSize(22);
        return tests.stream();
    }

    private static void check(String name, JsonNode in, JsonNode want) {
        if (name.startsWith("newcombe_") || name.startsWith("mc_ci_")) {
            interval(in.get("x").asDouble(), in.get("n").asDouble(), want);
        } else if (name.startsWith("skellam_")) {
            skellam(
                    in.get("lambda1").asDouble(),
                    in.get("lambda2").asDouble(),
                    in.get("M").asLong(),
                    want);
        } else {
            other(name, in, want);
        }
    }

    private static void interval(double x, double n, JsonNode want) {
        same(Intervals.wilson(x, n, 0.95), want.get("wilson"));
        same(Intervals.clopperPearson(x, n, 0.95), want.get("clopper_pearson"));
        if (want.has("one_sided_cp_upper95")) {
            // One-sided at 95% is the upper end of the two-sided interval at 90%.
            near(
                    Intervals.clopperPearson(x, n, 0.9).upper(),
                    want.get("one_sided_cp_upper95").asDouble());
        }
    }

    private static void same(Estimate got, JsonNode want) {
        assertThat(got.lower()).isCloseTo(want.get(0).asDouble(), within(1e-12));
        near(got.upper(), want.get(1).asDouble());
    }

    private static void skellam(double towards, double away, long gap, JsonNode want) {
        Drift drift = Drift.skellam(towards, away);
        double exact = want.get("prob").asDouble();
        double t = drift.tilt(gap);
        near(drift.tail(gap).orElseThrow(), exact);
        near(StrictMath.log10(drift.tail(gap).orElseThrow()), want.get("log10").asDouble());
        assertThat(t).isCloseTo(want.get("tilt_theta").asDouble(), within(1e-9));
        assertThat(towards * StrictMath.exp(t))
                .isCloseTo(want.get("tilted_lambda1").asDouble(), within(1e-6));
        assertThat(away * StrictMath.exp(-t))
                .isCloseTo(want.get("tilted_lambda2").asDouble(), within(1e-6));
        near(drift.chernoff(gap), want.get("chernoff").asDouble());
        double z = (gap - 0.5 - (towards - away)) / StrictMath.sqrt(towards + away);
        assertThat(Special.normalUpperTail(z))
                .isCloseTo(want.get("normal_approx_cc").asDouble(), Percentage.withPercentage(1e-4));
        // Six cases, fixed seed; 4 standard errors: a false alarm in 1 of 2,600.
        RareEstimate sampled =
                ImportanceSampling.of(drift, gap, 20_000, new Streams(1).stream(0, Streams.Purpose.TEST, gap));
        assertThat(sampled.probability()).isCloseTo(exact, within(4 * sampled.relativeError() * exact));
        assertThat(sampled.relativeError()).isLessThan(0.01);
        assertThat(sampled.chernoff()).isGreaterThan(exact);
    }

    private static void other(String name, JsonNode in, JsonNode want) {
        switch (name) {
            case "mc_sample_size" -> {
                for (int i = 0; i < in.get("p").size(); i++) {
                    near(
                            Replications.forRelativeError(
                                    in.get("p").get(i).asDouble(),
                                    in.get("rel_err").asDouble()),
                            want.get("n").get(i).asDouble());
                }
            }
            case "binomial_tail" -> {
                double k = in.get("k").asDouble();
                double n = in.get("n").asDouble();
                double tail = Special.regularisedBeta(in.get("p").asDouble(), k, n - k + 1);
                assertThat(tail).isCloseTo(want.get("prob").asDouble(), Percentage.withPercentage(1e-8));
                // The Poisson law of the same mean is a little wider, and so is its bound.
                assertThat(Drift.skellam(n * in.get("p").asDouble(), 0).chernoff((long) k))
                        .isGreaterThan(tail);
            }
            case "splitting_optimal" -> {
                double p = in.get("P").asDouble();
                near(Splitting.levels(p, 0.2), want.get("levels_p0_0_2").asDouble());
                near(
                        Splitting.relativeVariance(p, 13, in.get("N").asInt()),
                        want.get("relvar_m13").asDouble());
            }
            case "crn_identity" -> {
                double p10 = in.get("p10").asDouble();
                double p01 = in.get("p01").asDouble();
                double x = in.get("p11").asDouble() + p10;
                double y = in.get("p11").asDouble() + p01;
                near(
                        Replications.pairedVariance(p10, p01),
                        want.get("var_diff_paired").asDouble());
                near(x * (1 - x) + y * (1 - y), want.get("var_diff_independent").asDouble());
            }
            case "hoeffding_n" ->
                assertThat(Replications.hoeffding(
                                in.get("eps").asDouble(), in.get("delta").asDouble()))
                        .isEqualTo(want.get("n").asLong());
            case "negative_binomial_stop" -> {
                long r = in.get("r").asLong();
                near(
                        Replications.inverseBinomial(r, in.get("n").asLong()),
                        want.get("p_hat").asDouble());
                near(Replications.inverseBinomialError(r), want.get("rel_se").asDouble());
            }
            case "besag_clifford" -> {
                long h = in.get("h").asLong();
                near(
                        Replications.besagClifford(h, h, in.get("L").asLong()),
                        want.get("p_h").asDouble());
                near(
                        Replications.besagClifford(
                                h, in.get("g").asLong(), in.get("n").asLong()),
                        want.get("p_full").asDouble());
            }
            default -> throw new AssertionError("no test for case " + name);
        }
    }

    private static void near(double got, double want) {
        assertThat(got).isCloseTo(want, Percentage.withPercentage(1e-7));
    }
}
