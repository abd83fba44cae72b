package org.recount.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void manyTextsKeepTheirNumbers() {
        Ids ids = new Ids();
        for (int i = 0; i < 20_000; i++) {
            assertThat(ids.of("station-" + i)).isEqualTo(i);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(ids.find(new StringBuilder("station-").append(i))).isEqualTo(i);
            assertThat(ids.text(i)).isEqualTo("station-" + i);
        }
        assertThat(ids.find("nowhere")).isEqualTo(-1);
        assertThat(ids.size()).isEqualTo(20_000);
    }

    /** The slow twin is a map. */
    @Property(tries = 200)
    void pairsAreAMap(@ForAll List<@IntRange(max = 50) Integer> figures) {
        PairIndex index = new PairIndex();
        Map<List<Integer>, Integer> twin = new HashMap<>();
        for (int i = 0; i + 1 < figures.size(); i++) {
            int a = figures.get(i);
            int b = figures.get(i + 1);
            Integer before = twin.putIfAbsent(List.of(a, b), i);
            assertThat(index.putIfAbsent(a, b, i)).isEqualTo(before == null ? -1 : before);
        }
        twin.forEach(
                (pair, value) -> assertThat(index.get(pair.get(0), pair.get(1))).isEqualTo(value));
        assertThat(index.get(99, 99)).isEqualTo(-1);
    }
}
