package org.recount.sampling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** What every draw keeps, whatever the method. */
class DrawMethodLaws {
    private static final String DICE = "31415926535897932384";

    @Property(tries = 200)
    void aLongerDrawExtendsTheShorter(
            @ForAll DrawMethod method, @ForAll @IntRange(min = 1, max = 60) int population, @ForAll boolean replace) {
        List<Integer> all = method.draw(DICE, population, population, replace);
        for (int size = 0; size <= population; size++) {
            assertThat(method.draw(DICE, population, size, replace)).isEqualTo(all.subList(0, size));
        }
    }

    @Property(tries = 200)
    void withoutReplacementEachStandsOnce(
            @ForAll DrawMethod method, @ForAll @IntRange(min = 1, max = 80) int population) {
        List<Integer> all = method.draw(DICE, population, population, false);
        assertThat(new HashSet<>(all))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, population).boxed().toList());
    }

    @Property(tries = 100)
    void ticketsOfASubsetKeepTheirOrder(@ForAll @IntRange(min = 2, max = 40) int population) {
        List<String> all = IntStream.range(0, population).mapToObj(i -> "s" + i).toList();
        List<String> some = IntStream.range(0, population)
                .filter(i -> i % 3 != 0)
                .mapToObj(i -> "s" + i)
                .toList();
        List<String> filtered = DrawMethod.TICKET.draw(DICE, all, population, false).stream()
                .map(all::get)
                .filter(some::contains)
                .toList();
        List<String> alone = DrawMethod.TICKET.draw(DICE, some, some.size(), false).stream()
                .map(some::get)
                .toList();
        assertThat(alone).isEqualTo(filtered);
    }

    /** Budget: one fixed seed for each of four methods, limit p > 1e-4: a false alarm could happen in 4e-4 of seeds. */
    @Test
    void firstPicksAreUniform() {
        for (DrawMethod method : DrawMethod.values()) {
            long[] counts = new long[20];
            for (int seed = 0; seed < 4000; seed++) {
                String dice = String.format(java.util.Locale.ROOT, "%020d", seed);
                counts[method.draw(dice, 20, 1, true).get(0) - 1]++;
            }
            double[] expected = new double[20];
            java.util.Arrays.fill(expected, 200);
            assertThat(new ChiSquareTest().chiSquareTest(expected, counts))
                    .as(method.id())
                    .isGreaterThan(1e-4);
        }
    }
}
