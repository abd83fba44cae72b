package org.recount.sampling.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawListTest {

    @Property(tries = 300)
    void theHolderOfAUnitIsWhoeverTheUnitsGiveItTo(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 5) Long> units) {
        if (units.stream().allMatch(u -> u == 0)) {
            return;
        }
        List<Integer> spelt = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            for (long u = 0; u < units.get(i); u++) {
                spelt.add(i);
            }
        }
        DrawList list = DrawList.numbers(units.size())
                .withUnits(units.stream().mapToLong(Long::longValue).toArray());
        assertThat(list.units()).isEqualTo(spelt.size());
        for (int unit = 1; unit <= spelt.size(); unit++) {
            assertThat(list.holder(unit)).isEqualTo(spelt.get(unit - 1));
        }
        assertThat(list.drawable())
                .isEqualTo((int) units.stream().filter(u -> u > 0).count());
    }

    @Test
    void whatCannotBeAListIsRefused() {
        assertThatThrownBy(() -> DrawList.of(List.of())).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> DrawList.of(List.of("a", "a"))).hasMessageContaining("\"a\" stands twice");
        assertThatThrownBy(() -> DrawList.numbers(0)).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> DrawList.numbers(2).withUnits(new long[] {0, 0}))
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> DrawList.numbers(2).withUnits(new long[] {3, -1}))
                .hasMessageContaining("\"2\" has the size -1");
    }

    /** Against the whole list of hashes, without the shortcut that keeps the smallest tickets only. */
    @Property(tries = 60)
    void fewTicketsAreTheFirstOfAll(
            @ForAll @IntRange(min = 1, max = 25) int objects,
            @ForAll @IntRange(min = 0, max = 30) int size,
            @ForAll boolean replace) {
        if (!replace && size > objects) {
            return;
        }
        List<Tickets.Ticket> all = new ArrayList<>();
        DrawList list = DrawList.numbers(objects);
        String seed = "7" + objects;
        for (int i = 0; i < objects; i++) {
            String ticket = Tickets.first(list.id(i), seed);
            for (int generation = 1; generation <= (replace ? size + 1 : 1); generation++) {
                all.add(new Tickets.Ticket(ticket, i, generation, ""));
                ticket = Tickets.next(ticket);
            }
        }
        all.sort(java.util.Comparator.comparing(Tickets.Ticket::number));
        assertThat(Tickets.draw(seed, list, size, replace).stream()
                        .map(t -> t.number() + " " + t.position() + " " + t.generation())
                        .toList())
                .isEqualTo(all.subList(0, size).stream()
                        .map(t -> t.number() + " " + t.position() + " " + t.generation())
                        .toList());
    }
}
