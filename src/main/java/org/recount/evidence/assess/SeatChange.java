package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.recount.seats.Allocation;

/**
 * A seat that moved.
 *
 * @param out index of the choice that lost it; empty where it had been for a lot to decide
 * @param in index of the choice that won it; empty where a lot has to decide now
 */
public record SeatChange(OptionalInt out, OptionalInt in) {

    /**
     * Returns the seats that moved between two allocations of a contest. Who lost and who won stand beside each other in the
     * order of the choices; with several changes no more is meant by it.
     *
     * @param before the seats before
     * @param after the seats after
     * @param choices number of choices
     */
    static List<SeatChange> between(Allocation before, Allocation after, int choices) {
        int[] had = before.certainSeats(choices);
        int[] has = after.certainSeats(choices);
        List<Integer> out = new ArrayList<>();
        List<Integer> in = new ArrayList<>();
        for (int c = 0; c < choices; c++) {
            for (int i = has[c]; i < had[c]; i++) {
                out.add(c);
            }
            for (int i = had[c]; i < has[c]; i++) {
                in.add(c);
            }
        }
        List<SeatChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(out.size(), in.size()); i++) {
            changes.add(new SeatChange(at(out, i), at(in, i)));
        }
        return changes;
    }

    private static OptionalInt at(List<Integer> list, int i) {
        return i < list.size() ? OptionalInt.of(list.get(i)) : OptionalInt.empty();
    }
}
