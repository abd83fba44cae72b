package org.recount.dispute;

import org.recount.sampling.RandomStream;

/**
 * Opens a station and others of its contest, one after the other, those with an error or irregularity with odds: Wallenius'
 * noncentral hypergeometric law (Wallenius 1963). No state.
 */
final class Blocks {
    private Blocks() {}

    /**
     * Opens stations.
     *
     * @param contest the contest
     * @param named the station that comes first, open already or not
     * @param odds odds of a station with an event against one without, for those beside the one named
     * @param k how many in all; fewer where the contest has not so many closed
     * @param stage the stage that opens them
     */
    static void open(
            Terrain terrain,
            int contest,
            int named,
            double odds,
            int k,
            int stage,
            RandomStream random,
            Openings openings) {
        int todo = Math.min(k, terrain.stations(contest) - openings.opened(contest));
        if (todo > 0 && !openings.isOpen(named)) {
            openings.open(contest, named, stage);
            todo--;
        }
        int events = 0;
        for (int e = terrain.eventStart[contest]; e < terrain.eventStart[contest + 1]; e++) {
            events += openings.isOpen(terrain.eventStation[e]) ? 0 : 1;
        }
        for (; todo > 0; todo--) {
            int plain = terrain.stations(contest) - openings.opened(contest) - events;
            boolean event = plain == 0 || random.nextDouble() * (odds * events + plain) < odds * events;
            int rank = random.nextInt(event ? events : plain);
            openings.open(
                    contest,
                    event
                            ? event(terrain, contest, rank, openings)
                            : plain(terrain, contest, rank, plain, random, openings),
                    stage);
            events -= event ? 1 : 0;
        }
    }

    private static int event(Terrain terrain, int contest, int rank, Openings openings) {
        int left = rank;
        for (int e = terrain.eventStart[contest]; ; e++) {
            if (!openings.isOpen(terrain.eventStation[e]) && left-- == 0) {
                return terrain.eventStation[e];
            }
        }
    }

    private static int plain(
            Terrain terrain, int contest, int rank, int plain, RandomStream random, Openings openings) {
        int from = terrain.stationStart[contest];
        int all = terrain.stations(contest);
        if (plain * 8L >= all) {
            while (true) {
                int station = from + random.nextInt(all);
                if (!openings.isOpen(station) && !terrain.hasEvent(station)) {
                    return station;
                }
            }
        }
        // Few are left: count to the one that is drawn.
        int left = rank;
        for (int station = from; ; station++) {
            if (!openings.isOpen(station) && !terrain.hasEvent(station) && left-- == 0) {
                return station;
            }
        }
    }
}
