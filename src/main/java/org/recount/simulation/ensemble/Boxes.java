package org.recount.simulation.ensemble;

import org.recount.simulation.ensemble.EnsembleSpec.StationModel;

/**
 * Spreads the votes of one constituency over its stations: exact in every total, clustered as real stations are.
 *
 * <p>Model. The share of a candidate in a neighbourhood, then in a centre of it, then in a station of that, is drawn
 * around the share one level up as a Dirichlet vector, with concentrations from the three intraclass correlations
 * (docs/ensemble.md, "Stations that look like stations"); independent gamma variates, fitted to station sizes and
 * candidates' totals by iterative proportional fitting (Deming and Stephan 1940), stand for the Dirichlet vectors. The
 * fitted table is rounded so that station sums are exact; single votes then move within stations until candidates'
 * totals are exact.
 *
 * <p>One instance serves one thread; its buffers are used again.
 */
final class Boxes {
    private static final int ROUNDS = 3;

    private final double neighbourhood;
    private final double centre;
    private final double within;
    private final double invalidCv;
    private final double turnoutSd;
    private float[] cells = new float[0];

    int[] registered = new int[0];
    int[] ballots = new int[0];
    int[] invalid = new int[0];
    int[] centreOf = new int[0];
    private double[] weights = new double[0];
    private long[] parts = new long[0];

    Boxes(StationModel model) {
        neighbourhood = concentration(model.iccNeighbourhood());
        centre = concentration((model.iccCentre() - model.iccNeighbourhood()) / (1 - model.iccNeighbourhood()));
        within = (model.iccStation() - model.iccCentre()) / (1 - model.iccCentre());
        invalidCv = model.invalidCv();
        turnoutSd = model.turnoutSd();
    }

    /** A Dirichlet vector with concentration k around p has intraclass correlation 1 / (k + 1). */
    private static double concentration(double icc) {
        return 1 / icc - 1;
    }

    /** Draws voters, ballots and invalid ballots of the stations of a constituency. */
    void sizes(Member m, int k, Dice dice) {
        int stations = m.stations[k];
        int centres = m.centres[k];
        reserve(stations);
        for (int c = 0; c < centres; c++) {
            weights[c] = Quantiles.gamma(3, dice.bits()) + 0.15;
        }
        Whole.split(stations - centres, weights, centres, parts);
        for (int c = 0, s = 0; c < centres; c++) {
            for (int i = 0; i <= parts[c]; i++) {
                centreOf[s++] = c;
            }
        }
        double size = 1;
        double pull = 1;
        double rate = (double) m.ballots[k] / m.registered[k];
        double spread = turnoutSd / rate;
        for (int s = 0, c = -1; s < stations; s++) {
            if (centreOf[s] != c) {
                c = centreOf[s];
                size = 1 + 0.09 * dice.bell();
            }
            weights[s] = Math.max(0.4, size + 0.03 * dice.bell());
        }
        copy(m.registered[k], stations, registered);
        for (int s = 0, c = -1; s < stations; s++) {
            if (centreOf[s] != c) {
                c = centreOf[s];
                pull = 1 + spread * 0.8 * dice.bell();
            }
            double turnout = Math.max(0.35, pull + spread * 0.6 * dice.bell());
            weights[s] = registered[s] * Math.min(turnout, 0.94 / rate);
        }
        copy(m.ballots[k], stations, ballots);
        double shape = 1 / (invalidCv * invalidCv);
        for (int s = 0; s < stations; s++) {
            weights[s] = ballots[s] * (double) Quantiles.gamma(shape, dice.bits());
        }
        copy(m.invalid[k], stations, invalid);
    }

    private void copy(long total, int n, int[] out) {
        Whole.split(total, weights, n, parts);
        for (int i = 0; i < n; i++) {
            out[i] = (int) parts[i];
        }
    }

    private void reserve(int stations) {
        registered = new int[stations];
        ballots = new int[stations];
        invalid = new int[stations];
        centreOf = new int[stations];
        if (weights.length < stations) {
            weights = new double[stations];
            parts = new long[stations];
        }
    }

    /**
     * Returns the votes by station and choice, {@code votes[s * K + c]}.
     *
     * @param totals totals by choice; their sum is the valid ballots of all stations
     * @param centres number of centres
     * @param dice the random numbers
     */
    int[] votes(long[] totals, int centres, Dice dice) {
        int stations = registered.length;
        int choices = totals.length;
        double[] factor = draw(totals, centres, dice);
        for (int round = 0; round < ROUNDS; round++) {
            fit(totals, factor, stations);
        }
        int[] votes = round(factor, stations, choices, dice);
        settle(votes, totals, stations, dice);
        return votes;
    }

    /** Gamma variates level by level; returns the column factors, all 1. */
    private double[] draw(long[] totals, int centres, Dice dice) {
        int choices = totals.length;
        int stations = registered.length;
        if (cells.length < stations * choices) {
            cells = new float[stations * choices];
        }
        float[] gamma = Quantiles.gamma();
        long valid = 0;
        for (long t : totals) {
            valid += t;
        }
        double[] factor = new double[choices];
        double[] share = new double[choices];
        double[] area = new double[choices];
        float[] local = new float[choices];
        int[] row = new int[choices];
        for (int c = 0; c < choices; c++) {
            factor[c] = 1;
            share[c] = (double) totals[c] / valid;
        }
        int areas = Math.max(3, centres / 12);
        int areaNow = -1;
        int centreNow = -1;
        for (int s = 0; s < stations; s++) {
            int a = (int) ((long) centreOf[s] * areas / centres);
            if (a != areaNow) {
                areaNow = a;
                dirichlet(share, neighbourhood, area, dice);
            }
            if (centreOf[s] != centreNow) {
                centreNow = centreOf[s];
                int n = ballots[s] - invalid[s];
                double shape = n / (1 + (n - 1) * within);
                double sum = 0;
                for (int c = 0; c < choices; c++) {
                    local[c] = (float) (area[c] * Quantiles.gamma(area[c] * centre, dice.bits()) + 1e-4 * share[c]);
                    sum += local[c];
                }
                for (int c = 0; c < choices; c++) {
                    local[c] = (float) (local[c] / sum);
                    row[c] = Quantiles.row((float) (local[c] * shape));
                }
            }
            int at = s * choices;
            long bits = 0;
            for (int c = 0, left = 0; c < choices; c++, left--, bits >>>= 9) {
                if (left == 0) {
                    bits = dice.bits();
                    left = 7;
                }
                cells[at + c] = local[c] * (gamma[row[c] + (int) (bits & (Quantiles.COLUMNS - 1))] + 1e-4f);
            }
        }
        return factor;
    }

    private static void dirichlet(double[] mean, double concentration, double[] out, Dice dice) {
        double sum = 0;
        for (int c = 0; c < mean.length; c++) {
            out[c] = mean[c] * (Quantiles.gamma(mean[c] * concentration, dice.bits()) + 1e-4);
            sum += out[c];
        }
        for (int c = 0; c < mean.length; c++) {
            out[c] /= sum;
        }
    }

    /** One round of proportional fitting: rows to station sizes, then columns to candidates' totals. */
    private void fit(long[] totals, double[] factor, int stations) {
        int choices = totals.length;
        double[] columns = new double[choices];
        for (int s = 0; s < stations; s++) {
            double scale = scale(factor, s, choices);
            int at = s * choices;
            for (int c = 0; c < choices; c++) {
                columns[c] += cells[at + c] * scale;
            }
        }
        for (int c = 0; c < choices; c++) {
            if (columns[c] > 0) {
                factor[c] = totals[c] / columns[c];
            }
        }
    }

    /** Returns valid ballots of the station over the fitted sum of its row. */
    private double scale(double[] factor, int s, int choices) {
        double even = 0;
        double odd = 0;
        int at = s * choices;
        int c = 0;
        for (; c + 1 < choices; c += 2) {
            even += cells[at + c] * factor[c];
            odd += cells[at + c + 1] * factor[c + 1];
        }
        if (c < choices) {
            even += cells[at + c] * factor[c];
        }
        return (ballots[s] - invalid[s]) / (even + odd);
    }

    /** Rounds the running sum of each row from a random start: unbiased in each cell, exact in each row. */
    private int[] round(double[] factor, int stations, int choices, Dice dice) {
        int[] votes = new int[stations * choices];
        for (int s = 0; s < stations; s++) {
            double scale = scale(factor, s, choices);
            double running = dice.unit();
            int given = 0;
            int at = s * choices;
            for (int c = 0; c + 1 < choices; c++) {
                running += cells[at + c] * factor[c] * scale;
                int upTo = (int) running;
                votes[at + c] = upTo - given;
                given = upTo;
            }
            int rest = ballots[s] - invalid[s] - given;
            votes[at + choices - 1] = rest;
            for (int c = choices - 1; votes[at + c] < 0; c--) {
                votes[at + c - 1] += votes[at + c];
                votes[at + c] = 0;
            }
        }
        return votes;
    }

    /** Single votes change within a station until each candidate's total is exact. */
    private static void settle(int[] votes, long[] totals, int stations, Dice dice) {
        int choices = totals.length;
        long[] over = new long[choices];
        for (int s = 0, i = 0; s < stations; s++) {
            for (int c = 0; c < choices; c++, i++) {
                over[c] += votes[i];
            }
        }
        for (int c = 0; c < choices; c++) {
            over[c] -= totals[c];
        }
        int to = 0;
        for (int from = 0; from < choices; from++) {
            while (over[from] > 0) {
                while (over[to] >= 0) {
                    to++;
                }
                int s = dice.below(stations) * choices;
                if (votes[s + from] > 0) {
                    votes[s + from]--;
                    votes[s + to]++;
                    over[from]--;
                    over[to]++;
                }
            }
        }
    }
}
