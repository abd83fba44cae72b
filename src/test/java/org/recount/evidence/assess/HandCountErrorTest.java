package org.recount.evidence.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HandCountErrorTest {

    /** Exact Skellam tails of methods.md, section 5: means 50 and 50. */
    @Test
    void balancedErrorsAreSkellam() {
        assertThat(HandCountError.balancedAtLeast(100, 40)).isCloseTo(4.220400349e-5, within(1e-13));
        assertThat(HandCountError.balancedAtLeast(100, 80) / 3.618309128813e-15).isCloseTo(1, within(1e-6));
    }

    @Property(tries = 200)
    void atLeastByConvolutionIsTheBinomial(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
            @ForAll @IntRange(max = 41) int k) {
        double[] chance = new double[n];
        java.util.Arrays.fill(chance, p);
        assertThat(HandCountError.atLeast(chance, k)).isCloseTo(HandCountError.binomialAtLeast(n, p, k), within(1e-11));
    }

    /** The slow twin: every combination of stations that differ. */
    @Property(tries = 100)
    void atLeastAgreesWithEveryCombination(
            @ForAll @DoubleRange(max = 1) double a,
            @ForAll @DoubleRange(max = 1) double b,
            @ForAll @DoubleRange(max = 1) double c,
            @ForAll @IntRange(max = 4) int k) {
        double[] p = {a, b, c};
        double sum = 0;
        for (int set = 0; set < 8; set++) {
            double chance = 1;
            for (int i = 0; i < 3; i++) {
                chance *= (set >> i & 1) == 1 ? p[i] : 1 - p[i];
            }
            sum += Integer.bitCount(set) >= k ? chance : 0;
        }
        assertThat(HandCountError.atLeast(p, k)).isCloseTo(sum, within(1e-12));
    }

    @Test
    void aDifferenceIsNotTakenForTheTruth() {
        // 100 stations of 400 ballots: 1 - 0.999^400 = 0.3298 of them differ by the hand count alone.
        HandCountError e = HandCountError.of(0.001, java.util.Collections.nCopies(100, 400L), 30, OptionalLong.of(60));
        assertThat(e.expectedDiffering()).isCloseTo(32.98, within(0.01));
        assertThat(e.explained()).isEqualTo(1);
        assertThat(e.atLeastAsMany()).isBetween(0.7, 0.8);
        assertThat(e.chanceAtMost()).isBetween(0.0005, 0.005);
        assertThat(e.chanceBalanced()).isLessThan(1e-10);
    }

    @Test
    void edges() {
        HandCountError none = HandCountError.of(0, List.of(100L), 1, OptionalLong.of(1));
        assertThat(none.expectedDiffering()).isZero();
        assertThat(none.explained()).isZero();
        assertThat(none.chanceAtMost()).isZero();
        assertThat(none.chanceBalanced()).isZero();
        HandCountError tied = HandCountError.of(0.001, List.of(100L), 0, OptionalLong.of(0));
        assertThat(tied.chanceAtMost()).isEqualTo(1);
        HandCountError certain = HandCountError.of(0.001, List.of(100L), 0, OptionalLong.empty());
        assertThat(certain.chanceAtMost()).isZero();
    }
}
