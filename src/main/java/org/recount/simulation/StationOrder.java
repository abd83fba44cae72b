package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
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

    private final int[][] point;
    private final boolean[] known;
    private final double[] luck;
    private final double[] secondLuck;
    private ContestView contest;
    private int contestIndex;
    private double plain;
    private double withEvent;
    private int alarm;
    private int[] eventOf = new int[0];
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
        known = new boolean[most];
        luck = new double[most];
        secondLuck = new double[most];
        contest = election.contests[0];
    }

    /**
     * Returns the share of the gap of a pair that a station could close at most, the largest over the pairs (project methods,
     * section 3.3: votes of the winner less those of the loser, and all ballots).
     */
    static double bound(ContestView view, int station) {
        double most = LEAST_WEIGHT;
        for (int p = 0; p < view.pairIn.length; p++) {
            double shift = view.pairShift[p][station];
            most = Math.max(most, shift / Math.max(1, view.pairGap[p]));
        }
        return most;
    }

    /**
     * Begins a contest: draws the luck of its stations. When each is opened is worked out where it is asked for, since few
     * stations have anything to find.
     *
     * @param eventAt event of each station of the contest, -1 where none
     */
    void play(ContestView view, int index, Events events, int[] eventAt, Streams streams, long trial) {
        int n = view.contest.stations;
        contest = view;
        contestIndex = index;
        eventOf = eventAt;
        Arrays.fill(known, 0, n, false);
        streams.seed(random, trial, Purpose.DESIGN, index);
        for (int s = 0; s < n; s++) {
            luck[s] = random.nextDouble();
        }
        streams.seed(random, trial, Purpose.DESIGN, SECOND + index);
        for (int s = 0; s < n; s++) {
            secondLuck[s] = random.nextDouble();
        }
        plain = complaints.weight(view.gap, false);
        withEvent = complaints.weight(view.gap, true);
        alarm = points;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            if (grave(view, events, e)) {
                alarm = Math.min(alarm, byLot(waiting(luck[events.station(e)])));
            }
        }
    }

    /** Returns the first point at which a design has opened a station; the number of points where it never does. */
    int point(int design, int station) {
        if (!known[station]) {
            workOut(station);
        }
        return point[design][station];
    }

    private void workOut(int s) {
        known[s] = true;
        double e = waiting(luck[s]);
        double named = e / (eventOf[s] >= 0 ? withEvent : plain);
        int random1 = byLot(e);
        point[RecountDesign.RANDOM.at()][s] = random1;
        point[RecountDesign.ESCALATING.at()][s] = Math.min(random1, alarm);
        point[RecountDesign.COMPLAINT.at()][s] = first(grid.time[RecountDesign.COMPLAINT.at()], named);
        point[RecountDesign.STRATIFIED.at()][s] =
                first(grid.time[RecountDesign.STRATIFIED.at()], e / grid.stratified[contestIndex]);
        point[RecountDesign.MARGIN.at()][s] =
                first(grid.time[RecountDesign.MARGIN.at()], e / grid.margin[contestIndex]);
        point[RecountDesign.ERROR_BOUND.at()][s] =
                first(grid.time[RecountDesign.ERROR_BOUND.at()], e / bounds(contest, contestIndex)[s]);
        point[RecountDesign.MIXED.at()][s] =
                Math.min(first(grid.halfTime[0], named), first(grid.halfTime[1], waiting(secondLuck[s])));
        point[RecountDesign.LOTTERY.at()][s] = lottery(s, e);
        point[RecountDesign.SCREEN.at()][s] = screen(contest, contestIndex)[s];
    }

    private int byLot(double waited) {
        return first(grid.time[RecountDesign.RANDOM.at()], waited);
    }

    /** Turns a number from 0 to 1 into an exponential waiting time of mean 1. */
    private static double waiting(double u) {
        return -StrictMath.log1p(-u);
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
    private int lottery(int station, double waited) {
        int[] centre = contest.contest.centre;
        int from = station;
        while (from > 0 && centre[from - 1] == centre[station]) {
            from--;
        }
        int least = from;
        int to = from + 1;
        for (; to < contest.contest.stations && centre[to] == centre[station]; to++) {
            least = luck[to] < luck[least] ? to : least;
        }
        // k times the least of k, and what another is above it, are exponential again (they have no memory).
        return station == least
                ? first(grid.centres, (to - from) * waited)
                : first(grid.others, waited - waiting(luck[least]));
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
            double expected = all * view.contest.valid[s];
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

    /** Whether a recount of the station would differ by 5% of its valid votes or more, the rule of Iraq's election of 2025. */
    static boolean grave(ContestView view, Events events, int event) {
        if (events.remedy(event) != Remedy.RECOUNT) {
            return false;
        }
        long off = 0;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            off += events.choice(f) < view.choices ? Math.abs(events.difference(f)) : 0;
        }
        return off > 0 && 20 * off >= view.contest.valid[events.station(event)];
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
