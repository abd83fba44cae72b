package org.recount.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.recount.dispute.ComplaintModel;

/**
 * Where detection curves are drawn, and how far each design opens stations there. Most designs give a station a weight w and
 * open it at the time E/w, with E exponential of mean 1 and the same for all designs; opening the n earliest of the country
 * is sampling without replacement in proportion to the weights (Efraimidis and Spirakis 2006, Inf. Process. Lett. 97:181).
 * The time at which n are open is taken at its expectation, so that a contest can be judged on its own.
 *
 * <p>Designs that are no weights are told by shares instead: of centres that have a first station drawn, of other stations,
 * of the ranks of a screen.
 */
final class DetectionGrid {
    /** Sixteen bins for each doubling, from 2^-26 on. */
    static final int BINS = 640;

    private static final int FIRST_BIN = 1023 - 26 << 4;

    /** The designs that are compared. */
    final RecountDesign[] designs;

    /** Times by design and point of how a design picks first; the last is infinite where the point is the whole country. */
    final double[][] time;

    /** Times of how it picks the rest; of mixed designs only. */
    final double[][] secondTime;

    /** Weight of a contest's stations, by design and contest, where a design picks by the contest; else empty. */
    final double[][] weightIn;

    final double[][] secondWeightIn;

    /**
     * Times of the lottery by point: of the station of a centre that is drawn first, for a centre of one station, and of the
     * others after it.
     */
    final double[] centres;

    final double[] others;

    /** Share of a contest's stations that the screen opens; by point. */
    final double[] share;

    /** Whether the point is the whole country. */
    final boolean[] whole;

    final int points;

    /** The point nearest to the number of stations that the dispute recounts. */
    final int reference;

    /** Share of stations with an error or irregularity, on average. */
    final double errors;

    DetectionGrid(ElectionView election, Scenario scenario) {
        designs = scenario.designs().toArray(new RecountDesign[0]);
        points = scenario.curve().size();
        time = new double[designs.length][points];
        secondTime = new double[designs.length][points];
        weightIn = new double[designs.length][];
        secondWeightIn = new double[designs.length][];
        centres = new double[points];
        others = new double[points];
        share = new double[points];
        whole = new boolean[points];
        double sum = 0;
        for (var error : scenario.stationErrors()) {
            sum += error.spread().rate();
        }
        errors = StrictMath.min(1, sum);
        for (int d = 0; d < designs.length; d++) {
            weightIn[d] = weightIn(designs[d].first(), election);
            secondWeightIn[d] = designs[d].isMixed() ? weightIn(designs[d].second(), election) : new double[0];
        }
        Solver solver = new Solver(election, scenario.complaints(), errors);
        int allCentres = centres(election);
        reference = reference(scenario);
        for (int p = 0; p < points; p++) {
            double wanted = scenario.curve().get(p);
            share[p] = StrictMath.min(1, wanted / election.stations);
            centres[p] = waiting(wanted / StrictMath.max(1, allCentres));
            others[p] = wanted <= allCentres || election.stations == allCentres
                    ? 0
                    : waiting((wanted - allCentres) / (election.stations - allCentres));
            whole[p] = wanted >= election.stations;
            if (whole[p]) {
                for (int d = 0; d < designs.length; d++) {
                    time[d][p] = Double.POSITIVE_INFINITY;
                    secondTime[d][p] = Double.POSITIVE_INFINITY;
                }
                centres[p] = Double.POSITIVE_INFINITY;
                others[p] = Double.POSITIVE_INFINITY;
                continue;
            }
            for (int d = 0; d < designs.length; d++) {
                RecountDesign design = designs[d];
                time[d][p] = solver.time(design.first(), weightIn[d], wanted * design.share());
                if (design.isMixed()) {
                    secondTime[d][p] = solver.time(design.second(), secondWeightIn[d], wanted * (1 - design.share()));
                }
            }
        }
    }

    /** Returns the point of the curve nearest to the number of stations that the dispute recounts, 0 where there is none. */
    static int reference(Scenario scenario) {
        int nearest = 0;
        long recounted = scenario.info().stationsRecounted();
        for (int p = 1; p < scenario.curve().size(); p++) {
            long far = Math.abs(scenario.curve().get(p) - recounted);
            nearest = far < Math.abs(scenario.curve().get(nearest) - recounted) ? p : nearest;
        }
        return nearest;
    }

    private static double[] weightIn(Selection selection, ElectionView election) {
        int n = election.contests.length;
        boolean stratified = selection.kind() == Selection.Kind.STRATIFIED;
        if (!stratified && selection.kind() != Selection.Kind.MARGIN) {
            return new double[0];
        }
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            double stations = election.terrain.stations(i);
            double w = stratified
                    ? (stations > 0 ? (double) election.stations / n / stations : 1)
                    : 1.0 / StrictMath.max(1, StrictMath.min(1e9, election.contests[i].gap));
            weight[i] = power(w, selection.power());
        }
        return weight;
    }

    /** Returns the bin of an error bound: by its exponent and the four leading bits of what follows. */
    static int bin(double bound) {
        int bin = (int) (Double.doubleToRawLongBits(bound) >>> 48) - FIRST_BIN;
        return Math.max(0, Math.min(BINS - 1, bin));
    }

    /** A positive number to a power; not by StrictMath.pow, which allocates on JDK 17. */
    static double power(double number, double power) {
        return power == 1 ? number : StrictMath.exp(power * StrictMath.log(number));
    }

    /** The time by which a share of exponential waiting times of mean 1 has ended. */
    private static double waiting(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : -StrictMath.log1p(-share);
    }

    private static int centres(ElectionView election) {
        int sum = 0;
        for (ContestView view : election.contests) {
            int[] centre = view.contest.centre;
            for (int s = 0; s < centre.length; s++) {
                sum += s == 0 || centre[s] != centre[s - 1] ? 1 : 0;
            }
        }
        return sum;
    }

    /** Finds times at which so many stations of the country are open, in expectation. */
    private static final class Solver {
        private final ElectionView election;
        private final double[] stations;
        private final double[] complaintWeight;
        private final double[] complaintCount;
        private final Map<Double, Weights> bounds = new TreeMap<>();

        Solver(ElectionView election, ComplaintModel complaints, double errors) {
            this.election = election;
            int n = election.contests.length;
            stations = new double[n];
            complaintWeight = new double[2 * n];
            complaintCount = new double[2 * n];
            for (int i = 0; i < n; i++) {
                stations[i] = election.terrain.stations(i);
                complaintWeight[i] = complaints.weight(election.contests[i].gap, false);
                complaintWeight[n + i] = complaints.weight(election.contests[i].gap, true);
                complaintCount[i] = stations[i] * (1 - errors);
                complaintCount[n + i] = stations[i] * errors;
            }
        }

        double time(Selection selection, double[] weightIn, double wanted) {
            return switch (selection.kind()) {
                case COMPLAINT -> solve(wanted, complaintWeight, complaintCount, complaintCount.length);
                case RANDOM -> -StrictMath.log1p(-wanted / election.stations);
                case STRATIFIED, MARGIN -> solve(wanted, weightIn, stations, stations.length);
                case ERROR_BOUND -> {
                    Weights w = bounds.computeIfAbsent(selection.power(), x -> new Weights(election, x));
                    yield solve(wanted, w.weight, w.count, BINS);
                }
                case LOTTERY, SCREEN -> 0;
            };
        }
    }

    /** Newton's method from below on a concave increasing function: never steps over the root. */
    private static double solve(double wanted, double[] weight, double[] count, int n) {
        double t = 0;
        for (int round = 0; round < 200; round++) {
            double open = 0;
            double slope = 0;
            for (int i = 0; i < n; i++) {
                if (count[i] > 0) {
                    double keep = StrictMath.exp(-weight[i] * t);
                    open += count[i] * (1 - keep);
                    slope += count[i] * weight[i] * keep;
                }
            }
            double step = (wanted - open) / slope;
            t += step;
            if (!(step > 1e-9 * t)) {
                break;
            }
        }
        return t;
    }

    /** Weights of all stations of the country by error bound, gathered in bins of nearly equal ratio. */
    private static final class Weights {
        private final double[] weight = new double[BINS];
        private final double[] count = new double[BINS];

        Weights(ElectionView election, double power) {
            double[] sum = new double[BINS];
            for (ContestView view : election.contests) {
                for (double bound : view.bounds()) {
                    double w = power(bound, power);
                    int bin = bin(bound);
                    sum[bin] += w;
                    count[bin]++;
                }
            }
            for (int b = 0; b < BINS; b++) {
                weight[b] = count[b] > 0 ? sum[b] / count[b] : 0;
            }
        }
    }
}
