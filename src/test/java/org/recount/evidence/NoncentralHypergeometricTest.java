package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NoncentralHypergeometricTest {

    /** The slow twin: every set of n stations, weighted by w for each bad one in it. */
    private static double everySet(int population, int bad, int sample, double odds, int k) {
        double all = 0;
        double atMost = 0;
        for (int set = 0; set < 1 << population; set++) {
            if (Integer.bitCount(set) == sample) {
                int found = Integer.bitCount(set & ((1 << bad) - 1));
                double weight = Math.pow(odds, found);
                all += weight;
                atMost += found <= k ? weight : 0;
            }
        }
        return atMost / all;
    }

    @Property(tries = 300)
    void agreesWithEverySet(
            @ForAll @IntRange(min = 1, max = 12) int population,
            @ForAll @IntRange(max = 12) int badSeed,
            @ForAll @IntRange(max = 12) int sampleSeed,
            @ForAll @DoubleRange(min = 0.01, max = 100) double odds,
            @ForAll @IntRange(min = -1, max = 12) int k) {
        int bad = badSeed % (population + 1);
        int sample = sampleSeed % (population + 1);
        assertThat(NoncentralHypergeometric.of(population, bad, sample, odds).probabilityAtMost(k))
                .isCloseTo(everySet(population, bad, sample, odds, k), within(1e-12));
    }

    @Property(tries = 200)
    void evenOddsAreARandomSample(
            @ForAll @IntRange(min = 1, max = 3000) int population,
            @ForAll @IntRange(max = 3000) int badSeed,
            @ForAll @IntRange(max = 3000) int sampleSeed,
            @ForAll @IntRange(max = 3000) int kSeed) {
        int bad = badSeed % (population + 1);
        int sample = sampleSeed % (population + 1);
        int k = kSeed % (sample + 1);
        assertThat(NoncentralHypergeometric.of(population, bad, sample, 1).probabilityAtMost(k))
                .isCloseTo(HypergeometricBound.probabilityAtMost(population, bad, sample, k), within(1e-9));
    }

    /** Far in the tail and with many stations nothing overflows, and the product form agrees. */
    @Test
    void largeElections() {
        assertThat(NoncentralHypergeometric.of(57944, 5000, 5304, 5).probabilityAtMost(0))
                .isBetween(0.0, 1e-300);
        assertThat(NoncentralHypergeometric.of(57944, 20000, 20000, 3).probabilityAtMost(20000))
                .isEqualTo(1);
        assertThat(NoncentralHypergeometric.of(57944, 32, 5304, 1).probabilityAtMost(0))
                .isCloseTo(0.0462873530, within(1e-9));
    }

    @Property(tries = 200)
    void betterComplaintsMakeFewFindsRarer(
            @ForAll @IntRange(min = 2, max = 200) int population,
            @ForAll @IntRange(min = 1, max = 200) int badSeed,
            @ForAll @IntRange(min = 1, max = 200) int sampleSeed,
            @ForAll @DoubleRange(min = 0.05, max = 20) double odds) {
        int bad = 1 + badSeed % population;
        int sample = 1 + sampleSeed % population;
        double less = NoncentralHypergeometric.of(population, bad, sample, odds).probabilityAtMost(0);
        double more =
                NoncentralHypergeometric.of(population, bad, sample, odds * 1.5).probabilityAtMost(0);
        assertThat(more).isLessThanOrEqualTo(less + 1e-12);
    }

    @Property(tries = 200)
    void atTheTippingOddsTheRiskIsTheLimit(
            @ForAll @IntRange(min = 10, max = 500) int population,
            @ForAll @IntRange(min = 1, max = 100) int badSeed,
            @ForAll @IntRange(min = 1, max = 200) int sampleSeed,
            @ForAll @IntRange(max = 3) int found) {
        int bad = 1 + badSeed % (population / 2);
        int sample = 1 + sampleSeed % (population / 2);
        int k = Math.min(found, sample);
        OptionalDouble tipping = NoncentralHypergeometric.tippingOdds(population, bad, sample, k, 0.05);
        if (tipping.isPresent()) {
            double w = tipping.getAsDouble();
            assertThat(NoncentralHypergeometric.of(population, bad, sample, w).probabilityAtMost(k))
                    .isCloseTo(0.05, within(1e-9));
            assertThat(NoncentralHypergeometric.upper(population, sample, k, w * 1.001, 0.05))
                    .isLessThan(bad);
            assertThat(NoncentralHypergeometric.upper(population, sample, k, w * 0.999, 0.05))
                    .isGreaterThanOrEqualTo(bad);
        } else {
            assertThat(k).isGreaterThanOrEqualTo(Math.min(bad, sample));
        }
    }

    @Test
    void edges() {
        assertThat(NoncentralHypergeometric.tippingOdds(100, 3, 50, 3, 0.05))
                .as("as many found as it takes")
                .isEmpty();
        assertThat(NoncentralHypergeometric.tippingOdds(100, 60, 50, 0, 0.05))
                .as("no room for so many: ruled out whatever the odds")
                .hasValue(0);
        assertThat(NoncentralHypergeometric.tippingOdds(57944, 32, 5304, 0, 0.05)
                        .orElseThrow())
                .as("at 32 bad stations a random sample is enough, just")
                .isBetween(0.97, 1.0);
        assertThatThrownBy(() -> NoncentralHypergeometric.of(10, 11, 5, 1)).hasMessageContaining("11 of them bad");
        assertThatThrownBy(() -> NoncentralHypergeometric.of(10, 1, 5, 0)).hasMessageContaining("0.0");
    }
}
