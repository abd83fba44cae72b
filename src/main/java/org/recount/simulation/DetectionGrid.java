package org.recount.simulation;

import java.util.Arrays;
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
    private static final int BINS = 640;

    private static final int FIRST_BIN = 1023 - 26 << 4;

    /** Times by design and point; the last is infinite where the point is the whole country. */
    final double[][] time;

    /** Times of the two halves of the mixed design. */
    final double[][] halfTime;

    /**
     * Times of the lottery by point: of the station of a centre that is drawn first, for a centre of one station, and of the
     * others after it.
     */
    final double[] centres;

    final double[] others;

    /** Share of a contest's stations that the screen opens; by point. */
    final double[] share;

    /** Weight of a station by contest, of the stratified design and of that by margin. */
    final double[] stratified;

    final double[] margin;

    final int points;

    /** The point nearest to the number of stations that the dispute recounts. */
    final int reference;

    DetectionGrid(ElectionView election, Scenario scenario) {
        points = scenario.curve().size();
        time = new double[RecountDesign.count()][points];
        halfTime = new double[2][points];
        centres = new double[points];
        others = new double[points];
        share = new double[points];
        int n = election.contests.length;
        double[] plain = new double[n];
        double[] event = new double[n];
        double[] stations = new double[n];
        stratified = new double[n];
        margin = new double[n];
        ComplaintModel complaints = scenario.complaints();
        double errors = 0;
        for (var error : scenario.stationErrors()) {
            errors += error.spread().rate();
        }
        errors = StrictMath.min(1, errors);
        for (int i = 0; i < n; i++) {
            plain[i] = complaints.weight(election.contests[i].gap, false);
            event[i] = complaints.weight(election.contests[i].gap, true);
            stations[i] = election.terrain.stations(i);
            stratified[i] = stations[i] > 0 ? (double) election.stations / n / stations[i] : 1;
            margin[i] = 1.0 / StrictMath.max(1, StrictMath.min(1e9, election.contests[i].gap));
        }
        Weights bound = new Weights(election);
        int allCentres = centres(election);
        int nearest = 0;
        for (int p = 0; p < points; p++) {
            double wanted = scenario.curve().get(p);
            long far = Math.abs(scenario.curve().get(p) - scenario.info().stationsRecounted());
            if (far < Math.abs(scenario.curve().get(nearest) - scenario.info().stationsRecounted())) {
                nearest = p;
            }
            share[p] = StrictMath.min(1, wanted / election.stations);
            centres[p] = waiting(wanted / StrictMath.max(1, allCentres));
            others[p] = wanted <= allCentres || election.stations == allCentres
                    ? 0
                    : waiting((wanted - allCentres) / (election.stations - allCentres));
            if (wanted >= election.stations) {
                for (double[] t : time) {
                    t[p] = Double.POSITIVE_INFINITY;
                }
                halfTime[0][p] = Double.POSITIVE_INFINITY;
                halfTime[1][p] = Double.POSITIVE_INFINITY;
                centres[p] = Double.POSITIVE_INFINITY;
                others[p] = Double.POSITIVE_INFINITY;
                continue;
            }
            double lot = -StrictMath.log1p(-wanted / election.stations);
            time[RecountDesign.COMPLAINT.at()][p] = complaint(wanted, plain, event, stations, errors);
            time[RecountDesign.RANDOM.at()][p] = lot;
            time[RecountDesign.STRATIFIED.at()][p] = solve(wanted, stratified, stations, n);
            time[RecountDesign.MARGIN.at()][p] = solve(wanted, margin, stations, n);
            time[RecountDesign.ERROR_BOUND.at()][p] = solve(wanted, bound.weight, bound.count, BINS);
            time[RecountDesign.ESCALATING.at()][p] = lot;
            halfTime[0][p] = complaint(wanted / 2, plain, event, stations, errors);
            halfTime[1][p] = -StrictMath.log1p(-wanted / 2 / election.stations);
        }
        reference = nearest;
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

    private static double complaint(double wanted, double[] plain, double[] event, double[] stations, double errors) {
        int n = plain.length;
        double[] weight = Arrays.copyOf(plain, 2 * n);
        double[] count = new double[2 * n];
        for (int i = 0; i < n; i++) {
            weight[n + i] = event[i];
            count[i] = stations[i] * (1 - errors);
            count[n + i] = stations[i] * errors;
        }
        return solve(wanted, weight, count, 2 * n);
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

        Weights(ElectionView election) {
            double[] sum = new double[BINS];
            for (ContestView view : election.contests) {
                for (int s = 0; s < view.contest.stations; s++) {
                    double w = StationOrder.bound(view, s);
                    // Exponent and the four leading bits of what follows.
                    int bin = (int) (Double.doubleToRawLongBits(w) >>> 48) - FIRST_BIN;
                    bin = Math.max(0, Math.min(BINS - 1, bin));
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
