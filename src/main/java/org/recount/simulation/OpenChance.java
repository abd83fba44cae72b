package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.ComplaintModel;

/**
 * With what chance each design opens the stations of a contest at each point, before any escalation, and so how many stations
 * and ballots it opens there on average. Worked out for a contest when it is first asked for; the same in all trials of an
 * election. Not thread-safe.
 *
 * <p>Stations by error bound are gathered in bins a sixteenth of a doubling or so wide, as in {@link DetectionGrid}.
 */
final class OpenChance {
    private static final int BINS = DetectionGrid.BINS;

    private final ElectionView election;
    private final DetectionGrid grid;
    private final ComplaintModel complaints;
    private final double[][] stationsIn;
    private final double[][] ballotsIn;
    private final double[] binWeight = new double[BINS];
    private final double[] binStations = new double[BINS];
    private final double[] binBallots = new double[BINS];
    private final int[] occupiedBin = new int[BINS];
    private int occupied;
    private double binnedPower;
    private int binned = -1;

    /** Chance that the first station of a centre is open at each point of a lottery, and that another is. */
    private final double[] firstOfCentre;

    private final double[] othersOfCentre;
    private double[] centreStations = new double[0];
    private double[] centreBallots = new double[0];
    private int largestCentre;
    private int centresOf = -1;

    OpenChance(ElectionView election, Scenario scenario, DetectionGrid grid) {
        this.election = election;
        this.grid = grid;
        complaints = scenario.complaints();
        stationsIn = new double[election.contests.length][0];
        ballotsIn = new double[election.contests.length][0];
        firstOfCentre =
                Arrays.stream(grid.centres).map(t -> -StrictMath.expm1(-t)).toArray();
        othersOfCentre =
                Arrays.stream(grid.others).map(t -> -StrictMath.expm1(-t)).toArray();
    }

    /** Returns the stations of a contest that are open on average, at {@code design * points + point}. */
    double[] stations(int contest) {
        if (stationsIn[contest].length == 0) {
            workOut(contest);
        }
        return stationsIn[contest];
    }

    /** Returns the ballots in them. */
    double[] ballots(int contest) {
        stations(contest);
        return ballotsIn[contest];
    }

    /** Returns the chance, on average over the contest, that a station with or without an event is open. */
    double average(int design, int contest, boolean event, int point) {
        return byStation(grid.designs[design])
                ? stations(contest)[design * grid.points + point] / election.contests[contest].contest.stations
                : of(design, contest, 0, event, point);
    }

    /** Returns the chance that a station is open at a point. */
    double of(int design, int contest, int station, boolean event, int point) {
        RecountDesign how = grid.designs[design];
        ContestView view = election.contests[contest];
        return switch (how.first().kind()) {
            case SCREEN -> grid.share[point];
            case LOTTERY -> lottery(centreSize(view, station), point);
            case COMPLAINT, RANDOM, STRATIFIED, MARGIN, ERROR_BOUND -> {
                double closed = StrictMath.exp(-grid.time[design][point]
                        * weight(how.first(), grid.weightIn[design], contest, station, event));
                if (how.isMixed()) {
                    closed *= StrictMath.exp(-grid.secondTime[design][point]
                            * weight(how.second(), grid.secondWeightIn[design], contest, station, event));
                }
                yield 1 - closed;
            }
        };
    }

    private double weight(Selection selection, double[] weightIn, int contest, int station, boolean event) {
        return switch (selection.kind()) {
            case COMPLAINT -> complaints.weight(election.contests[contest].gap, event);
            case STRATIFIED, MARGIN -> weightIn[contest];
            case ERROR_BOUND -> DetectionGrid.power(election.contests[contest].bounds()[station], selection.power());
            case RANDOM, LOTTERY, SCREEN -> 1;
        };
    }

    private double lottery(int centre, int point) {
        return firstOfCentre[point] / centre + othersOfCentre[point] * (centre - 1) / centre;
    }

    private static int centreSize(ContestView view, int station) {
        int[] centre = view.contest.centre;
        int from = station;
        while (from > 0 && centre[from - 1] == centre[station]) {
            from--;
        }
        int to = station + 1;
        while (to < view.contest.stations && centre[to] == centre[station]) {
            to++;
        }
        return to - from;
    }

    private void workOut(int contest) {
        ContestView view = election.contests[contest];
        int points = grid.points;
        double[] stations = new double[grid.designs.length * points];
        double[] ballots = new double[grid.designs.length * points];
        double all = view.contest.stations;
        double allBallots = 0;
        for (int s = 0; s < view.contest.stations; s++) {
            allBallots += ballots(view, s);
        }
        for (int d = 0; d < grid.designs.length; d++) {
            for (int p = 0; p < points; p++) {
                int at = d * points + p;
                if (grid.whole[p]) {
                    stations[at] = all;
                    ballots[at] = allBallots;
                } else if (byStation(grid.designs[d])) {
                    add(d, contest, p, stations, ballots);
                } else {
                    double share =
                            (1 - grid.errors) * of(d, contest, 0, false, p) + grid.errors * of(d, contest, 0, true, p);
                    stations[at] = share * all;
                    ballots[at] = share * allBallots;
                }
            }
        }
        stationsIn[contest] = stations;
        ballotsIn[contest] = ballots;
    }

    private static boolean byStation(RecountDesign design) {
        return byStation(design.first()) || (design.isMixed() && byStation(design.second()));
    }

    private static boolean byStation(Selection selection) {
        return selection.kind() == Selection.Kind.LOTTERY || selection.kind() == Selection.Kind.ERROR_BOUND;
    }

    /** Sums over the stations: in bins where a design picks by error bound alone, one by one where not. */
    private void add(int d, int contest, int p, double[] stations, double[] ballots) {
        ContestView view = election.contests[contest];
        RecountDesign design = grid.designs[d];
        int at = d * grid.points + p;
        if (!design.isMixed() && design.first().kind() == Selection.Kind.ERROR_BOUND) {
            gather(contest, design.first().power());
            for (int k = 0; k < occupied; k++) {
                int b = occupiedBin[k];
                double open = -StrictMath.expm1(-grid.time[d][p] * binWeight[b]);
                stations[at] += open * binStations[b];
                ballots[at] += open * binBallots[b];
            }
            return;
        }
        if (design.first().kind() == Selection.Kind.LOTTERY) {
            gatherCentres(contest);
            for (int size = 1; size <= largestCentre; size++) {
                if (centreStations[size] > 0) {
                    double open = lottery(size, p);
                    stations[at] += open * centreStations[size];
                    ballots[at] += open * centreBallots[size];
                }
            }
            return;
        }
        for (int s = 0; s < view.contest.stations; s++) {
            double open = (1 - grid.errors) * of(d, contest, s, false, p) + grid.errors * of(d, contest, s, true, p);
            stations[at] += open;
            ballots[at] += open * ballots(view, s);
        }
    }

    /** Gathers the stations of a contest by the size of their centre. */
    private void gatherCentres(int contest) {
        if (centresOf == contest) {
            return;
        }
        centresOf = contest;
        ContestView view = election.contests[contest];
        int[] centre = view.contest.centre;
        int n = view.contest.stations;
        if (centreStations.length <= n) {
            centreStations = new double[n + 1];
            centreBallots = new double[n + 1];
        }
        Arrays.fill(centreStations, 0);
        Arrays.fill(centreBallots, 0);
        largestCentre = 0;
        for (int from = 0, to = 0; from < n; from = to) {
            double inside = 0;
            for (to = from; to < n && centre[to] == centre[from]; to++) {
                inside += ballots(view, to);
            }
            largestCentre = Math.max(largestCentre, to - from);
            centreStations[to - from] += to - from;
            centreBallots[to - from] += inside;
        }
    }

    private void gather(int contest, double power) {
        if (binned == contest && binnedPower == power) {
            return;
        }
        binned = contest;
        binnedPower = power;
        Arrays.fill(binWeight, 0);
        Arrays.fill(binStations, 0);
        Arrays.fill(binBallots, 0);
        ContestView view = election.contests[contest];
        for (int s = 0; s < view.contest.stations; s++) {
            double bound = view.bounds()[s];
            double w = DetectionGrid.power(bound, power);
            int bin = DetectionGrid.bin(bound);
            binWeight[bin] += w;
            binStations[bin]++;
            binBallots[bin] += ballots(view, s);
        }
        occupied = 0;
        for (int b = 0; b < BINS; b++) {
            if (binStations[b] > 0) {
                binWeight[b] /= binStations[b];
                occupiedBin[occupied++] = b;
            }
        }
    }

    private static long ballots(ContestView view, int station) {
        return (long) view.contest.valid[station] + view.contest.invalid[station];
    }
}
