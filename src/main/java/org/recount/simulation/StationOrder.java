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

    private final DetectionGrid grid;
    private final ComplaintModel complaints;
    private final RandomStream random = new RandomStream();
    private final int points;

    private final RecountDesign[] designs;
    private final boolean mixes;
    private final int[][] point;
    private final boolean[] known;
    private final double[] luck;
    private final double[] secondLuck;
    private ContestView contest;
    private int contestIndex;
    private double plain;
    private double withEvent;
    private int[] eventOf = new int[0];

    /** Stations that raise an alarm with the point at which they are opened, by design; and the point of the alarm. */
    private final int[][] graveStation;

    private final int[][] gravePoint;
    private final int[] graves;
    private final int[] alarm;
    private final int[][] screenOf;

    StationOrder(ElectionView election, Scenario scenario, DetectionGrid grid) {
        this.grid = grid;
        designs = grid.designs;
        mixes = Arrays.stream(designs).anyMatch(RecountDesign::isMixed);
        complaints = scenario.complaints();
        points = grid.points;
        screenOf = new int[election.contests.length][0];
        int most = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.contest.stations);
        }
        point = new int[designs.length][most];
        graveStation = new int[designs.length][16];
        gravePoint = new int[designs.length][16];
        graves = new int[designs.length];
        alarm = new int[designs.length];
        known = new boolean[most];
        luck = new double[most];
        secondLuck = new double[most];
        contest = election.contests[0];
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
        if (mixes) {
            streams.seed(random, trial, Purpose.DESIGN, SECOND + index);
            for (int s = 0; s < n; s++) {
                secondLuck[s] = random.nextDouble();
            }
        }
        plain = complaints.weight(view.gap, false);
        withEvent = complaints.weight(view.gap, true);
        for (int d = 0; d < designs.length; d++) {
            if (designs[d].escalation().escalates()) {
                findAlarms(d, view, index, events);
            }
        }
    }

    private void findAlarms(int d, ContestView view, int index, Events events) {
        Escalation escalation = designs[d].escalation();
        int n = 0;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            if (escalation.alarm(off(view, events, e), view.contest.valid[events.station(e)])) {
                if (n == graveStation[d].length) {
                    graveStation[d] = Arrays.copyOf(graveStation[d], 2 * n);
                    gravePoint[d] = Arrays.copyOf(gravePoint[d], 2 * n);
                }
                int s = events.station(e);
                graveStation[d][n] = s;
                gravePoint[d][n++] = picked(d, s, waiting(luck[s]));
            }
        }
        graves[d] = n;
        alarm[d] = escalation.unit() == Escalation.Unit.CONSTITUENCY ? alarm(d, -1) : points;
    }

    /** The point at which the k-th alarm of a design is raised, in a centre or (-1) in the contest. */
    private int alarm(int d, int centre) {
        int k = designs[d].escalation().k();
        int[] centreOf = contest.contest.centre;
        for (int p = 0; p < points; p++) {
            int raised = 0;
            for (int g = 0; g < graves[d]; g++) {
                boolean here = centre < 0 || centreOf[graveStation[d][g]] == centre;
                raised += here && gravePoint[d][g] <= p ? 1 : 0;
            }
            if (raised >= k) {
                return p;
            }
        }
        return points;
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
        for (int d = 0; d < designs.length; d++) {
            int opened = picked(d, s, e);
            Escalation escalation = designs[d].escalation();
            if (escalation.escalates() && graves[d] >= escalation.k()) {
                boolean whole = escalation.unit() == Escalation.Unit.CONSTITUENCY;
                opened = Math.min(opened, whole ? alarm[d] : alarm(d, contest.contest.centre[s]));
            }
            point[d][s] = opened;
        }
    }

    /** The point at which a design opens a station, before any escalation. */
    private int picked(int d, int s, double e) {
        RecountDesign design = designs[d];
        return switch (design.first().kind()) {
            case LOTTERY -> lottery(s, e);
            case SCREEN -> screen(contest, contestIndex)[s];
            case COMPLAINT, RANDOM, STRATIFIED, MARGIN, ERROR_BOUND -> {
                int opened = first(grid.time[d], e / weight(design.first(), grid.weightIn[d], s));
                yield design.isMixed()
                        ? Math.min(
                                opened,
                                first(
                                        grid.secondTime[d],
                                        waiting(secondLuck[s]) / weight(design.second(), grid.secondWeightIn[d], s)))
                        : opened;
            }
        };
    }

    private double weight(Selection selection, double[] weightIn, int s) {
        return switch (selection.kind()) {
            case COMPLAINT -> eventOf[s] >= 0 ? withEvent : plain;
            case STRATIFIED, MARGIN -> weightIn[contestIndex];
            case ERROR_BOUND -> DetectionGrid.power(contest.bounds()[s], selection.power());
            case RANDOM, LOTTERY, SCREEN -> 1;
        };
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

    /** Returns by how many votes a recount of the station of an event differs, all candidates together. */
    static long off(ContestView view, Events events, int event) {
        if (events.remedy(event) != Remedy.RECOUNT) {
            return 0;
        }
        long off = 0;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            off += events.choice(f) < view.choices ? Math.abs(events.difference(f)) : 0;
        }
        return off;
    }
}
