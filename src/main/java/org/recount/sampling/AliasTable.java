package org.recount.sampling;

/**
 * Draws an index in proportion to whole-number weights, in constant time: the alias method, with thresholds as 64-bit
 * fractions, exact up to 2<sup>-64</sup>. Immutable and thread-safe.
 *
 * <p>Sources: Walker 1977 (ACM Trans. Math. Softw. 3:253); construction in linear time by Vose 1991 (IEEE Trans. Softw. Eng.
 * 17:972).
 */
public final class AliasTable {
    private final long[] threshold;
    private final int[] alias;

    /**
     * Makes the table.
     *
     * @param weights weights, each at least 0, their sum from 1 to 2<sup>31</sup> - 1
     */
    public AliasTable(long[] weights) {
        int n = weights.length;
        long total = 0;
        for (long w : weights) {
            if (w < 0) {
                throw new IllegalArgumentException("A negative weight: " + w);
            }
            total = Math.addExact(total, w);
        }
        if (total < 1 || total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The weights sum to " + total);
        }
        threshold = new long[n];
        alias = new int[n];
        // Each bucket holds "total" of the n * total in all.
        long[] left = new long[n];
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            left[i] = weights[i] * n;
            if (left[i] < total) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0) {
            int s = small[--smalls];
            int l = large[larges - 1];
            threshold[s] = fraction(left[s], total);
            alias[s] = l;
            left[l] -= total - left[s];
            if (left[l] < total) {
                larges--;
                small[smalls++] = l;
            }
        }
        while (larges > 0) {
            int l = large[--larges];
            threshold[l] = -1;
            alias[l] = l;
        }
    }

    /** Returns a / b for a &lt; b &lt; 2<sup>31</sup> as an unsigned 64-bit fraction. */
    private static long fraction(long a, long b) {
        long high = (a << 32) / b;
        long rest = (a << 32) % b;
        return (high << 32) | ((rest << 32) / b);
    }

    /** Returns an index drawn in proportion to the weights. */
    public int draw(RandomStream random) {
        long u = random.nextLong();
        int bucket = (int) RandomStream.multiplyHighUnsigned(u, alias.length);
        long place = u * alias.length;
        return Long.compareUnsigned(place, threshold[bucket]) < 0 ? bucket : alias[bucket];
    }
}
