package org.recount.dispute;

import java.util.Arrays;
import java.util.List;
import org.recount.sampling.RandomStream;

/**
 * What a dispute is about, on flat arrays: contests with their stations, how close each contest is, who stands near the
 * line, and at which stations there is something to find. Written by the simulation before each trial, read by {@link
 * ComplaintModel} and {@link AdjudicationRule}.
 *
 * <p>A station is known by its global index: contest {@code i} has the stations {@code stationStart[i]} to {@code
 * stationStart[i + 1]} - 1. Not thread-safe: one for each thread.
 */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class Terrain {
    /** Identifiers of the contests. */
    public final List<String> ids;

    /** Region of each contest. */
    public final List<String> regions;

    /** First global index of each contest's stations, and one past the last at the end. */
    public final int[] stationStart;

    /** Gap in votes between the last winner and the first loser, by contest; {@link Long#MAX_VALUE} where no seat can move. */
    public final long[] gap;

    /** Losers by contest, the one nearest to a seat first. */
    public final int[][] losers;

    /** Winners by contest, the one whose seat is nearest to be lost first. */
    public final int[][] winners;

    /** First event of each contest in {@link #eventStation}, and one past the last at the end. */
    public final int[] eventStart;

    /** Global index of the station of each event, contest by contest; a station has at most one. */
    public int[] eventStation;

    /** Which remedy an event calls for. */
    public Remedy[] eventRemedy;

    private final int[] eventAt;

    /** A bit for each station, which stays in the processor's cache where {@link #eventAt} does not. */
    private final long[] withEvent;

    /**
     * Makes a terrain without events.
     *
     * @param ids identifiers of the contests
     * @param regions their regions
     * @param stations their numbers of stations
     */
    public Terrain(List<String> ids, List<String> regions, int[] stations) {
        if (ids.size() != regions.size() || ids.size() != stations.length) {
            throw new IllegalArgumentException(
                    ids.size() + " contests, " + regions.size() + " regions, " + stations.length + " station numbers");
        }
        this.ids = List.copyOf(ids);
        this.regions = List.copyOf(regions);
        int n = stations.length;
        stationStart = new int[n + 1];
        for (int i = 0; i < n; i++) {
            stationStart[i + 1] = Math.addExact(stationStart[i], stations[i]);
        }
        gap = new long[n];
        losers = new int[n][];
        winners = new int[n][];
        Arrays.fill(losers, new int[0]);
        Arrays.fill(winners, new int[0]);
        eventStart = new int[n + 1];
        eventStation = new int[64];
        eventRemedy = new Remedy[64];
        eventAt = new int[stationStart[n]];
        Arrays.fill(eventAt, -1);
        withEvent = new long[(eventAt.length >> 6) + 1];
    }

    /** Returns the number of contests. */
    public int contests() {
        return gap.length;
    }

    /** Returns the number of stations of all contests. */
    public int stations() {
        return stationStart[contests()];
    }

    /** Returns the contest of a station, by its global index. */
    public int contestOf(int station) {
        int at = Arrays.binarySearch(stationStart, station);
        if (at < 0) {
            return -at - 2;
        }
        // Contests without a station begin where the next does.
        while (stationStart[at + 1] == station) {
            at++;
        }
        return at;
    }

    /** Returns the number of stations of a contest. */
    public int stations(int contest) {
        return stationStart[contest + 1] - stationStart[contest];
    }

    /** Returns the number of events of a contest. */
    public int events(int contest) {
        return eventStart[contest + 1] - eventStart[contest];
    }

    /** Forgets all events. */
    public void clearEvents() {
        int last = eventStart[contests()];
        for (int e = 0; e < last; e++) {
            eventAt[eventStation[e]] = -1;
            withEvent[eventStation[e] >> 6] = 0;
        }
        Arrays.fill(eventStart, 0);
    }

    /**
     * Adds an event; contests in ascending order, and {@link #closeContest} after each.
     *
     * @param at number of events before it
     * @param station global index of a station without an event
     * @param remedy the remedy that it calls for
     */
    public void addEvent(int at, int station, Remedy remedy) {
        if (at == eventStation.length) {
            eventStation = Arrays.copyOf(eventStation, 2 * at);
            eventRemedy = Arrays.copyOf(eventRemedy, 2 * at);
        }
        eventStation[at] = station;
        eventRemedy[at] = remedy;
        eventAt[station] = at;
        withEvent[station >> 6] |= 1L << station;
    }

    /** Says that the events up to {@code end} belong to this contest and those before. */
    public void closeContest(int contest, int end) {
        eventStart[contest + 1] = end;
    }

    /** Returns whether there is an event at a station. */
    public boolean hasEvent(int station) {
        return (withEvent[station >> 6] >>> station & 1) != 0;
    }

    /**
     * Draws a station of a contest: every one once, and those with an event so much more often as their odds say.
     *
     * @param contest a contest with a station
     * @param odds odds of a station with an event against one without, at least 1
     * @return its global index
     */
    int draw(int contest, double odds, RandomStream random) {
        int all = stations(contest);
        int events = events(contest);
        double more = odds - 1;
        double u = random.nextDouble() * (all + more * events);
        return u < all
                ? stationStart[contest] + (int) u
                : eventStation[eventStart[contest] + Math.min(events - 1, (int) ((u - all) / more))];
    }

    /** Returns the event of a station, or -1. */
    public int eventAt(int station) {
        return eventAt[station];
    }
}
