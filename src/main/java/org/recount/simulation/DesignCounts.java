package org.recount.simulation;

import java.util.Arrays;

/**
 * What the designs found and made wrong in the contests of one trial, for the few contests in which there was anything: by
 * entry, and in each by {@code design * points + point}. Reused from trial to trial; not thread-safe.
 */
final class DesignCounts {
    private final int cells;
    private int size;
    private int[] contest = new int[4];
    private int[] wrong = new int[4];
    private long[][] found = new long[4][];
    private long[][] made = new long[4][];

    DesignCounts(int cells) {
        this.cells = cells;
    }

    void clear() {
        size = 0;
    }

    /**
     * Adds a contest.
     *
     * @param wrongSeats its wrong seats
     * @param foundHere those found, by design and point
     * @param madeHere right seats made wrong, likewise; only where the trial is looked at
     */
    void add(int index, int wrongSeats, long[] foundHere, long[] madeHere) {
        if (size == contest.length) {
            contest = Arrays.copyOf(contest, 2 * size);
            wrong = Arrays.copyOf(wrong, 2 * size);
            found = Arrays.copyOf(found, 2 * size);
            made = Arrays.copyOf(made, 2 * size);
        }
        if (found[size] == null) {
            found[size] = new long[cells];
            made[size] = new long[cells];
        }
        contest[size] = index;
        wrong[size] = wrongSeats;
        System.arraycopy(foundHere, 0, found[size], 0, cells);
        System.arraycopy(madeHere, 0, made[size], 0, cells);
        size++;
    }

    /** Returns how many contests there are. */
    int size() {
        return size;
    }

    /** Returns the index of an entry's contest. */
    int contest(int entry) {
        return contest[entry];
    }

    /** Returns the wrong seats of an entry's contest. */
    int wrong(int entry) {
        return wrong[entry];
    }

    /** Returns the wrong seats found, by design and point. */
    long[] found(int entry) {
        return found[entry];
    }

    /** Returns the right seats made wrong, by design and point. */
    long[] made(int entry) {
        return made[entry];
    }
}
