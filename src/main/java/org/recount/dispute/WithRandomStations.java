package org.recount.dispute;

import org.recount.sampling.RandomStream;

/**
 * A rule, and after it a number of stations drawn at random from all stations of the country and recounted too, whatever
 * the complaints. A station that was opened before may be drawn as well: it is part of the random sample, and is not
 * counted a second time. What the drawn stations show bounds the rest, as the stations picked by complaints do not.
 *
 * <p>Simple random sampling without replacement, one station after the other; so with the same stream a smaller sample is
 * the beginning of a larger one, and two sizes that are compared share their draws.
 *
 * @param first the rule that comes first
 * @param stations stations drawn, at least 0; all of the country where it has fewer
 * @param readjudicates chance that a wrong ruling on invalid ballots in a station that only the draw opened is put right,
 *     0 to 1
 */
public record WithRandomStations(AdjudicationRule first, int stations, double readjudicates)
        implements AdjudicationRule {

    public WithRandomStations {
        if (stations < 0 || !(readjudicates >= 0 && readjudicates <= 1)) {
            throw new IllegalArgumentException(
                    "Outside the domain: " + stations + " stations at random, re-adjudicates " + readjudicates);
        }
    }

    @Override
    public Decider bind(Terrain terrain) {
        Decider decider = first.bind(terrain);
        return stations == 0
                ? decider
                : new Drawing(decider, terrain, Math.min(stations, terrain.stations()), stageCount() - 1);
    }

    @Override
    public int stationsOpened() {
        return first.stationsOpened();
    }

    @Override
    public int stationsDrawn() {
        return Math.addExact(first.stationsDrawn(), stations);
    }

    @Override
    public boolean judgesOneByOne() {
        return first.judgesOneByOne();
    }

    @Override
    public int stageCount() {
        return first.stageCount() + 1;
    }

    @Override
    public double readjudicates(int stage) {
        return stage == first.stageCount() ? readjudicates : first.readjudicates(stage);
    }

    /** The first stations of a shuffle of all (Fisher and Yates), undone after each draw. Not thread-safe. */
    private static final class Drawing implements Decider {
        private final Decider first;
        private final Terrain terrain;
        private final int[] order;
        private final int[] swapped;
        private final int stage;

        Drawing(Decider first, Terrain terrain, int n, int stage) {
            this.first = first;
            this.terrain = terrain;
            this.stage = stage;
            order = new int[terrain.stations()];
            for (int s = 0; s < order.length; s++) {
                order[s] = s;
            }
            swapped = new int[n];
        }

        @Override
        public void decide(Docket docket, RandomStream random, Openings openings) {
            first.decide(docket, random, openings);
            int n = swapped.length;
            for (int k = 0; k < n; k++) {
                int other = k + random.nextInt(order.length - k);
                swapped[k] = other;
                swap(k, other);
                openings.draw(terrain.contestOf(order[k]), order[k], stage);
            }
            for (int k = n - 1; k >= 0; k--) {
                swap(k, swapped[k]);
            }
            openings.close();
        }

        private void swap(int a, int b) {
            int held = order[a];
            order[a] = order[b];
            order[b] = held;
        }
    }
}
