package org.recount.input.table;

import java.util.Arrays;

/** A map from pairs of numbers of at least 0 to numbers of at least 0, without boxes. */
public final class PairIndex {
    private static final long FREE = -1;

    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    /** Makes an empty map. */
    public PairIndex() {
        Arrays.fill(keys, FREE);
    }

    /** Returns the value of a pair, or -1. */
    public int get(int a, int b) {
        int slot = slot(keys, key(a, b));
        return keys[slot] == FREE ? -1 : values[slot];
    }

    /** Sets the value of a pair that has none yet; returns the value that it had otherwise, or -1. */
    public int putIfAbsent(int a, int b, int value) {
        long key = key(a, b);
        int slot = slot(keys, key);
        if (keys[slot] != FREE) {
            return values[slot];
        }
        keys[slot] = key;
        values[slot] = value;
        size++;
        if (2 * size > keys.length) {
            grow();
        }
        return -1;
    }

    private void grow() {
        long[] more = new long[2 * keys.length];
        int[] moreValues = new int[2 * keys.length];
        Arrays.fill(more, FREE);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int slot = slot(more, keys[i]);
                more[slot] = keys[i];
                moreValues[slot] = values[i];
            }
        }
        keys = more;
        values = moreValues;
    }

    private static long key(int a, int b) {
        return ((long) a << 32) | b;
    }

    private static int slot(long[] table, long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        int mask = table.length - 1;
        int slot = (int) (h >>> 32) & mask;
        while (table[slot] != FREE && table[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
