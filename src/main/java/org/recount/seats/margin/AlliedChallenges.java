package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;

/**
 * What could change an allocation in two levels: seats shared among units (groups of allied lists, or lists of candidates),
 * then divided inside each.
 *
 * <p>A challenge between units moves a seat from one unit to another, whatever happens inside. With the units' seats as
 * they are, a challenge inside a unit moves a seat between its members. If neither succeeds nothing changes; so the two
 * sets together are complete, and each challenge is as certain as it is on its own level.
 */
public final class AlliedChallenges {
    private AlliedChallenges() {}

    /** The level of the units. */
    public interface Between {
        /** Returns the challenges between units that hold so many seats. */
        Challenges challenges(int[] held);
    }

    /** The division inside a unit. */
    public interface Inside {
        /** Returns the division of so many seats, at least 1, among the members of a unit, by choice of the contest. */
        Allocation divide(int unit, int seats);
    }

    /** The challenges inside a unit. */
    public interface Within {
        /** Returns the challenges among the members of a unit, by their position in it, that hold so many seats. */
        Challenges challenges(int unit, int[] held);
    }

    /**
     * Returns the challenges to an allocation in two levels.
     *
     * @param units the members of each unit, as choices of the contest
     * @param seats seats reported, by choice
     * @param between the level of the units
     * @param inside the division inside a unit
     * @param within what could change it
     * @param kind what a line inside a unit is called
     */
    public static Challenges of(
            List<List<Integer>> units,
            int[] seats,
            Between between,
            Inside inside,
            Within within,
            SeatMargin.Kind kind) {
        int[] held = new int[units.size()];
        int[] loses = new int[units.size()];
        int[] gains = new int[units.size()];
        int[] unitOf = new int[seats.length + 1];
        Arrays.fill(unitOf, -1);
        unitOf[seats.length] = units.size();
        for (int u = 0; u < held.length; u++) {
            List<Integer> members = units.get(u);
            for (int m : members) {
                held[u] += seats[m];
                unitOf[m] = u;
            }
            loses[u] = members.get(0);
            gains[u] = members.get(0);
            if (members.size() > 1) {
                gains[u] = atTheEdge(inside, u, held[u], seats.length, 1, members);
                loses[u] = held[u] > 0 ? atTheEdge(inside, u, held[u], seats.length, -1, members) : gains[u];
            }
        }
        Challenges outer = between.challenges(held);
        List<Challenge> all = new ArrayList<>(outer.spread(unitOf, loses, gains).all());
        boolean complete = outer.complete();
        for (int u = 0; u < held.length; u++) {
            List<Integer> members = units.get(u);
            if (members.size() > 1 && held[u] > 0) {
                int[] theirs = members.stream().mapToInt(m -> seats[m]).toArray();
                Challenges inner = within.challenges(u, theirs);
                int[] position = positions(members, seats.length);
                int[] choice = members.stream().mapToInt(Integer::intValue).toArray();
                inner.spread(position, choice, choice).all().stream()
                        .map(c -> named(c, kind))
                        .forEach(all::add);
                complete &= inner.complete();
            }
        }
        return new Challenges(all, complete, false);
    }

    private static Challenge named(Challenge c, SeatMargin.Kind kind) {
        return c.kind() == SeatMargin.Kind.BETWEEN_CHOICES ? c.as(kind, true) : c;
    }

    private static int[] positions(List<Integer> members, int choices) {
        int[] position = new int[choices + 1];
        Arrays.fill(position, -1);
        for (int i = 0; i < members.size(); i++) {
            position[members.get(i)] = i;
        }
        return position;
    }

    /** Who would gain the unit's next seat, or lose its last: the first member whose seats differ. */
    private static int atTheEdge(Inside inside, int unit, int seats, int choices, int step, List<Integer> members) {
        int[] now = seats == 0 ? new int[choices] : inside.divide(unit, seats).certainSeats(choices);
        int[] then = seats + step == 0
                ? new int[choices]
                : inside.divide(unit, seats + step).certainSeats(choices);
        for (int m : members) {
            if (step * (then[m] - now[m]) > 0) {
                return m;
            }
        }
        return members.get(0);
    }
}
