package org.recount.dispute;

import org.recount.sampling.RandomStream;

/**
 * Opens a station and others of its contest, one after the other, those with an error or irregularity with odds: Wallenius'
 * noncentral hypergeometric law (Wallenius 1963). No state.
 */
final class Blocks {
    private static final double BELOW_ONE = Math.nextDown(1.0);

    private Blocks() {}

    /**
     * Opens stations.
     *
     * @param contest the contest
     * @param named the station that comes first, open already or not; -1 for none
     * @param odds odds of a station with an event against one without, for those beside the one named
     * @param k how many in all; fewer where the contest has not so many closed
     * @param stage the stage that opens them
     * @return how many are opened
     */
    static int open(
            Terrain terrain,
            int contest,
            int named,
            double odds,
            int k,
            int stage,
            RandomStream random,
            Openings openings) {
        int all = terrain.stations(contest);
        int wanted = Math.min(k, all - openings.opened(contest));
        int todo = wanted;
        if (todo > 0 && named >= 0 && !openings.isOpen(named)) {
            openings.open(contest, named, stage);
            todo--;
        }
        int events = todo > 0 ? closedEvents(terrain, contest, openings) : 0;
        int plain = all - openings.opened(contest) - events;
        for (; todo > 0; todo--) {
            double ofEvents = odds * events;
            // One number tells which kind, and what is left of it which station.
            double u = random.nextDouble() * (ofEvents + plain);
            if (plain == 0 || u < ofEvents) {
                openings.open(contest, event(terrain, contest, random, openings), stage);
                events--;
            } else {
                double share = Math.min(BELOW_ONE, (u - ofEvents) / plain);
                openings.open(contest, plain(terrain, contest, share, plain, random, openings), stage);
                plain--;
            }
        }
        return wanted;
    }

    private static int closedEvents(Terrain terrain, int contest, Openings openings) {
        int closed = 0;
        for (int e = terrain.eventStart[contest]; e < terrain.eventStart[contest + 1]; e++) {
            closed += openings.isOpen(terrain.eventStation[e]) ? 0 : 1;
        }
        return closed;
    }

    private static int event(Terrain terrain, int contest, RandomStream random, Openings openings) {
        int from = terrain.eventStart[contest];
        while (true) {
            int station = terrain.eventStation[from + random.nextInt(terrain.events(contest))];
            if (!openings.isOpen(station)) {
                return station;
            }
        }
    }

    private static int plain(
            Terrain terrain, int contest, double share, int plain, RandomStream random, Openings openings) {
        int from = terrain.stationStart[contest];
        int all = terrain.stations(contest);
        if (plain * 8L >= all) {
            int station = from + (int) (share * all);
            while (isTaken(station, terrain, openings)) {
                station = from + random.nextInt(all);
            }
            return station;
        }
        // Few are left: count to the one that is drawn.
        int left = (int) (share * plain);
        for (int station = from; ; station++) {
            if (!isTaken(station, terrain, openings) && left-- == 0) {
                return station;
            }
        }
    }

    private static boolean isTaken(int station, Terrain terrain, Openings openings) {
        return ((openings.openIn(station >> 6) | terrain.eventsIn(station >> 6)) >>> station & 1) != 0;
    }
}
