package org.recount.simulation;

import java.util.Arrays;
import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.dispute.Terrain;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Correction;
import org.recount.simulation.error.Sheet;
import org.recount.simulation.error.StationError;

/**
 * The station errors of one trial: which stations, which error, and the difference between true and announced, as flat
 * lists. Each station of an affected contest has error {@code m} with its rate there, and at most one error. Not
 * thread-safe.
 */
final class Events {
    private final List<StationError> models;
    private final RandomStream random = new RandomStream();
    private final double[] rate;
    private final Effects effects = new Effects();
    private int[] model = new int[64];
    private int[] effectStart = new int[65];
    private int[] station = new int[64];
    private int[] start = new int[0];
    private int count;

    Events(List<StationError> models) {
        this.models = models;
        rate = new double[models.size()];
    }

    /** Draws the events of a trial into the terrain and into the lists here. */
    void draw(ElectionView election, Streams streams, long trial, Terrain terrain) {
        terrain.clearEvents();
        count = 0;
        effects.size = 0;
        if (start.length != election.contests.length + 1) {
            start = new int[election.contests.length + 1];
        }
        for (int i = 0; i < election.contests.length; i++) {
            streams.seed(random, trial, Purpose.EVENTS, i);
            drawContest(election.contests[i], election.sheet, terrain.stationStart[i], terrain);
            terrain.closeContest(i, count);
            start[i + 1] = count;
        }
    }

    private void drawContest(ContestView view, Sheet sheet, int stationStart, Terrain terrain) {
        double share = 0;
        for (int m = 0; m < rate.length; m++) {
            boolean affected = random.chance(models.get(m).spread().affectedContests());
            rate[m] = affected ? models.get(m).spread().rateWhereAffected() : 0;
            share += rate[m];
        }
        int n = (int) Samplers.binomial(random, view.contest.stations, StrictMath.min(1, share));
        int favourite = view.valid > 0 ? view.drawChoice(random) : -1;
        for (int k = 0; k < n; k++) {
            int s = random.nextInt(view.contest.stations);
            while (terrain.eventAt(stationStart + s) >= 0) {
                s = random.nextInt(view.contest.stations);
            }
            int m = pick(random.nextDouble() * share);
            sheet.moveTo(view.contest, s, view.validAt[s], favourite);
            add(stationStart, s, m, sheet, terrain);
        }
    }

    private int pick(double u) {
        double left = u;
        int m = 0;
        while (m < rate.length - 1 && left >= rate[m]) {
            left -= rate[m++];
        }
        return m;
    }

    private void add(int stationStart, int s, int m, Sheet sheet, Terrain terrain) {
        if (count == model.length) {
            model = Arrays.copyOf(model, 2 * count);
            station = Arrays.copyOf(station, 2 * count);
            effectStart = Arrays.copyOf(effectStart, 2 * count + 1);
        }
        terrain.addEvent(count, stationStart + s, models.get(m).remedy());
        station[count] = s;
        model[count] = m;
        models.get(m).reverse(sheet, random, effects);
        count++;
        effectStart[count] = effects.size;
    }

    /** Returns the first event of a contest; those of the next begin where they end. */
    int first(int contest) {
        return start[contest];
    }

    /** Returns the station of an event, by its index in the contest. */
    int station(int event) {
        return station[event];
    }

    /** Returns the remedy that an event calls for. */
    Remedy remedy(int event) {
        return models.get(model[event]).remedy();
    }

    /** Returns the first effect of an event; those of the next begin where they end. */
    int firstEffect(int event) {
        return effectStart[event];
    }

    /** Returns the choice of an effect; the number of choices stands for the invalid ballots. */
    int choice(int effect) {
        return effects.choice[effect];
    }

    /** Returns the difference of an effect, true less announced. */
    int difference(int effect) {
        return effects.difference[effect];
    }

    private static final class Effects implements Correction {
        private int[] choice = new int[256];
        private int[] difference = new int[256];
        private int size;

        @Override
        public void add(int toChoice, int by) {
            if (by == 0) {
                return;
            }
            if (size == choice.length) {
                choice = Arrays.copyOf(choice, 2 * size);
                difference = Arrays.copyOf(difference, 2 * size);
            }
            choice[size] = toChoice;
            difference[size++] = by;
        }
    }
}
