package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class HistogramLaws {

    @Property
    void saysWhatTheSortedListSays(@ForAll @NotEmpty List<@IntRange(min = -50, max = 300) Integer> values) {
        Histogram h = of(values);
        List<Integer> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        assertThat(h.total()).isEqualTo(n);
        assertThat(h.mean())
                .isCloseTo(sorted.stream().mapToInt(i -> i).average().orElseThrow(), within(1e-9));
        for (double p : new double[] {0, 0.025, 0.5, 0.975, 1}) {
            int rank = (int) Math.max(1, Math.ceil(p * n));
            assertThat(h.quantile(p)).isEqualTo(sorted.get(rank - 1));
        }
        int x = sorted.get(n / 2);
        double less = sorted.stream().filter(v -> v < x).count();
        double same = sorted.stream().filter(v -> v == x).count();
        double lower = less + same / 2;
        assertThat(h.midTail(x))
                .isCloseTo(Math.min(1, Math.max(1.0 / (n + 1), 2 * Math.min(lower, n - lower) / n)), within(1e-12));
    }

    @Property
    void mergingIsAddingAll(
            @ForAll @Size(max = 20) List<@IntRange(min = -9, max = 40) Integer> a,
            @ForAll @Size(max = 20) List<@IntRange(min = -90, max = 4) Integer> b) {
        Histogram merged = of(a);
        merged.merge(of(b));
        for (int v = -100; v <= 50; v++) {
            int x = v;
            long expected = a.stream().filter(i -> i == x).count()
                    + b.stream().filter(i -> i == x).count();
            assertThat(merged.count(v)).isEqualTo(expected);
        }
    }

    @Property
    void countsFromZeroHoldEveryNumber(@ForAll List<@IntRange(max = 60) Integer> values) {
        assertThat(of(values).fromZero().stream().mapToLong(i -> i).sum()).isEqualTo(values.size());
    }

    private static Histogram of(List<Integer> values) {
        Histogram h = new Histogram();
        values.forEach(h::add);
        return h;
    }
}
