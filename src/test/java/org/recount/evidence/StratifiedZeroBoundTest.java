package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StratifiedZeroBoundTest {

    /** Section 3.4 of the methods: one in ten of each of three strata. */
    @Test
    void agreesWithTheReference() {
        int[] sizes = {1000, 2000, 3000};
        assertThat(StratifiedZeroBound.upper(sizes, new int[] {100, 200, 300}, 0.05))
                .isEqualTo(28);
        assertThat(StratifiedZeroBound.upper(sizes, new int[] {300, 200, 100}, 0.05))
                .isEqualTo(87);
    }

    @Test
    void aStratumWithoutSampleMayBeBadAltogether() {
        assertThat(StratifiedZeroBound.upper(new int[] {10, 20}, new int[] {10, 0}, 0.05))
                .isEqualTo(20);
    }

    @Test
    void oneStratumIsTheHypergeometricBound() {
        assertThat(StratifiedZeroBound.upper(new int[] {57944}, new int[] {5304}, 0.05))
                .isEqualTo(31);
    }

    /** The slow twin: every way to place bad stations. */
    @Property(tries = 200)
    void agreesWithTryingEveryPlacement(
            @ForAll @IntRange(min = 1, max = 6) int a,
            @ForAll @IntRange(min = 1, max = 6) int b,
            @ForAll @IntRange(min = 1, max = 6) int c,
            @ForAll @IntRange(min = 0, max = 6) int x,
            @ForAll @IntRange(min = 0, max = 6) int y,
            @ForAll @IntRange(min = 0, max = 6) int z) {
        int[] sizes = {a, b, c};
        int[] drawn = {x % (a + 1), y % (b + 1), z % (c + 1)};
        int best = 0;
        for (int i = 0; i <= a; i++) {
            for (int j = 0; j <= b; j++) {
                for (int k = 0; k <= c; k++) {
                    double miss = (1 - HypergeometricBound.detection(a, i, drawn[0]))
                            * (1 - HypergeometricBound.detection(b, j, drawn[1]))
                            * (1 - HypergeometricBound.detection(c, k, drawn[2]));
                    if (miss > 0.07 + 1e-12) {
                        best = Math.max(best, i + j + k);
                    }
                }
            }
        }
        assertThat(StratifiedZeroBound.upper(sizes, drawn, 0.07)).isEqualTo(best);
    }

    @Test
    void refusesAnImpossibleDesign() {
        assertThatThrownBy(() -> StratifiedZeroBound.upper(new int[] {3}, new int[] {4}, 0.05))
                .hasMessageContaining("4 drawn of 3");
        assertThatThrownBy(() -> StratifiedZeroBound.upper(new int[] {3}, new int[] {}, 0.05))
                .hasMessageContaining("1 strata, 0 sample sizes");
    }
}
