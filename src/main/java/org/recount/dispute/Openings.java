package org.recount.dispute;

import java.util.Arrays;

/**
 * What was decided in one trial: which stations were opened, by which stage, and which were annulled. Not thread-safe.
 */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class Openings {
    private final byte[] stageOf;

    /** A bit for each station, which stays in the processor's cache where {@link #stageOf} does not. */
    private final long[] openAt;

    private final boolean[] annulledAt;
    private final boolean[] drawnAt;
    private int[] drawn = new int[16];
    private int drawnCount;
    private int[] opened = new int[64];

    /** Stations of one contest that were opened one after the other: the contest, and the number opened up to there. */
    private int[] runContest = new int[64];

    private int[] runEnd = new int[64];
    private int runs;
    private int[] annulled = new int[16];
    private final int[] openedStart;
    private final int[] next;
    private int[] byContest = new int[64];
    private final int[] openedIn;
    private final int[] annulledIn;
    private final Flow flow = new Flow();
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
        openAt = new long[(stations >> 6) + 1];
        annulledAt = new boolean[stations];
        drawnAt = new boolean[stations];
        openedStart = new int[contests + 1];
        next = new int[contests];
        openedIn = new int[contests];
        annulledIn = new int[contests];
    }

    /** Forgets everything. */
    public void clear() {
        for (int k = 0; k < openedCount; k++) {
            stageOf[opened[k]] = 0;
            openAt[opened[k] >> 6] = 0;
        }
        for (int k = 0; k < annulledCount; k++) {
            annulledAt[annulled[k]] = false;
        }
        for (int k = 0; k < drawnCount; k++) {
            drawnAt[drawn[k]] = false;
        }
        flow.clear();
        openedCount = 0;
        runs = 0;
        annulledCount = 0;
        drawnCount = 0;
        Arrays.fill(openedIn, 0);
        Arrays.fill(annulledIn, 0);
    }

    /**
     * Opens a station.
     *
     * @param contest its contest
     * @param station its global index; not open yet
     * @param stage the stage that opens it, 0 to 100
     */
    public void open(int contest, int station, int stage) {
        if (openedCount == opened.length) {
            opened = Arrays.copyOf(opened, 2 * openedCount);
        }
        if (runs == 0 || runContest[runs - 1] != contest) {
            beginRun(contest);
        }
        opened[openedCount++] = station;
        runEnd[runs - 1] = openedCount;
        stageOf[station] = (byte) (stage + 1);
        openAt[station >> 6] |= 1L << station;
        openedIn[contest]++;
    }

    private void beginRun(int contest) {
        if (runs == runContest.length) {
            runContest = Arrays.copyOf(runContest, 2 * runs);
            runEnd = Arrays.copyOf(runEnd, 2 * runs);
        }
        runContest[runs++] = contest;
    }

    /**
     * Takes a station into the random sample, and opens it where it is not open yet.
     *
     * @param contest its contest
     * @param station its global index; not drawn yet
     * @param stage the stage that opens it where none has, 0 to 100
     */
    public void draw(int contest, int station, int stage) {
        if (drawnCount == drawn.length) {
            drawn = Arrays.copyOf(drawn, 2 * drawnCount);
        }
        drawn[drawnCount++] = station;
        drawnAt[station] = true;
        if (!isOpen(station)) {
            open(contest, station, stage);
        }
    }

    /**
     * Annuls a station; a second time has no effect.
     *
     * @param contest its contest
     * @param station its global index
     */
    public void annul(int contest, int station) {
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

    /** Sorts the opened stations by contest; to be called when all is decided. */
    public void close() {
        int n = openedIn.length;
        openedStart[0] = 0;
        for (int i = 0; i < n; i++) {
            openedStart[i + 1] = openedStart[i] + openedIn[i];
            next[i] = openedStart[i];
        }
        if (byContest.length < openedCount) {
            byContest = new int[opened.length];
        }
        for (int r = 0, k = 0; r < runs; r++) {
            int length = runEnd[r] - k;
            System.arraycopy(opened, k, byContest, next[runContest[r]], length);
            next[runContest[r]] += length;
            k = runEnd[r];
        }
    }

    /** Returns how many complaints went which way; all 0 where the rule does not decide them one by one. */
    public Flow flow() {
        return flow;
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
        return (openAt[station >> 6] >>> station & 1) != 0;
    }

    /** Returns the stage that opened a station, from 0; -1 where none did. */
    public int stage(int station) {
        return stageOf[station] - 1;
    }

    /** Returns the number of stations in the random sample. */
    public int drawn() {
        return drawnCount;
    }

    /** Returns whether a station is in the random sample. */
    public boolean isDrawn(int station) {
        return drawnAt[station];
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
