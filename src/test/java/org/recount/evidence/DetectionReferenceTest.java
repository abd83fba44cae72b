package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.evidence.claim.StationEvidence;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of reference/detection.json: each case has its check, and a case without one fails. */
class DetectionReferenceTest {
    private static final int CASES = 46;

    @TestFactory
    List<DynamicTest> everyCaseIsConsumed() throws IOException {
        JsonNode cases = new JsonMapper().readTree(Files.readString(Shared.path("reference/detection.json")));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : cases) {
            tests.add(DynamicTest.dynamicTest(
                    c.get("name").stringValue(),
                    () -> check(c.get("name").stringValue(), c.get("inputs"), c.get("expected"))));
        }
        assertThat(tests).hasSize(CASES);
        return tests;
    }

    private static void check(String name, JsonNode in, JsonNode out) {
        if (name.startsWith("ucl_")) {
            upper(in, out);
        } else if (name.startsWith("two_sided_")) {
            twoSided(in, out);
        } else if (name.startsWith("pdet_")) {
            detection(in, out);
        } else if (name.startsWith("nopt_")) {
            size(in, out);
        } else if (name.startsWith("seat_gap_")) {
            seatGap(in, out);
        } else if (name.startsWith("ppeb_")) {
            sized(in, out);
        } else if (name.startsWith("targeting_sensitivity_")) {
            sensitivity(in, out);
        } else if (name.startsWith("bayes_")) {
            posterior(in, out);
        } else {
            single(name, in, out);
        }
    }

    private static void single(String name, JsonNode in, JsonNode out) {
        switch (name) {
            case "APR_claim_grid" -> grid(in, out);
            case "wpm_equal_400x500_m5" -> equalStations(in, out);
            case "strat_3strata_prop" -> strata(in, out);
            case "strat_unsampled_stratum" -> unsampled(in, out);
            case "targeted_vs_random" -> targeted(in, out);
            case "targeted_plus_random" -> targetedAndRandom(in, out);
            case "large_N_shortcut" -> shortcut(in, out);
            default -> throw new AssertionError("No check for case " + name);
        }
    }

    private static long n(JsonNode node, String key) {
        return node.get(key).longValue();
    }

    private static double d(JsonNode node, String key) {
        return node.get(key).doubleValue();
    }

    private static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
    }

    private static void upper(JsonNode in, JsonNode out) {
        long bound = HypergeometricBound.upper(n(in, "N"), n(in, "n"), n(in, "k"), d(in, "alpha"));
        assertThat(bound).isEqualTo(n(out, "upper_bound_D"));
        assertThat(bound + 1).isEqualTo(n(out, "first_rejected_D"));
        assertThat(HypergeometricBound.probabilityAtMost(n(in, "N"), bound, n(in, "n"), n(in, "k")))
                .isCloseTo(d(out, "P_le_k_at_bound"), within(1e-11));
        assertThat(HypergeometricBound.probabilityAtMost(n(in, "N"), bound + 1, n(in, "n"), n(in, "k")))
                .isCloseTo(d(out, "P_le_k_at_bound_plus1"), within(1e-11));
        assertThat(StratifiedBound.simple((int) n(in, "N"), (int) n(in, "n")).upper(n(in, "k"), d(in, "alpha")))
                .isEqualTo(bound);
        assertThat((double) bound / n(in, "N")).isCloseTo(d(out, "fraction"), within(1e-12));
    }

    private static void twoSided(JsonNode in, JsonNode out) {
        double tail = d(in, "alpha") / 2;
        assertThat(HypergeometricBound.lower(n(in, "N"), n(in, "n"), n(in, "k"), tail))
                .isEqualTo(n(out, "lower"));
        assertThat(HypergeometricBound.upper(n(in, "N"), n(in, "n"), n(in, "k"), tail))
                .isEqualTo(n(out, "upper"));
    }

    private static void detection(JsonNode in, JsonNode out) {
        assertThat(HypergeometricBound.detection(n(in, "N"), n(in, "b"), n(in, "n")))
                .isCloseTo(d(out, "p_detect"), within(1e-12));
    }

    private static void size(JsonNode in, JsonNode out) {
        long stations = n(in, "N");
        long bad = n(in, "b");
        double c = d(in, "c");
        assertThat(DetectionSize.exact(stations, bad, c)).hasValue(n(out, "n_exact"));
        assertThat(DetectionSize.aslamPopaRivest(stations, bad, c)).isEqualTo(n(out, "n_APR_U3"));
        assertThat(DetectionSize.withReplacement(stations, bad, c)).isEqualTo(n(out, "with_replacement"));
        if (!out.get("rule_of_three").isNull()) {
            assertThat(DetectionSize.ruleOfThree(stations, bad)).isEqualTo(n(out, "rule_of_three"));
            assertThat(DetectionSize.rivest(stations, bad))
                    .isCloseTo(d(out, "rivest_improved_rule_of_three"), within(1e-8));
        }
    }

    /** The grid of the reference is not given; this one has as many points: never too small, at most 1 too large. */
    private static void grid(JsonNode in, JsonNode out) {
        int points = 0;
        long excess = 0;
        long tooSmall = 0;
        for (int stations : new int[] {10, 50, 100, 400, 1000, 5000, 10000}) {
            for (int i = 1; i <= 38; i++) {
                long bad = Math.max(1, (long) stations * i / 76);
                for (double c : new double[] {0.90, 0.95, 0.99}) {
                    long over = DetectionSize.aslamPopaRivest(stations, bad, c)
                            - DetectionSize.exact(stations, bad, c).orElseThrow();
                    excess = Math.max(excess, over);
                    tooSmall += over < 0 ? 1 : 0;
                    points++;
                }
            }
        }
        assertThat(points).isEqualTo((int) n(in, "grid_points"));
        assertThat(excess).isEqualTo(n(out, "max_excess"));
        assertThat(tooSmall).isEqualTo(n(out, "too_small"));
    }

    private static void equalStations(JsonNode in, JsonNode out) {
        int stations = (int) n(in, "stations");
        double[] shift = new double[stations];
        Arrays.fill(shift, 2 * d(in, "s") * n(in, "size"));
        SizedDesigns designs = SizedDesigns.of(shift, d(in, "margin_frac") * stations * n(in, "size"), d(in, "alpha"));
        assertThat(designs.fewest()).isEqualTo((int) n(out, "b")).isEqualTo((int) n(out, "b_formula"));
        assertThat(designs.safe()).isEqualTo(n(out, "u_APR"));
        assertThat(designs.safeConfidence()).isCloseTo(d(out, "confidence"), within(1e-12));
        assertThat(1 / d(in, "margin_frac")).isCloseTo(d(out, "rule_of_thumb_1_over_m"), within(1e-12));
    }

    private static double[] sizes(JsonNode node) {
        if (!node.isString()) {
            return Arrays.stream(ints(node)).asDoubleStream().toArray();
        }
        return Arrays.stream(node.stringValue().split(",", -1))
                .map(part -> part.split("x", -1))
                .flatMapToDouble(
                        p -> IntStream.range(0, Integer.parseInt(p[0])).mapToDouble(i -> Double.parseDouble(p[1])))
                .toArray();
    }

    private static void sized(JsonNode in, JsonNode out) {
        double[] sizes = sizes(in.get("sizes"));
        double margin = d(in, "margin_frac") * Arrays.stream(sizes).sum();
        assertThat(margin).isCloseTo(d(out, "M"), within(1e-9));
        double[] shift = Arrays.stream(sizes).map(v -> 2 * d(in, "s") * v).toArray();
        SizedDesigns designs = SizedDesigns.of(shift, margin, d(in, "alpha"));
        assertThat(designs.fewest()).isEqualTo((int) n(out, "bmin"));
        assertThat(designs.safe()).isEqualTo(n(out, "safe_u"));
        assertThat(designs.safeConfidence()).isCloseTo(d(out, "safe_confidence"), within(1e-12));
        assertThat(designs.scale()).isCloseTo(d(out, "negexp_w"), within(1e-9));
        assertThat(designs.draws()).isEqualTo(n(out, "ppebwr_t"));
        double stations = 0;
        double votes = 0;
        double drawnStations = 0;
        double drawnVotes = 0;
        double difference = 0;
        for (int i = 0; i < sizes.length; i++) {
            stations += designs.negexp(i);
            votes += designs.negexp(i) * sizes[i];
            drawnStations += designs.proportional(i);
            drawnVotes += designs.proportional(i) * sizes[i];
            difference = Math.max(difference, Math.abs(designs.negexp(i) - designs.proportional(i)));
        }
        assertThat(designs.negexp(0)).isCloseTo(d(out, "negexp_p_largest"), within(1e-12));
        assertThat(designs.negexp(sizes.length - 1)).isCloseTo(d(out, "negexp_p_smallest"), within(1e-12));
        assertThat(stations).isCloseTo(d(out, "negexp_expected_stations"), within(1e-9));
        assertThat(votes).isCloseTo(d(out, "negexp_expected_votes"), within(1e-7));
        assertThat(designs.proportional(0)).isCloseTo(d(out, "ppebwr_p_largest"), within(1e-12));
        assertThat(drawnStations).isCloseTo(d(out, "ppebwr_expected_stations"), within(1e-9));
        assertThat(drawnVotes).isCloseTo(d(out, "ppebwr_expected_votes"), within(1e-7));
        assertThat(difference).isCloseTo(d(out, "max_abs_diff"), within(1e-12));
    }

    private static void seatGap(JsonNode in, JsonNode out) {
        double[] shift = new double[(int) n(in, "N")];
        Arrays.fill(shift, d(in, "max_gap_shift_per_station"));
        int fewest = SizedDesigns.of(shift, d(in, "gap_votes"), d(in, "alpha")).fewest();
        assertThat(fewest).isEqualTo((int) n(out, "b_min"));
        assertThat(HypergeometricBound.detection(n(in, "N"), fewest, n(in, "n_random")))
                .isCloseTo(d(out, "p_detect"), within(1e-12));
        StratifiedBound design = StratifiedBound.simple((int) n(in, "N"), (int) n(in, "n_random"));
        long bound = design.upper(0, d(in, "alpha"));
        assertThat(bound).isEqualTo(n(out, "ucl_bad"));
        assertThat(bound < fewest).isEqualTo(out.get("outcome_confirmed").booleanValue());
        assertThat(design.pValue(fewest, 0) <= d(in, "alpha"))
                .isEqualTo(out.get("outcome_confirmed").booleanValue());
    }

    private static void strata(JsonNode in, JsonNode out) {
        int[] sizes = ints(in.get("N"));
        int[] drawn = ints(in.get("n"));
        StratifiedBound design = StratifiedBound.of(sizes, drawn);
        assertThat(design.upper(0, d(in, "alpha"))).isEqualTo(n(out, "total"));
        assertThat(design.pValue(n(out, "total"), 0)).isCloseTo(d(out, "joint_miss"), within(1e-12));
        int[] placed = ints(out.get("D_h"));
        double miss = 1;
        long bonferroni = 0;
        for (int h = 0; h < sizes.length; h++) {
            miss *= 1 - HypergeometricBound.detection(sizes[h], placed[h], drawn[h]);
            bonferroni += HypergeometricBound.upper(sizes[h], drawn[h], 0, d(in, "alpha") / sizes.length);
        }
        assertThat(miss).isCloseTo(d(out, "joint_miss"), within(1e-12));
        assertThat(bonferroni).isEqualTo(n(out, "bonferroni_sum"));
        assertThat(HypergeometricBound.upper(
                        Arrays.stream(sizes).sum(), Arrays.stream(drawn).sum(), 0, d(in, "alpha")))
                .isEqualTo(n(out, "srs_same_total"));
    }

    private static void unsampled(JsonNode in, JsonNode out) {
        long rest = Arrays.stream(ints(out.get("D_rest"))).sum();
        assertThat(StratifiedBound.of(ints(in.get("N")), ints(in.get("n"))).upper(0, d(in, "alpha")))
                .isEqualTo(n(out, "D_unsampled") + rest);
    }

    private static void targeted(JsonNode in, JsonNode out) {
        StationEvidence targeted =
                StationEvidence.targeted(n(in, "N"), n(in, "recounted"), n(in, "discrepant"), d(in, "alpha"));
        assertThat(targeted.upperBound()).as("no bound for the rest").isEmpty();
        assertThat(targeted.worstCase()).isEqualTo(n(out, "targeted_bad_among_unrecounted_max"));
        assertThat(HypergeometricBound.upper(n(in, "N"), n(in, "recounted"), 0, d(in, "alpha")))
                .isEqualTo(n(out, "random_ucl_bad_total"));
    }

    private static void targetedAndRandom(JsonNode in, JsonNode out) {
        StratifiedBound rest = StratifiedBound.simple((int) n(in, "N_rest"), (int) n(in, "n_random"));
        assertThat(rest.upper(n(in, "k"), d(in, "alpha"))).isEqualTo(n(out, "ucl_rest"));
        StationEvidence evidence =
                StationEvidence.mixed(n(in, "n_targeted"), n(in, "bad_targeted"), rest, n(in, "k"), d(in, "alpha"));
        assertThat(evidence.upperBound()).hasValue(n(out, "ucl_total"));
        assertThat(evidence.targetedBad()).isEqualTo(n(out, "bad_targeted_known"));
        assertThat(evidence.stations()).isEqualTo(n(in, "N"));
    }

    private static void sensitivity(JsonNode in, JsonNode out) {
        assertThat(NoncentralHypergeometric.of(n(in, "N"), n(in, "D"), n(in, "n"), d(in, "w"))
                        .probabilityAtMost(0))
                .isCloseTo(d(out, "p_zero"), within(1e-11));
    }

    /** The reference has factorials in doubles: P(D >= 1) is (N-n)/(N+1), which it misses by 1.6e-10. */
    private static void posterior(JsonNode in, JsonNode out) {
        long stations = n(in, "N");
        long sample = n(in, "n");
        assertThat(HypergeometricBound.posteriorAtLeast(stations, sample, 1))
                .isCloseTo((stations - sample) / (stations + 1.0), within(1e-14));
        for (long bad : new long[] {1, 10, 20}) {
            assertThat(HypergeometricBound.posteriorAtLeast(stations, sample, bad))
                    .isCloseTo(d(out, "P_D_ge_" + bad), within(1e-9));
        }
        long upper = n(out, "upper95");
        assertThat(HypergeometricBound.posteriorAtLeast(stations, sample, upper + 1))
                .isLessThanOrEqualTo(0.05);
        assertThat(HypergeometricBound.posteriorAtLeast(stations, sample, upper))
                .isGreaterThan(0.05);
    }

    private static void shortcut(JsonNode in, JsonNode out) {
        assertThat(HypergeometricBound.shortcut(d(in, "f"), d(in, "alpha")))
                .isCloseTo(d(out, "D_approx"), within(1e-9));
        assertThat(HypergeometricBound.upper(57944, 5304, 0, d(in, "alpha"))).isEqualTo(n(out, "D_exact"));
    }
}
