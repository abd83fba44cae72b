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
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Sheet;
import org.recount.simulation.error.Spread;
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
    private final Spread[] spreads;
    private final Remedy[] remedies;
    private final boolean[] scattered;
    private final boolean[] forLastWinner;
    private final Targets targets;
    private final Effects effects = new Effects();
    private int[] model = new int[64];
    private int[] effectStart = new int[65];
    private int[] station = new int[64];
    private int[] start = new int[0];
    private boolean[] taken = new boolean[0];
    private int count;

    Events(List<StationError> models) {
        this.models = models;
        int n = models.size();
        rate = new double[n];
        spreads = new Spread[n];
        remedies = new Remedy[n];
        scattered = new boolean[n];
        forLastWinner = new boolean[n];
        for (int m = 0; m < n; m++) {
            spreads[m] = models.get(m).spread();
            remedies[m] = models.get(m).remedy();
            scattered[m] = spreads[m].place().scattered();
            forLastWinner[m] = spreads[m].place().beneficiary() == Placement.Beneficiary.LAST_WINNER;
        }
        targets = new Targets(models);
    }

    /** Draws the events of a trial into the lists here and into the terrain. */
    void draw(ElectionView election, Streams streams, long trial, Terrain terrain) {
        begin(election, streams, trial);
        for (int i = 0; i < election.contests.length; i++) {
            drawContest(election, i, streams, trial);
        }
        put(terrain);
    }

    /** Begins a trial; its contests follow in ascending order. */
    void begin(ElectionView election, Streams streams, long trial) {
        count = 0;
        effects.size = 0;
        if (start.length != election.contests.length + 1) {
            start = new int[election.contests.length + 1];
        }
        targets.begin(election, streams, trial);
    }

    /** Draws the events of the next contest. */
    void drawContest(ElectionView election, int index, Streams streams, long trial) {
        ContestView view = election.contests[index];
        if (taken.length < view.contest.stations) {
            taken = new boolean[view.contest.stations];
        }
        streams.seed(random, trial, Purpose.EVENTS, index);
        drawContest(view, index, election.sheet);
        for (int e = start[index]; e < count; e++) {
            taken[station[e]] = false;
        }
        start[index + 1] = count;
    }

    /** Puts the events of the trial into the terrain, in the place of others. */
    void put(Terrain terrain) {
        terrain.clearEvents();
        for (int i = 0; i + 1 < start.length; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                terrain.addEvent(e, terrain.stationStart[i] + station[e], remedies[model[e]]);
            }
            terrain.closeContest(i, start[i + 1]);
        }
    }

    private void drawContest(ContestView view, int index, Sheet sheet) {
        double share = 0;
        boolean placed = false;
        for (int m = 0; m < rate.length; m++) {
            Spread spread = spreads[m];
            boolean affected = spread.place().contests() == Placement.Contests.ANY
                    ? random.chance(spread.affectedContests())
                    : targets.affected(m, index);
            rate[m] = affected ? spread.rateWhereAffected() : 0;
            if (scattered[m]) {
                share += rate[m];
            } else {
                placed |= rate[m] > 0;
            }
        }
        int n = (int) Samplers.binomial(random, view.contest.stations, StrictMath.min(1, share));
        int favourite = view.valid > 0 ? view.drawChoice(random) : -1;
        for (int k = 0; k < n; k++) {
            int s = random.nextInt(view.contest.stations);
            while (taken[s]) {
                s = random.nextInt(view.contest.stations);
            }
            int m = pick(random.nextDouble() * share);
            sheet.moveTo(view.contest, s, view.contest.valid[s], beneficiary(m, view, favourite));
            add(s, m, sheet);
        }
        if (placed) {
            for (int m = 0; m < rate.length; m++) {
                if (rate[m] > 0 && !scattered[m]) {
                    place(m, view, favourite, sheet);
                }
            }
        }
    }

    private int beneficiary(int m, ContestView view, int favourite) {
        return forLastWinner[m] ? view.lastWinner : favourite;
    }

    /** Places a binomial number of stations; where the best are taken already it gives up after many tries. */
    private void place(int m, ContestView view, int favourite, Sheet sheet) {
        int left = (int) Samplers.binomial(random, view.contest.stations, rate[m]);
        int who = beneficiary(m, view, favourite);
        for (int tries = 20 * left + 100; left > 0 && tries > 0; tries--) {
            int s = targets.station(m, view, who, sheet, random);
            Placement place = spreads[m].place();
            int first = s;
            int last = s;
            int step = 1;
            switch (place.together()) {
                case STATION -> {}
                case CENTRE -> {
                    sheet.moveTo(view.contest, s, view.contest.valid[s], who);
                    first = sheet.firstOfCentre();
                    last = sheet.lastOfCentre();
                }
                case DEVICE -> {
                    step = Math.max(1, view.contest.stations / place.deviceStations());
                    first = s % step;
                    last = view.contest.stations - 1;
                }
            }
            for (int t = first; t <= last && left > 0; t += step) {
                if (!taken[t]) {
                    sheet.moveTo(view.contest, t, view.contest.valid[t], who);
                    add(t, m, sheet);
                    left--;
                }
            }
        }
    }

    /** Returns the model that a number below the summed rates of the scattered ones falls on. */
    private int pick(double u) {
        double left = u;
        int last = 0;
        for (int m = 0; m < rate.length; m++) {
            if (rate[m] > 0 && scattered[m]) {
                last = m;
                if (left < rate[m]) {
                    return m;
                }
                left -= rate[m];
            }
        }
        return last;
    }

    private void add(int s, int m, Sheet sheet) {
        if (count == model.length) {
            model = Arrays.copyOf(model, 2 * count);
            station = Arrays.copyOf(station, 2 * count);
            effectStart = Arrays.copyOf(effectStart, 2 * count + 1);
        }
        taken[s] = true;
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
        return remedies[model[event]];
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
