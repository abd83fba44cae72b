package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/**
 * At which point of the curve each design has opened each station of a contest, in one trial. All designs share the random
 * number of a station, so that they are compared on the same luck. Not thread-safe.
 */
final class StationOrder {
    private static final long SECOND = 1L << 40;
    private static final double LEAST_WEIGHT = 1e-7;

    private final DetectionGrid grid;
    private final ComplaintModel complaints;
    private final RandomStream random = new RandomStream();
    private final int points;

    /** First point at which a station is open, {@code points} where it never is; by design and station. */
    final int[][] point;

    private double[] luck = new double[0];
    private final double[][] boundsOf;
    private final int[][] screenOf;

    StationOrder(ElectionView election, Scenario scenario, DetectionGrid grid) {
        this.grid = grid;
        complaints = scenario.complaints();
        points = grid.points;
        boundsOf = new double[election.contests.length][0];
        screenOf = new int[election.contests.length][0];
        int most = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.contest.stations);
        }
        point = new int[RecountDesign.count()][most];
    }

    /**
     * Returns the share of the gap of a pair that a station could close at most, the largest over the pairs (project methods,
     * section 3.3: votes of the winner less those of the loser, and all ballots).
     */
    static double bound(ContestView view, int station) {
        double most = LEAST_WEIGHT;
        for (int p = 0; p < view.pairIn.length; p++) {
            double shift = Reach.shift(view, station, view.pairIn[p], view.pairOut[p]);
            most = StrictMath.max(most, shift / StrictMath.max(1, view.pairGap[p]));
        }
        return most;
    }

    /**
     * Opens the stations of a contest.
     *
     * @param eventAt event of each station of the contest, -1 where none
     */
    void play(ContestView view, int index, Events events, int[] eventAt, Streams streams, long trial) {
        int n = view.contest.stations;
        if (luck.length < n) {
            luck = new double[n];
        }
        streams.seed(random, trial, Purpose.DESIGN, index);
        for (int s = 0; s < n; s++) {
            luck[s] = Samplers.exponential(random);
        }
        double plain = complaints.weight(view.gap, false);
        double withEvent = complaints.weight(view.gap, true);
        double[] bounds = bounds(view, index);
        for (int s = 0; s < n; s++) {
            double e = luck[s];
            double named = e / (eventAt[s] >= 0 ? withEvent : plain);
            point[RecountDesign.COMPLAINT.at()][s] = first(grid.time[RecountDesign.COMPLAINT.at()], named);
            point[RecountDesign.RANDOM.at()][s] = first(grid.time[RecountDesign.RANDOM.at()], e);
            point[RecountDesign.STRATIFIED.at()][s] =
                    first(grid.time[RecountDesign.STRATIFIED.at()], e / grid.stratified[index]);
            point[RecountDesign.MARGIN.at()][s] = first(grid.time[RecountDesign.MARGIN.at()], e / grid.margin[index]);
            point[RecountDesign.ERROR_BOUND.at()][s] = first(grid.time[RecountDesign.ERROR_BOUND.at()], e / bounds[s]);
            point[RecountDesign.MIXED.at()][s] = first(grid.halfTime[0], named);
        }
        lottery(view);
        System.arraycopy(screen(view, index), 0, point[RecountDesign.SCREEN.at()], 0, n);
        streams.seed(random, trial, Purpose.DESIGN, SECOND + index);
        int[] mixed = point[RecountDesign.MIXED.at()];
        for (int s = 0; s < n; s++) {
            mixed[s] = Math.min(mixed[s], first(grid.halfTime[1], Samplers.exponential(random)));
        }
        escalate(view, index, events);
    }

    /** Returns the first point whose threshold is at least a number. */
    private int first(double[] threshold, double number) {
        int p = 0;
        while (p < points && threshold[p] < number) {
            p++;
        }
        return p;
    }

    /** In each centre the station with the least luck number comes first; the least of k is exponential of mean 1/k. */
    private void lottery(ContestView view) {
        int[] centre = view.contest.centre;
        int[] drawn = point[RecountDesign.LOTTERY.at()];
        int n = view.contest.stations;
        for (int from = 0; from < n; ) {
            int to = from + 1;
            int least = from;
            while (to < n && centre[to] == centre[from]) {
                least = luck[to] < luck[least] ? to : least;
                to++;
            }
            for (int s = from; s < to; s++) {
                // k times the least of k, and what another is above it, are exponential again (they have no memory).
                drawn[s] = s == least
                        ? first(grid.centres, (to - from) * luck[s])
                        : first(grid.others, luck[s] - luck[least]);
            }
            from = to;
        }
    }

    /** Error bounds of a contest's stations; the same in all trials of an election. */
    private double[] bounds(ContestView view, int index) {
        if (boundsOf[index].length == 0) {
            double[] bounds = new double[view.contest.stations];
            for (int s = 0; s < bounds.length; s++) {
                bounds[s] = bound(view, s);
            }
            boundsOf[index] = bounds;
        }
        return boundsOf[index];
    }

    /** Points at which the screen opens a contest's stations; the same in all trials of an election. */
    private int[] screen(ContestView view, int index) {
        if (screenOf[index].length == 0) {
            screenOf[index] = screen(view);
        }
        return screenOf[index];
    }

    private int[] screen(ContestView view) {
        int n = view.contest.stations;
        int[] opened = new int[n];
        long[] score = new long[n];
        int w = view.lastWinner;
        double all = w < 0 || view.valid == 0 ? 0 : (double) view.contest.totals[w] / view.valid;
        for (int s = 0; s < n; s++) {
            double expected = all * view.validAt[s];
            double variance = expected * (1 - all);
            double z = w < 0 || variance <= 0
                    ? 0
                    : (view.contest.votes[s * view.choices + w] - expected) / StrictMath.sqrt(variance);
            // A number that sorts the highest first, with the station below it.
            score[s] = (StrictMath.round(-z * 1e6) << 20) + s;
        }
        Arrays.sort(score);
        for (int k = 0; k < n; k++) {
            opened[(int) (score[k] & 0xFFFFF)] = first(grid.share, (k + 0.5) / n);
        }
        return opened;
    }

    private void escalate(ContestView view, int index, Events events) {
        int[] random1 = point[RecountDesign.RANDOM.at()];
        int[] opened = point[RecountDesign.ESCALATING.at()];
        int alarm = points;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            if (grave(view, events, e)) {
                alarm = Math.min(alarm, random1[events.station(e)]);
            }
        }
        for (int s = 0; s < view.contest.stations; s++) {
            opened[s] = Math.min(random1[s], alarm);
        }
    }

    /** Whether a recount of the station would differ by 5% of its valid votes or more, the rule of Iraq's election of 2025. */
    static boolean grave(ContestView view, Events events, int event) {
        if (events.remedy(event) != Remedy.RECOUNT) {
            return false;
        }
        long off = 0;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            off += events.choice(f) < view.choices ? Math.abs(events.difference(f)) : 0;
        }
        return off > 0 && 20 * off >= view.validAt[events.station(event)];
    }

    /** Returns the stations that the escalating design opens in a contest beyond its random sample, expected, at a point. */
    double escalation(ContestView view, int index, Events events, int p) {
        double t = grid.time[RecountDesign.RANDOM.at()][p];
        if (Double.isInfinite(t)) {
            return 0;
        }
        int grave = 0;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            grave += grave(view, events, e) ? 1 : 0;
        }
        // Each grave station is in the sample with the same chance, independently; an alarm opens what the sample left.
        double alarm = -StrictMath.expm1(-t * grave);
        return alarm * view.contest.stations * StrictMath.exp(-t);
    }
}
