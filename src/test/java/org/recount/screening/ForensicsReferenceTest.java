package org.recount.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** reference/forensics.json: every case is computed here, or left out by name with the reason. */
class ForensicsReferenceTest {
    /** The stations of the other years are not among the shared data. */
    private static final Set<String> NO_DATA =
            Set.of("2000_2003_2020_2024", "2004", "2007", "2008", "2012", "2016", "2018");

    /** Fits of mixture models are published figures of others; no such fit is made here. */
    private static final Set<String> NOT_BUILT =
            Set.of("mebane_kalinin_russia", "klimek_published", "klimek_step", "digit_pairs_uniform");

    private static long[] registered;
    private static long[] given;
    private static long[] found;
    private static long[] leader;

    @BeforeAll
    static void russia2011() throws IOException {
        List<String> lines = Files.readAllLines(Shared.path("data/russia_2011_duma/stations.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        int n = lines.size() - 1;
        registered = new long[n];
        given = new long[n];
        found = new long[n];
        leader = new long[n];
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",");
            registered[i] = cell(cells, head, "registered");
            given[i] = cell(cells, head, "ballots_early")
                    + cell(cells, head, "ballots_inside")
                    + cell(cells, head, "ballots_outside");
            found[i] = cell(cells, head, "valid") + cell(cells, head, "invalid");
            leader[i] = cell(cells, head, "united_russia");
        }
    }

    private static long cell(String[] cells, List<String> head, String column) {
        return Long.parseLong(cells[head.indexOf(column)]);
    }

    @TestFactory
    Stream<DynamicTest> everyCase() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (JsonNode c : JsonMapper.shared()
                .readTree(Shared.path("reference/forensics.json").toFile())) {
            String name = c.get("name").asString();
            if (NOT_BUILT.contains(name) || NO_DATA.contains(year(name))) {
                leftOut.add(name);
            } else {
                tests.add(DynamicTest.dynamicTest(name, () -> check(name, c.get("inputs"), c.get("expected"))));
            }
        }
        assertThat(tests).as("cases computed").hasSize(10);
        assertThat(leftOut)
                .as("cases for which there is no data or no method here")
                .hasSize(17)
                .containsAll(NOT_BUILT);
        return tests.stream();
    }

    private static String year(String name) {
        return name.replaceAll("^(kobak_integer_anomaly_|digits_russia_|kobak_)", "");
    }

    private static void check(String name, JsonNode in, JsonNode want) {
        switch (name) {
            case "benford_distributions" -> {
                for (int position = 1; position <= 3; position++) {
                    JsonNode law = want.get(List.of("first", "second", "third").get(position - 1));
                    double[] got = Digits.benford(position);
                    assertThat(law).hasSize(got.length);
                    for (int d = 0; d < got.length; d++) {
                        near(got[d], law.get(d).asDouble());
                    }
                }
                near(Digits.mean(Digits.benford(2)), want.get("second_mean").asDouble());
            }
            case "chi2_critical" -> {
                near(ChiSquare.upperTail(want.get("p05").asDouble(), 9), 0.05);
                near(ChiSquare.upperTail(want.get("p01").asDouble(), 9), 0.01);
                near(ChiSquare.upperTail(want.get("p001").asDouble(), 9), 0.001);
                near(ChiSquare.upperTail(2 * StrictMath.log(20), 2), 0.05);
            }
            case "2bl_chi2_example" -> chi(in, want, Digits.benford(2));
            case "last_digit_chi2_example" -> {
                chi(in, want, Digits.uniform());
                near(Digits.mean(longs(in.get("counts"))), want.get("mean").asDouble());
            }
            case "last_digit_64" -> chi(in, want, Digits.uniform());
            case "expected_moments_eftoolkit" -> {
                assertThat(Digits.mean(Digits.benford(2)))
                        .isCloseTo(want.get("2BL").asDouble(), within(5e-4));
                near(Digits.mean(Digits.uniform()), want.get("LastC").asDouble());
                near(Digits.uniform()[0] + Digits.uniform()[5], want.get("C05s").asDouble());
            }
            case "kobak_integer_anomaly_2011" -> kobak(want);
            case "digits_russia_2011" -> digits(want);
            case "shpilkin_toy" -> {
                CleanPeak peak =
                        CleanPeak.of(longs(in.get("leader_by_turnout_bin")), longs(in.get("other_by_turnout_bin")));
                assertThat(peak.peak()).isEqualTo(want.get("peak_bin").asInt());
                near(peak.ratio(), want.get("ratio").asDouble());
                near(peak.excess(), want.get("excess").asDouble());
            }
            case "benjamini_hochberg_1995" -> multiplicity(in, want);
            default -> throw new AssertionError("no test for case " + name);
        }
    }

    private static void chi(JsonNode in, JsonNode want, double[] law) {
        double chi = ChiSquare.statistic(longs(in.get("counts")), law);
        near(chi, want.get("chi2").asDouble());
        near(ChiSquare.upperTail(chi, 9), want.get("p_value").asDouble());
    }

    /** The published figure is a Monte Carlo mean of 1003.5; the exact expectation gives 1002.65. */
    private static void kobak(JsonNode want) {
        IntegerShares whole = IntegerShares.of(registered, given, found, leader);
        assertThat(whole.stations()).isEqualTo(want.get("n_included").asLong());
        assertThat(whole.either()).isEqualTo(want.get("integer_any").asLong());
        assertThat(whole.share()).isEqualTo(want.get("integer_result").asLong());
        assertThat(whole.turnout()).isEqualTo(want.get("integer_turnout").asLong());
        // Within a tenth of a station of 16,800; a difference of 0.08 is not explained.
        assertThat(whole.expectedEither())
                .isCloseTo(want.get("expected_any_exact").asDouble(), within(0.1));
        assertThat(whole.excess()).isCloseTo(want.get("anomaly_any_exact").asDouble(), within(0.1));
        assertThat(whole.share() - whole.expectedShare())
                .isCloseTo(want.get("anomaly_result_exact").asDouble(), within(0.1));
        assertThat(whole.turnout() - whole.expectedTurnout())
                .isCloseTo(want.get("anomaly_turnout_exact").asDouble(), within(0.1));
        assertThat(whole.deviation()).isCloseTo(want.get("sd_any_exact").asDouble(), within(0.001));
        assertThat(whole.z()).isCloseTo(want.get("z").asDouble(), within(0.001));
        assertThat(whole.excess()).isCloseTo(want.get("published_mc").get("any").asDouble(), within(4 * 3.7));
    }

    private static void digits(JsonNode want) {
        long[] second = Digits.second(leader);
        long[] last = Digits.last(leader);
        assertThat(sum(second)).isEqualTo(want.get("2BL_leader_n").asLong());
        near(Digits.mean(second), want.get("2BL_leader_mean").asDouble());
        near(
                ChiSquare.statistic(second, Digits.benford(2)),
                want.get("2BL_leader_chi2").asDouble());
        assertThat(sum(last)).isEqualTo(want.get("last_digit_leader_ge100_n").asLong());
        assertThat(last).isEqualTo(longs(want.get("last_digit_counts")));
        near(
                ChiSquare.statistic(last, Digits.uniform()),
                want.get("last_digit_chi2").asDouble());
        near(Digits.mean(last), want.get("last_digit_mean").asDouble());
        near((double) (last[0] + last[5]) / sum(last), want.get("C05s").asDouble());
    }

    private static void multiplicity(JsonNode in, JsonNode want) {
        double[] p = in.get("p").valueStream().mapToDouble(JsonNode::asDouble).toArray();
        double q = in.get("q").asDouble();
        double[] holm = Multiplicity.holm(p);
        double[] bh = Multiplicity.benjaminiHochberg(p);
        for (int i = 0; i < p.length; i++) {
            near(holm[i], want.get("holm_adjusted").get(i).asDouble());
            near(bh[i], want.get("BH_adjusted").get(i).asDouble());
        }
        assertThat(rejected(Multiplicity.bonferroni(p), q))
                .isEqualTo(want.get("bonferroni_rejections").asLong());
        assertThat(rejected(holm, q)).isEqualTo(want.get("holm_rejections").asLong());
        assertThat(rejected(bh, q)).isEqualTo(want.get("BH_rejections").asLong());
        near(Multiplicity.yekutieli(p.length), want.get("BY_factor").asDouble());
    }

    private static long rejected(double[] p, double q) {
        return java.util.Arrays.stream(p).filter(x -> x <= q).count();
    }

    private static long sum(long[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }

    private static long[] longs(JsonNode array) {
        return array.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    private static void near(double got, double want) {
        assertThat(got).isCloseTo(want, Percentage.withPercentage(1e-6));
    }
}
