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
     * @param named the station that comes first, open already or not; -1 for none
     * @param odds odds of a station with an event against one without, for those beside the one named; at least 1
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
        int closed = all - openings.opened(contest);
        int wanted = Math.min(k, closed);
        int todo = wanted;
        if (todo > 0 && named >= 0 && !openings.isOpen(named)) {
            openings.open(contest, named, stage);
            todo--;
            closed--;
        }
        // Those that are open are drawn in vain.
        while (todo > 0 && closed * 8L >= all) {
            int station = terrain.draw(contest, odds, random);
            if (!openings.isOpen(station)) {
                openings.open(contest, station, stage);
                todo--;
                closed--;
            }
        }
        for (; todo > 0; todo--) {
            openings.open(contest, oneOfFew(terrain, contest, odds, random, openings), stage);
        }
        return wanted;
    }

    /** Draws a closed station where few are left: by going through all of them. */
    private static int oneOfFew(Terrain terrain, int contest, double odds, RandomStream random, Openings openings) {
        double weight = 0;
        for (int s = terrain.stationStart[contest]; s < terrain.stationStart[contest + 1]; s++) {
            weight += weight(s, terrain, odds, openings);
        }
        double u = random.nextDouble() * weight;
        int last = -1;
        for (int s = terrain.stationStart[contest]; s < terrain.stationStart[contest + 1] && u >= 0; s++) {
            if (!openings.isOpen(s)) {
                u -= weight(s, terrain, odds, openings);
                last = s;
            }
        }
        return last;
    }

    private static double weight(int station, Terrain terrain, double odds, Openings openings) {
        return openings.isOpen(station) ? 0 : terrain.hasEvent(station) ? odds : 1;
    }
}
