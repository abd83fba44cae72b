package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HypergeometricBoundTest {

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
