package org.recount.dispute;

import java.util.Arrays;

/**
 * The complaints of one trial, on flat arrays, and where each contest's begin. Not thread-safe.
 *
 * <p>Complaints are added contest by contest; those of contest {@code i} are {@code start[i]} to {@code start[i + 1]} - 1.
 */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class Docket {
    /** First complaint of each contest, and one past the last at the end. */
    public final int[] start;

    /** Global index of the station that each names. */
    public int[] station;

    /** Index of the candidate who files. */
    public int[] filer;

    /** Whether a winner files, to defend a seat. */
    public boolean[] defends;

    /** How grave it is taken to be. */
    public Category[] category;

    /** Whether it has been taken up by a recount stage or a ruling. */
    public boolean[] takenUp;

    /** Room for whoever files to keep a number of each contest. */
    final double[] closeness;

    private int size;

    /**
     * Makes an empty docket.
     *
     * @param contests number of contests
     */
    public Docket(int contests) {
        start = new int[contests + 1];
        closeness = new double[contests];
        station = new int[64];
        filer = new int[64];
        defends = new boolean[64];
        category = new Category[64];
        takenUp = new boolean[64];
    }

    /** Forgets all complaints. */
    public void clear() {
        size = 0;
        Arrays.fill(start, 0);
    }

    /** Returns the number of complaints. */
    public int size() {
        return size;
    }

    /** Adds a complaint of the contest that is being filled. */
    public void add(int namedStation, int byCandidate, boolean byWinner, Category colour) {
        if (size == station.length) {
            int more = 2 * size;
            station = Arrays.copyOf(station, more);
            filer = Arrays.copyOf(filer, more);
            defends = Arrays.copyOf(defends, more);
            category = Arrays.copyOf(category, more);
            takenUp = Arrays.copyOf(takenUp, more);
        }
        station[size] = namedStation;
        filer[size] = byCandidate;
        defends[size] = byWinner;
        category[size] = colour;
        takenUp[size] = false;
        size++;
    }

    /** Says that the contest has all its complaints. */
    public void closeContest(int contest) {
        start[contest + 1] = size;
    }
}
