package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HypergeometricBoundTest {

    @TestFactory
    List<DynamicTest> agreesWithTheReference() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode cases = new JsonMapper().readTree(Files.readString(Shared.path("reference/detection.json")));
        for (JsonNode c : cases) {
            String name = c.get("name").stringValue();
            JsonNode in = c.get("inputs");
            JsonNode expected = c.get("expected");
            if (name.startsWith("ucl_")) {
                tests.add(DynamicTest.dynamicTest(name, () -> upper(in, expected)));
            } else if (name.startsWith("two_sided_")) {
                tests.add(DynamicTest.dynamicTest(name, () -> twoSided(in, expected)));
            } else if (name.startsWith("pdet_")) {
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(HypergeometricBound.detection(n(in, "N"), n(in, "b"), n(in, "n")))
                                .isCloseTo(expected.get("p_detect").doubleValue(), within(1e-12))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests;
    }

    private static long n(JsonNode node, String key) {
        return node.get(key).longValue();
    }

    private static void upper(JsonNode in, JsonNode expected) {
        long bound = HypergeometricBound.upper(
                n(in, "N"), n(in, "n"), n(in, "k"), in.get("alpha").doubleValue());
        assertThat(bound).isEqualTo(n(expected, "upper_bound_D"));
        assertThat(HypergeometricBound.probabilityAtMost(n(in, "N"), bound, n(in, "n"), n(in, "k")))
                .isCloseTo(expected.get("P_le_k_at_bound").doubleValue(), within(1e-11));
        assertThat(HypergeometricBound.probabilityAtMost(n(in, "N"), bound + 1, n(in, "n"), n(in, "k")))
                .isCloseTo(expected.get("P_le_k_at_bound_plus1").doubleValue(), within(1e-11));
    }

    private static void twoSided(JsonNode in, JsonNode expected) {
        double tail = in.get("alpha").doubleValue() / 2;
        assertThat(HypergeometricBound.lower(n(in, "N"), n(in, "n"), n(in, "k"), tail))
                .isEqualTo(n(expected, "lower"));
        assertThat(HypergeometricBound.upper(n(in, "N"), n(in, "n"), n(in, "k"), tail))
                .isEqualTo(n(expected, "upper"));
    }

    /** The slow twin: whole numbers and fractions only. */
    @Property(tries = 300)
    void agreesWithExactCounting(
            @ForAll @IntRange(min = 1, max = 60) int population,
            @ForAll @IntRange(max = 60) int a,
            @ForAll @IntRange(max = 60) int b,
            @ForAll @IntRange(min = -1, max = 61) int k) {
        int bad = a % (population + 1);
        int sample = b % (population + 1);
        BigInteger ways = BigInteger.ZERO;
        for (int x = 0; x <= Math.min(k, Math.min(bad, sample)); x++) {
            ways = ways.add(choose(bad, x).multiply(choose(population - bad, sample - x)));
        }
        double exact = new BigDecimal(ways)
                .divide(new BigDecimal(choose(population, sample)), MathContext.DECIMAL64)
                .doubleValue();
        assertThat(HypergeometricBound.probabilityAtMost(population, bad, sample, k))
                .isCloseTo(exact, within(1e-12));
    }

    private static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return result;
    }

    @Test
    void aFullCountLeavesNoDoubt() {
        assertThat(HypergeometricBound.upper(100, 100, 3, 0.05)).isEqualTo(3);
        assertThat(HypergeometricBound.lower(100, 100, 3, 0.05)).isEqualTo(3);
        assertThat(HypergeometricBound.upper(100, 0, 0, 0.05)).isEqualTo(100);
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> HypergeometricBound.upper(10, 11, 0, 0.05)).hasMessageContaining("11 of 10");
        assertThatThrownBy(() -> HypergeometricBound.upper(10, 5, 6, 0.05)).hasMessageContaining("6 bad stations");
        assertThatThrownBy(() -> HypergeometricBound.upper(10, 5, 1, 0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> HypergeometricBound.detection(10, 11, 5)).hasMessageContaining("11 of them bad");
    }
}
