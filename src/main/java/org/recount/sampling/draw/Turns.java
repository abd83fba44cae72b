package org.recount.sampling.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Whose turn it is: the stratum of each pick. The order has no end but that of the strata, so a longer draw begins with the
 * shorter one.
 */
public enum Turns {
    /** One from each stratum, then a second from each, and so on. */
    EQUAL {
        @Override
        Comparator<Place> order() {
            return Comparator.comparingInt(Place::given).thenComparing(Place::stratum);
        }
    },
    /**
     * In proportion to the size of the strata: the next pick is for the stratum with the greatest {@code N_h / (2 n_h +
     * 1)}, where {@code n_h} are drawn already (Sainte-Lagu&euml;'s divisors; a tie goes to the stratum that stands first).
     * A quota method would be nearer to the proportion for one size, but a larger sample need not contain the smaller
     * (Balinski and Young 1982: the Alabama paradox).
     */
    PROPORTIONAL {
        @Override
        Comparator<Place> order() {
            Comparator<Place> least = (a, b) -> Long.compare(
                    Math.multiplyExact(a.size(), 2L * b.given() + 1), Math.multiplyExact(b.size(), 2L * a.given() + 1));
            return least.reversed().thenComparing(Place::stratum);
        }
    };

    /** A stratum with what it has been given. */
    record Place(int stratum, long size, int most, int given) {}

    abstract Comparator<Place> order();

    /** Returns the name used on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the stratum of each pick.
     *
     * @param strata the strata
     * @param size number of picks
     * @param replace whether a stratum can give more picks than it has objects
     * @throws IllegalArgumentException if the strata cannot give so many
     */
    public List<Integer> of(List<Stratum> strata, int size, boolean replace) {
        PriorityQueue<Place> queue = new PriorityQueue<>(order());
        IntStream.range(0, strata.size())
                .mapToObj(h -> new Place(
                        h,
                        strata.get(h).list().units(),
                        replace ? Integer.MAX_VALUE : strata.get(h).list().drawable(),
                        0))
                .forEach(queue::add);
        List<Integer> turns = new ArrayList<>(size);
        while (turns.size() < size) {
            if (queue.isEmpty()) {
                throw new IllegalArgumentException("Cannot draw " + size + " different objects from " + turns.size()
                        + ". Maybe draw with replacement, or fewer.");
            }
            Place next = queue.remove();
            turns.add(next.stratum());
            if (next.given() + 1 < next.most()) {
                queue.add(new Place(next.stratum(), next.size(), next.most(), next.given() + 1));
            }
        }
        return turns;
    }
}
