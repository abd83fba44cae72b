package org.recount.evidence;

import java.util.PriorityQueue;

/**
 * What a stratified random sample says in which no bad station was found: the largest total number of bad stations,
 * placed where the design looks least.
 *
 * <p>With D<sub>h</sub> bad stations among the N<sub>h</sub> of stratum h, of which n<sub>h</sub> are drawn at random, the
 * chance to see none is the product over the strata of C(N<sub>h</sub>-D<sub>h</sub>, n<sub>h</sub>) / C(N<sub>h</sub>,
 * n<sub>h</sub>). The bound is the largest sum of D<sub>h</sub> for which this chance is above alpha. One more bad station in
 * stratum h costs -ln((N<sub>h</sub>-D<sub>h</sub>-n<sub>h</sub>) / (N<sub>h</sub>-D<sub>h</sub>)), which grows with
 * D<sub>h</sub>; so taking the cheapest each time is exact (a greedy choice over convex costs).
 *
 * <p>Source: project methods, section 3.4; the greedy argument is that of Fox 1966 (Oper. Res. 14:210).
 */
public final class StratifiedZeroBound {
    private StratifiedZeroBound() {}

    /**
     * Returns the largest number of bad stations that such a sample does not rule out.
     *
     * @param sizes stations by stratum
     * @param drawn stations drawn at random, by stratum
     * @param alpha one minus the confidence, inside 0 to 1
     */
    public static long upper(int[] sizes, int[] drawn, double alpha) {
        if (sizes.length != drawn.length || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    sizes.length + " strata, " + drawn.length + " sample sizes, risk " + alpha);
        }
        long total = 0;
        PriorityQueue<Stratum> queue = new PriorityQueue<>();
        for (int h = 0; h < sizes.length; h++) {
            if (drawn[h] < 0 || drawn[h] > sizes[h]) {
                throw new IllegalArgumentException(drawn[h] + " drawn of " + sizes[h] + " stations");
            }
            if (drawn[h] == 0) {
                total = Math.addExact(total, sizes[h]);
            } else if (drawn[h] < sizes[h]) {
                queue.add(Stratum.of(sizes[h], drawn[h], h));
            }
        }
        double left = -StrictMath.log(alpha);
        while (!queue.isEmpty()) {
            Stratum next = queue.remove();
            // Strictly above alpha, with room for rounding of a sum of a few dozen terms.
            if (next.cost >= left - 1e-13) {
                break;
            }
            left -= next.cost;
            total++;
            if (next.size - 1 > next.drawn) {
                queue.add(Stratum.of(next.size - 1, next.drawn, next.index));
            }
        }
        return total;
    }

    /** A stratum with the stations not yet bad, and what one more would cost. */
    private record Stratum(int size, int drawn, int index, double cost) implements Comparable<Stratum> {
        static Stratum of(int size, int drawn, int index) {
            return new Stratum(size, drawn, index, -StrictMath.log((double) (size - drawn) / size));
        }

        @Override
        public int compareTo(Stratum other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(index, other.index);
        }
    }
}
