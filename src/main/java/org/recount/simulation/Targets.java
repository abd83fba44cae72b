package org.recount.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Sheet;
import org.recount.simulation.error.StationError;

/**
 * Which contests and stations errors are placed in that do not lie just anywhere: whole regions, the closest contests, those
 * that the recount watches least; strongholds, stations that nobody checks. Ranks are worked out once for an election; only
 * regions are drawn anew in each trial. Not thread-safe.
 */
final class Targets {
    private static final long REGION_PART = 1L << 32;

    private final List<StationError> models;
    private final boolean[][] affected;
    private final RandomStream random = new RandomStream();
    private boolean[] struck = new boolean[0];
    private @Nullable ElectionView election;

    Targets(List<StationError> models) {
        this.models = models;
        affected = new boolean[models.size()][];
    }

    private Placement place(int model) {
        return models.get(model).spread().place();
    }

    /** Prepares a trial. */
    void begin(ElectionView view, Streams streams, long trial) {
        boolean same = election == view;
        election = view;
        for (int m = 0; m < affected.length; m++) {
            switch (place(m).contests()) {
                case ANY -> {}
                case REGIONS -> regions(m, view, streams, trial);
                case CLOSEST -> {
                    if (!same) {
                        first(m, view, closest(view));
                    }
                }
                case LEAST_WATCHED -> {
                    if (!same) {
                        double[] watched = view.watched();
                        first(
                                m,
                                view,
                                Comparator.comparingDouble((Integer i) -> watched[i])
                                        .thenComparing(closest(view)));
                    }
                }
            }
        }
    }

    private static Comparator<Integer> closest(ElectionView view) {
        return Comparator.comparingLong((Integer i) -> view.contests[i].gap).thenComparingInt(i -> i);
    }

    private void first(int m, ElectionView view, Comparator<Integer> order) {
        int n = view.contests.length;
        List<Integer> ranked = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ranked.add(i);
        }
        ranked.sort(order);
        affected[m] = new boolean[n];
        long wanted = Math.max(1, Math.round(models.get(m).spread().affectedContests() * n));
        for (int k = 0; k < wanted; k++) {
            affected[m][ranked.get(k)] = true;
        }
    }

    private void regions(int m, ElectionView view, Streams streams, long trial) {
        int n = view.contests.length;
        boolean[] flags = affected[m];
        if (flags == null || flags.length != n) {
            flags = new boolean[n];
            affected[m] = flags;
        }
        if (struck.length < view.regions) {
            struck = new boolean[view.regions];
        }
        streams.seed(random, trial, Purpose.EVENTS, REGION_PART + m);
        for (int r = 0; r < view.regions; r++) {
            struck[r] = random.chance(models.get(m).spread().affectedContests());
        }
        for (int i = 0; i < n; i++) {
            flags[i] = struck[view.regionOf[i]];
        }
    }

    /** Returns whether a contest is affected by a model that is not placed in any contest alike. */
    boolean affected(int model, int contest) {
        return affected[model][contest];
    }

    /** Returns a station for an event of a model: the best of those looked at. */
    int station(int model, ContestView view, int beneficiary, Sheet sheet, RandomStream trial) {
        Placement place = place(model);
        int best = trial.nextInt(view.contest.stations);
        if (place.stations() == Placement.Stations.ANY) {
            return best;
        }
        double most = appeal(place.stations(), best, view, beneficiary, sheet);
        for (int k = 1; k < place.bestOf(); k++) {
            int s = trial.nextInt(view.contest.stations);
            double appeal = appeal(place.stations(), s, view, beneficiary, sheet);
            if (appeal > most) {
                most = appeal;
                best = s;
            }
        }
        return best;
    }

    private static double appeal(Placement.Stations stations, int s, ContestView view, int beneficiary, Sheet sheet) {
        sheet.moveTo(view.contest, s, view.contest.valid[s], beneficiary);
        return switch (stations) {
            case ANY -> 0;
            case STRONGHOLDS ->
                beneficiary < 0 || sheet.valid() == 0 ? 0 : (double) sheet.votes(beneficiary) / sheet.valid();
            case LEAST_WATCHED -> sheet.checkedByHand() ? 0 : sheet.centreStations();
        };
    }
}
