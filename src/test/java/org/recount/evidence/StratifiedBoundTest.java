package org.recount.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StratifiedBoundTest {

    /** The slow twin: the exact P(K <= k), by convolution, at its largest over every placement of the bad stations. */
    private static double largest(int[] sizes, int[] drawn, int bad, int found) {
        return place(sizes, drawn, new int[sizes.length], 0, bad, found);
    }

    private static double place(int[] sizes, int[] drawn, int[] placed, int h, int left, int found) {
        if (h == sizes.length) {
            return left == 0 ? atMost(sizes, drawn, placed, found) : 0;
        }
        double best = 0;
        for (int here = 0; here <= Math.min(left, sizes[h]); here++) {
            placed[h] = here;
            best = Math.max(best, place(sizes, drawn, placed, h + 1, left - here, found));
        }
        return best;
    }

    private static double atMost(int[] sizes, int[] drawn, int[] placed, int found) {
        double[] chance = {1};
        for (int h = 0; h < sizes.length; h++) {
            double[] next = new double[chance.length + drawn[h]];
            for (int x = 0; x <= drawn[h]; x++) {
                double p = HypergeometricBound.probabilityAtMost(sizes[h], placed[h], drawn[h], x)
                        - HypergeometricBound.probabilityAtMost(sizes[h], placed[h], drawn[h], x - 1);
                for (int i = 0; i < chance.length; i++) {
                    next[i + x] += chance[i] * p;
                }
            }
            chance = next;
        }
        return Arrays.stream(chance).limit(found + 1L).sum();
    }

    @Property(tries = 400)
    void neverBelowEveryPlacement(
            @ForAll @IntRange(min = 1, max = 7) int a,
            @ForAll @IntRange(min = 1, max = 7) int b,
            @ForAll @IntRange(min = 1, max = 7) int c,
            @ForAll @IntRange(max = 7) int x,
            @ForAll @IntRange(max = 7) int y,
            @ForAll @IntRange(max = 7) int z,
            @ForAll @IntRange(max = 21) int badSeed,
            @ForAll @IntRange(max = 21) int foundSeed) {
        int[] sizes = {a, b, c};
        int[] drawn = {x % (a + 1), y % (b + 1), z % (c + 1)};
        int sample = drawn[0] + drawn[1] + drawn[2];
        int bad = badSeed % (a + b + c + 1);
        int found = foundSeed % (sample + 1);
        StratifiedBound bound = StratifiedBound.of(sizes, drawn);
        double exact = largest(sizes, drawn, bad, found);
        assertThat(bound.pValue(bad, found)).isGreaterThanOrEqualTo(exact - 1e-12);
        if (bound.isExact(found)) {
            assertThat(bound.pValue(bad, found)).isCloseTo(exact, within(1e-12));
        }
    }

    /** The bound is where the p-value crosses the risk: nothing below it is ruled out, everything above it is. */
    @Property(tries = 300)
    void theBoundInvertsThePValue(
            @ForAll @IntRange(min = 1, max = 12) int a,
            @ForAll @IntRange(min = 1, max = 12) int b,
            @ForAll @IntRange(max = 12) int x,
            @ForAll @IntRange(max = 12) int y,
            @ForAll @IntRange(max = 24) int foundSeed) {
        StratifiedBound bound = StratifiedBound.of(new int[] {a, b}, new int[] {x % (a + 1), y % (b + 1)});
        long found = foundSeed % (bound.sample() + 1);
        long upper = bound.upper(found, 0.1);
        assertThat(bound.pValue(upper, found)).isGreaterThan(0.1 - 1e-12);
        assertThat(bound.pValue(upper + 1, found)).isLessThanOrEqualTo(0.1 + 1e-12);
    }

    /** With finds the bound must not cost much: one draw in each of 200 centres of 5, two finds. */
    @Test
    void hoeffdingIsNearTheTruthWhereBadStationsAreRare() {
        int[] sizes = new int[200];
        int[] drawn = new int[200];
        Arrays.fill(sizes, 5);
        Arrays.fill(drawn, 1);
        StratifiedBound bound = StratifiedBound.of(sizes, drawn);
        // One bad station in each of 30 centres: K is binomial, P(Bin(30, 1/5) <= 2) = 0.0442.
        double spread = 0;
        for (int k = 0; k <= 2; k++) {
            spread += choose(30, k) * Math.pow(0.2, k) * Math.pow(0.8, 30 - k);
        }
        assertThat(bound.pValue(30, 2)).isBetween(spread, spread * 1.5);
        assertThat(bound.upper(2, 0.05)).isBetween(29L, 32L);
        assertThat(bound.upper(0, 0.05)).isEqualTo(13);
    }

    private static double choose(int n, int k) {
        double c = 1;
        for (int i = 0; i < k; i++) {
            c = c * (n - i) / (i + 1);
        }
        return c;
    }

    @Test
    void moreFindsNeverHelp() {
        StratifiedBound bound = StratifiedBound.of(new int[] {40, 60}, new int[] {10, 6});
        for (int k = 1; k <= 10; k++) {
            assertThat(bound.upper(k, 0.05)).isGreaterThanOrEqualTo(bound.upper(k - 1, 0.05));
        }
    }

    @Test
    void refusesWhatIsNoDesign() {
        assertThatThrownBy(() -> StratifiedBound.of(new int[] {3}, new int[] {4}))
                .hasMessageContaining("4 drawn of 3");
        assertThatThrownBy(() -> StratifiedBound.of(new int[0], new int[0])).hasMessageContaining("0 strata");
        assertThatThrownBy(() -> StratifiedBound.simple(5, 2).upper(3, 0.05)).hasMessageContaining("sample of 2");
        assertThatThrownBy(() -> StratifiedBound.simple(5, 2).upper(1, 1)).hasMessageContaining("1.0");
    }
}
