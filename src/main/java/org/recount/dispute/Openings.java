package org.recount.dispute;

import java.util.Arrays;

/**
 * What was decided in one trial: which stations were opened, by which stage, and which were annulled. Not thread-safe.
 */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class Openings {
    private final byte[] stageOf;
    private final boolean[] annulledAt;
    private int[] opened = new int[64];
    private int[] annulled = new int[16];
    private final int[] openedStart;
    private int[] byContest = new int[64];
    private final int[] openedIn;
    private final int[] annulledIn;
    private int openedCount;
    private int annulledCount;

    /**
     * Makes openings without any.
     *
     * @param contests number of contests
     * @param stations number of stations of all contests
     */
    public Openings(int contests, int stations) {
        stageOf = new byte[stations];
        annulledAt = new boolean[stations];
        openedStart = new int[contests + 1];
        openedIn = new int[contests];
        annulledIn = new int[contests];
    }

    /** Forgets everything. */
    public void clear() {
        for (int k = 0; k < openedCount; k++) {
            stageOf[opened[k]] = 0;
        }
        for (int k = 0; k < annulledCount; k++) {
            annulledAt[annulled[k]] = false;
        }
        openedCount = 0;
        annulledCount = 0;
        Arrays.fill(openedIn, 0);
        Arrays.fill(annulledIn, 0);
    }

    /** Opens a station that is not open yet. */
    void open(int contest, int station, int stage) {
        if (openedCount == opened.length) {
            opened = Arrays.copyOf(opened, 2 * openedCount);
        }
        opened[openedCount++] = station;
        stageOf[station] = (byte) (stage + 1);
        openedIn[contest]++;
    }

    /** Annuls a station; again has no effect. */
    void annul(int contest, int station) {
        if (annulledAt[station]) {
            return;
        }
        if (annulledCount == annulled.length) {
            annulled = Arrays.copyOf(annulled, 2 * annulledCount);
        }
        annulled[annulledCount++] = station;
        annulledAt[station] = true;
        annulledIn[contest]++;
    }

    /** Sorts the opened stations by contest; to be called once when all is decided. */
    void close(Terrain terrain) {
        int n = openedIn.length;
        openedStart[0] = 0;
        for (int i = 0; i < n; i++) {
            openedStart[i + 1] = openedStart[i] + openedIn[i];
        }
        if (byContest.length < openedCount) {
            byContest = new int[opened.length];
        }
        // Stations of a contest are contiguous: find each one's contest by its index.
        int[] next = Arrays.copyOf(openedStart, n);
        for (int k = 0; k < openedCount; k++) {
            int contest = contestOf(terrain, opened[k]);
            byContest[next[contest]++] = opened[k];
        }
    }

    private static int contestOf(Terrain terrain, int station) {
        int at = Arrays.binarySearch(terrain.stationStart, station);
        int contest = at >= 0 ? at : -at - 2;
        // Of contests without a station that begin at the same index, the last one holds it.
        while (terrain.stationStart[contest + 1] <= station) {
            contest++;
        }
        return contest;
    }

    /** Returns the number of stations opened. */
    public int opened() {
        return openedCount;
    }

    /** Returns the number of stations opened in a contest. */
    public int opened(int contest) {
        return openedIn[contest];
    }

    /** Returns the k-th opened station of a contest, k from 0. */
    public int openedStation(int contest, int k) {
        return byContest[openedStart[contest] + k];
    }

    /** Returns whether a station was opened. */
    public boolean isOpen(int station) {
        return stageOf[station] != 0;
    }

    /** Returns the stage that opened a station, from 0; -1 where none did. */
    public int stage(int station) {
        return stageOf[station] - 1;
    }

    /** Returns the number of stations annulled. */
    public int annulled() {
        return annulledCount;
    }

    /** Returns the number of stations annulled in a contest. */
    public int annulled(int contest) {
        return annulledIn[contest];
    }

    /** Returns the k-th annulled station, k from 0, in the order of the rulings. */
    public int annulledStation(int k) {
        return annulled[k];
    }

    /** Returns whether a station was annulled. */
    public boolean isAnnulled(int station) {
        return annulledAt[station];
    }
}
