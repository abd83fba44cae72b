package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.Openings;
import org.recount.dispute.Terrain;

/**
 * What was decided in one trial, small and sorted by contest, so that the contests of many trials can be played one contest
 * after the other: the stations opened, the stations annulled, and what became of the stations with an event.
 */
final class TrialPlan {
    private static final int ANNULLED = 1 << 30;
    private static final int EVENT = 1 << 29;
    private static final int DRAWN = 1 << 28;
    private static final int STATION = DRAWN - 1;

    private final int[] openedStart;
    private final int[] annulledStart;
    private int[] opened = new int[64];
    private int[] annulled = new int[16];
    private byte[] eventStage = new byte[64];
    private boolean[] eventAnnulled = new boolean[64];
    private boolean[] eventDrawn = new boolean[64];
    private int annulledCount;

    /** The station errors of the trial. */
    final Events events;

    TrialPlan(Events events, int contests) {
        this.events = events;
        openedStart = new int[contests + 1];
        annulledStart = new int[contests + 1];
    }

    /** Takes over what was decided. */
    void take(Terrain terrain, Openings openings) {
        int n = terrain.contests();
        if (opened.length < openings.opened()) {
            opened = new int[openings.opened() + 64];
        }
        int at = 0;
        annulledCount = 0;
        for (int i = 0; i < n; i++) {
            openedStart[i] = at;
            int start = terrain.stationStart[i];
            boolean plain = openings.annulled(i) == 0 && openings.drawn() == 0;
            for (int k = 0; k < openings.opened(i); k++) {
                int station = openings.openedStation(i, k);
                opened[at++] = (station - start)
                        | (terrain.hasEvent(station) ? EVENT : 0)
                        | (plain ? 0 : marks(station, openings));
            }
            takeAnnulled(i, start, terrain, openings);
        }
        openedStart[n] = at;
        annulledStart[n] = annulledCount;
        takeEvents(terrain, openings);
    }

    private static int marks(int station, Openings openings) {
        return (openings.isAnnulled(station) ? ANNULLED : 0) | (openings.isDrawn(station) ? DRAWN : 0);
    }

    private void takeAnnulled(int contest, int start, Terrain terrain, Openings openings) {
        annulledStart[contest] = annulledCount;
        if (openings.annulled(contest) == 0) {
            return;
        }
        for (int k = 0; k < openings.annulled(); k++) {
            int station = openings.annulledStation(k);
            if (station >= start && station < terrain.stationStart[contest + 1]) {
                if (annulledCount == annulled.length) {
                    annulled = Arrays.copyOf(annulled, 2 * annulledCount);
                }
                annulled[annulledCount++] = station - start;
            }
        }
    }

    private void takeEvents(Terrain terrain, Openings openings) {
        int n = terrain.eventStart[terrain.contests()];
        if (eventStage.length < n) {
            eventStage = new byte[n + 64];
            eventAnnulled = new boolean[n + 64];
            eventDrawn = new boolean[n + 64];
        }
        for (int e = 0; e < n; e++) {
            eventStage[e] = (byte) openings.stage(terrain.eventStation[e]);
            eventAnnulled[e] = openings.isAnnulled(terrain.eventStation[e]);
            eventDrawn[e] = openings.isDrawn(terrain.eventStation[e]);
        }
    }

    /** Returns the number of stations opened in a contest. */
    int opened(int contest) {
        return openedStart[contest + 1] - openedStart[contest];
    }

    /** Returns the k-th entry of the opened stations of a contest; read it by the static methods here. */
    int entry(int contest, int k) {
        return opened[openedStart[contest] + k];
    }

    /** Returns the station of an entry, by its index in the contest. */
    static int station(int entry) {
        return entry & STATION;
    }

    /** Returns whether the station of an entry was annulled. */
    static boolean isAnnulled(int entry) {
        return (entry & ANNULLED) != 0;
    }

    /** Returns whether there is an event at the station of an entry. */
    static boolean hasEvent(int entry) {
        return (entry & EVENT) != 0;
    }

    /** Returns whether the station of an entry is in the random sample. */
    static boolean isDrawn(int entry) {
        return (entry & DRAWN) != 0;
    }

    /** Returns the number of stations annulled in a contest. */
    int annulled(int contest) {
        return annulledStart[contest + 1] - annulledStart[contest];
    }

    /** Returns the k-th annulled station of a contest, by its index in the contest. */
    int annulledStation(int contest, int k) {
        return annulled[annulledStart[contest] + k];
    }

    /** Returns the stage that opened the station of an event, -1 where none did. */
    int stageOfEvent(int event) {
        return eventStage[event];
    }

    /** Returns whether the station of an event is in the random sample. */
    boolean eventDrawn(int event) {
        return eventDrawn[event];
    }

    /** Returns whether the station of an event was annulled. */
    boolean eventAnnulled(int event) {
        return eventAnnulled[event];
    }
}
