package org.recount.sampling.draw;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The list that is drawn from, in its published order: numbers or named objects, each with one unit or with a whole number
 * of units of its own. A draw picks a unit; an object with more units is drawn so much more often.
 *
 * <p>With units the draw is that of "cumulative totals" (Hansen and Hurwitz 1943, Ann. Math. Statist. 14:333): the units
 * of all objects are numbered through, as if each ballot had a number, and the object that holds the unit is taken.
 * Immutable.
 */
public final class DrawList {
    private final int size;
    private final IntFunction<String> id;
    /** Units up to and with an object; null where each has one. */
    private final long @org.jspecify.annotations.Nullable [] upTo;

    private DrawList(int size, IntFunction<String> id, long @org.jspecify.annotations.Nullable [] upTo) {
        this.size = size;
        this.id = id;
        this.upTo = upTo;
    }

    /**
     * Returns the numbers from 1.
     *
     * @param population how many, at least 1
     */
    public static DrawList numbers(int population) {
        if (population < 1) {
            throw new IllegalArgumentException("The population is " + population
                    + "; there is nothing to draw from. Maybe give the number of stations or ballots.");
        }
        return new DrawList(population, i -> Integer.toString(i + 1), null);
    }

    /**
     * Returns named objects.
     *
     * @param ids the objects in their published order, at least one, each once
     */
    public static DrawList of(List<String> ids) {
        List<String> copy = List.copyOf(ids);
        Set<String> distinct = new HashSet<>();
        for (String one : copy) {
            if (!distinct.add(one)) {
                throw new IllegalArgumentException(
                        "\"" + one + "\" stands twice in the list to draw from. Maybe join the two rows.");
            }
        }
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to draw from. Maybe the list is empty.");
        }
        return new DrawList(copy.size(), copy::get, null);
    }

    /**
     * Returns the same objects with units of their own.
     *
     * @param units units of each object, at least 0; one with 0 is never drawn. Their sum is at least 1
     */
    public DrawList withUnits(long[] units) {
        if (units.length != size) {
            throw new IllegalArgumentException(units.length + " sizes for " + size + " objects");
        }
        long[] sums = new long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (units[i] < 0) {
                throw new IllegalArgumentException("\"" + id(i) + "\" has the size " + units[i]
                        + ". Maybe a figure is missing; a size is at least 0.");
            }
            sum = Math.addExact(sum, units[i]);
            sums[i] = sum;
        }
        if (sum < 1) {
            throw new IllegalArgumentException("All sizes are 0; nothing can be drawn in proportion to them."
                    + " Maybe draw each with the same chance.");
        }
        return new DrawList(size, id, sums);
    }

    /** Returns the number of objects. */
    public int size() {
        return size;
    }

    /** Returns the name of an object; its number where it has no name. */
    public String id(int position) {
        return id.apply(position);
    }

    /** Returns whether objects have units of their own. */
    public boolean weighted() {
        return upTo != null;
    }

    /** Returns the number of units of all objects. */
    public long units() {
        return upTo == null ? size : upTo[size - 1];
    }

    /** Returns the last unit of an object, counted from 1; its first is one more than the last of the one before. */
    public long lastUnit(int position) {
        return upTo == null ? position + 1L : upTo[position];
    }

    /** Returns the units of an object. */
    public long unitsOf(int position) {
        return lastUnit(position) - (position == 0 ? 0 : lastUnit(position - 1));
    }

    /** Returns how many objects can be drawn at all: those with at least one unit. */
    public int drawable() {
        int n = 0;
        for (int i = 0; i < size && upTo != null; i++) {
            n += unitsOf(i) > 0 ? 1 : 0;
        }
        return upTo == null ? size : n;
    }

    /**
     * Returns the object that holds a unit.
     *
     * @param unit from 1 to {@link #units()}
     */
    int holder(long unit) {
        if (upTo == null) {
            return (int) (unit - 1);
        }
        int found = Arrays.binarySearch(upTo, unit);
        if (found < 0) {
            return -found - 1;
        }
        // Objects without units repeat a sum; the first of them is the one that reached it.
        while (found > 0 && upTo[found - 1] == unit) {
            found--;
        }
        return found;
    }
}
