package org.recount.sampling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** What a draw by strata or in proportion to size keeps. */
class PublicDrawLaws {
    private static final String DICE = "31415926535897932384";

    private static List<Stratum> strata(List<Integer> sizes) {
        List<Stratum> strata = new ArrayList<>();
        for (int h = 0; h < sizes.size(); h++) {
            int stratum = h;
            strata.add(new Stratum(
                    "h" + h,
                    DrawList.of(IntStream.range(0, sizes.get(h))
                            .mapToObj(i -> "s" + stratum + "-" + i)
                            .toList())));
        }
        return strata;
    }

    private static List<String> ids(PublicDraw draw, int size) {
        return draw.draw(size).picks().stream()
                .map(p -> draw.strata().get(p.stratum()).list().id(p.step().position()))
                .toList();
    }

    @Property(tries = 100)
    void aLongerDrawExtendsTheShorter(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 8) Integer> sizes,
            @ForAll Turns turns,
            @ForAll boolean replace,
            @ForAll boolean ticket) {
        PublicDraw draw =
                new PublicDraw(ticket ? DrawMethod.TICKET : DrawMethod.SHA256, DICE, strata(sizes), turns, replace);
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        List<String> whole = ids(draw, all);
        for (int size = 0; size <= all; size++) {
            assertThat(ids(draw, size)).isEqualTo(whole.subList(0, size));
        }
        if (!replace) {
            assertThat(new HashSet<>(whole)).hasSize(all);
        }
    }

    /** Every stratum gets its proportion up to less than one, rounded (Sainte-Lagu&euml; stays near quota here). */
    @Property(tries = 200)
    void proportionalTurnsAreThoseOfTheDivisors(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 30) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 40) int n) {
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        List<Integer> turns = Turns.PROPORTIONAL.of(strata(sizes), Math.min(n, all), false);
        // The slow twin: look for the greatest quotient each time.
        int[] given = new int[sizes.size()];
        for (int turn : turns) {
            int best = 0;
            for (int h = 1; h < given.length; h++) {
                if (sizes.get(h) * (2 * given[best] + 1) > sizes.get(best) * (2 * given[h] + 1)) {
                    best = h;
                }
            }
            assertThat(turn).isEqualTo(best);
            given[best]++;
        }
        assertThat(IntStream.range(0, given.length).allMatch(h -> given[h] <= sizes.get(h)))
                .isTrue();
    }

    @Test
    void equalTurnsGoRoundAndPassWhoHasNoMore() {
        assertThat(Turns.EQUAL.of(strata(List.of(1, 3, 2)), 6, false)).containsExactly(0, 1, 2, 1, 2, 1);
    }

    @Test
    void strataHaveSeedsOfTheirOwnButTickets() {
        PublicDraw rivest = new PublicDraw(DrawMethod.RIVEST, DICE, strata(List.of(50, 50)), Turns.EQUAL, false);
        assertThat(rivest.draw(2).picks().get(1).step().input()).isEqualTo(DICE + ",h1,1");
        PublicDraw ticket = new PublicDraw(DrawMethod.TICKET, DICE, strata(List.of(50, 50)), Turns.EQUAL, false);
        assertThat(ticket.seedOf(1)).isEqualTo(DICE);
    }

    /** Budget: two fixed experiments, limit p > 1e-4 each: a false alarm could happen in 2e-4 of seeds. */
    @Test
    void chancesAreInProportionToSize() {
        DrawList list = DrawList.numbers(4).withUnits(new long[] {1, 0, 2, 5});
        long[] with = new long[3];
        long[] second = new long[3];
        Map<Integer, Integer> place = new HashMap<>(Map.of(0, 0, 2, 1, 3, 2));
        for (int seed = 0; seed < 4000; seed++) {
            PublicDraw draw = PublicDraw.simple(DrawMethod.RIVEST, "p" + seed, list, false);
            List<PublicDraw.Pick> picks = draw.draw(2).picks();
            with[place.getOrDefault(picks.get(0).step().position(), -1)]++;
            second[place.getOrDefault(picks.get(1).step().position(), -1)]++;
        }
        assertThat(new ChiSquareTest().chiSquareTest(new double[] {500, 1000, 2500}, with))
                .isGreaterThan(1e-4);
        // Second of two without replacement: the sum over firsts of p_first * p_second / (1 - p_first).
        double a = 1 / 8.0;
        double b = 2 / 8.0;
        double c = 5 / 8.0;
        assertThat(new ChiSquareTest()
                        .chiSquareTest(
                                new double[] {
                                    4000 * (b * a / (1 - b) + c * a / (1 - c)),
                                    4000 * (a * b / (1 - a) + c * b / (1 - c)),
                                    4000 * (a * c / (1 - a) + b * c / (1 - b))
                                },
                                second))
                .isGreaterThan(1e-4);
    }
}
