package org.recount.simulation;

import org.recount.dispute.ComplaintModel;

/**
 * Where the detection curve is drawn, and how many stations a design opens there. Every station has a weight w and opens at
 * the time E/w, with E exponential of mean 1; opening the n earliest of the country is sampling without replacement in
 * proportion to the weights (Efraimidis and Spirakis 2006, Inf. Process. Lett. 97:181). The time at which n are open is
 * taken at its expectation, so that a contest can be judged on its own.
 */
final class DetectionGrid {
    /** The designs that are compared, with the same E for the same station. */
    static final String[] DESIGNS = {"complaint", "random"};

    /** Times by design and point; the last is infinite where the point is the whole country. */
    final double[][] time;

    final int points;

    DetectionGrid(ElectionView election, Scenario scenario) {
        points = scenario.curve().size();
        time = new double[DESIGNS.length][points];
        int n = election.contests.length;
        double[] plain = new double[n];
        double[] event = new double[n];
        double[] stations = new double[n];
        ComplaintModel complaints = scenario.complaints();
        double share = 0;
        for (var error : scenario.stationErrors()) {
            share += error.spread().rate();
        }
        for (int i = 0; i < n; i++) {
            plain[i] = complaints.weight(election.contests[i].gap, false);
            event[i] = complaints.weight(election.contests[i].gap, true);
            stations[i] = election.terrain.stations(i);
        }
        for (int p = 0; p < points; p++) {
            double wanted = scenario.curve().get(p);
            if (wanted >= election.stations) {
                time[0][p] = Double.POSITIVE_INFINITY;
                time[1][p] = Double.POSITIVE_INFINITY;
            } else {
                time[0][p] = solve(wanted, plain, event, stations, StrictMath.min(1, share));
                time[1][p] = -StrictMath.log1p(-wanted / election.stations);
            }
        }
    }

    /** Newton's method from below on a concave increasing function: never steps over the root. */
    private static double solve(double wanted, double[] plain, double[] event, double[] stations, double share) {
        double t = 0;
        for (int round = 0; round < 60; round++) {
            double open = 0;
            double slope = 0;
            for (int i = 0; i < plain.length; i++) {
                double keepPlain = StrictMath.exp(-plain[i] * t);
                double keepEvent = StrictMath.exp(-event[i] * t);
                open += stations[i] * ((1 - share) * (1 - keepPlain) + share * (1 - keepEvent));
                slope += stations[i] * ((1 - share) * plain[i] * keepPlain + share * event[i] * keepEvent);
            }
            double step = (wanted - open) / slope;
            t += step;
            if (!(step > 1e-9 * t)) {
                break;
            }
        }
        return t;
    }
}
