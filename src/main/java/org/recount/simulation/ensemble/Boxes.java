package org.recount.simulation.ensemble;

import java.util.Arrays;
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
    private static final int ROUNDS = 2;

    /** Stations that are rounded together. */
    private static final int TILE = 64;

    private final double iccNeighbourhood;
    private final double centre;
    private final double within;
    private final double invalidCv;
    private final double turnoutSd;
    private float[] cells = new float[0];
    /** Sums of the rows of {@link #cells}; while rounding, what has run up. */
    private float[] rows = new float[0];

    private float[] scale = new float[0];
    private int[] given = new int[0];

    int[] registered = new int[0];
    int[] ballots = new int[0];
    int[] invalid = new int[0];
    int[] valid = new int[0];
    int[] centreOf = new int[0];
    private double[] weights = new double[0];
    private long[] parts = new long[0];

    Boxes(StationModel model) {
        iccNeighbourhood = model.iccNeighbourhood();
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
        electorates(stations, dice);
        copy(m.registered[k], stations, registered);
        turnouts(stations, (double) m.ballots[k] / m.registered[k], dice);
        copy(m.ballots[k], stations, ballots);
        double shape = 1 / (invalidCv * invalidCv);
        for (int s = 0; s < stations; s++) {
            weights[s] = ballots[s] * (double) Quantiles.gamma(shape, dice.bits());
        }
        copy(m.invalid[k], stations, invalid);
        for (int s = 0; s < stations; s++) {
            valid[s] = ballots[s] - invalid[s];
        }
    }

    /** Weights by which registered voters are split over the stations: much alike, those of a centre more so. */
    private void electorates(int stations, Dice dice) {
        double size = 1;
        for (int s = 0, c = -1; s < stations; s++) {
            if (centreOf[s] != c) {
                c = centreOf[s];
                size = 1 + 0.09 * dice.bell();
            }
            weights[s] = Math.max(0.4, size + 0.03 * dice.bell());
        }
    }

    /** Weights by which ballots are split over the stations. */
    private void turnouts(int stations, double rate, Dice dice) {
        double spread = turnoutSd / rate;
        double pull = 1;
        for (int s = 0, c = -1; s < stations; s++) {
            if (centreOf[s] != c) {
                c = centreOf[s];
                pull = 1 + spread * 0.8 * dice.bell();
            }
            double turnout = Math.max(0.35, pull + spread * 0.6 * dice.bell());
            weights[s] = registered[s] * Math.min(turnout, 0.94 / rate);
        }
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
        valid = new int[stations];
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
     * @param room where the votes may be written, if it is long enough
     * @param dice the random numbers
     */
    int[] votes(long[] totals, int centres, int[] room, Dice dice) {
        int stations = registered.length;
        int choices = totals.length;
        if (cells.length < stations * choices) {
            cells = new float[stations * choices];
        }
        if (rows.length < stations) {
            rows = new float[stations];
            scale = new float[stations];
            given = new int[stations];
        }
        float[] factor = new float[choices];
        Arrays.fill(factor, 1);
        draw(totals, centres, dice);
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                sumRows(factor, stations);
            }
            scaleRows(stations);
            fitColumns(totals, factor, stations);
        }
        sumRows(factor, stations);
        scaleRows(stations);
        // Some more than needed: the next member's constituency may be a little larger.
        int cellsNeeded = stations * choices;
        int[] votes = room.length >= cellsNeeded ? room : new int[cellsNeeded + cellsNeeded / 16];
        long[] over = round(votes, factor, stations, dice);
        for (int c = 0; c < choices; c++) {
            over[c] -= totals[c];
        }
        settle(votes, over, stations, dice);
        return votes;
    }

    /** Gamma variates level by level, {@code cells[c * S + s]}, and the sums of the rows. */
    private void draw(long[] totals, int centres, Dice dice) {
        int choices = totals.length;
        int stations = registered.length;
        long all = 0;
        for (long t : totals) {
            all += t;
        }
        double[] share = new double[choices];
        double[] area = new double[choices];
        float[] local = new float[choices];
        for (int c = 0; c < choices; c++) {
            share[c] = (double) totals[c] / all;
        }
        Arrays.fill(rows, 0, stations, 0);
        int areas = Math.max(3, centres / 12);
        // The totals are given, which takes 1/areas of the variance between neighbourhoods away: draw so much more.
        double neighbourhood = concentration(Math.min(0.5, iccNeighbourhood * areas / (areas - 1)));
        int areaNow = -1;
        for (int s = 0; s < stations; ) {
            int end = s + 1;
            while (end < stations && centreOf[end] == centreOf[s]) {
                end++;
            }
            int a = (int) ((long) centreOf[s] * areas / centres);
            if (a != areaNow) {
                areaNow = a;
                dirichlet(share, neighbourhood, area, dice);
            }
            centre(share, area, local, dice);
            int n = valid[s];
            float shape = (float) (n / (1 + (n - 1) * within));
            for (int c = 0; c < choices; c++) {
                stationsOfCentre(c * stations, s, end, local[c], Quantiles.row(local[c] * shape), dice);
            }
            s = end;
        }
    }

    /** The shares of the choices in a centre. */
    private void centre(double[] share, double[] area, float[] local, Dice dice) {
        double sum = 0;
        for (int c = 0; c < share.length; c++) {
            local[c] = (float) (area[c] * Quantiles.gamma(area[c] * centre, dice.bits()) + 1e-4 * share[c]);
            sum += local[c];
        }
        for (int c = 0; c < share.length; c++) {
            local[c] = (float) (local[c] / sum);
        }
    }

    /** One choice in the stations of a centre; 9 bits of a random number for each. */
    private void stationsOfCentre(int column, int from, int to, float mean, int row, Dice dice) {
        float[] gamma = Quantiles.gamma();
        long bits = 0;
        for (int s = from, left = 0; s < to; s++, left--, bits >>>= 9) {
            if (left == 0) {
                bits = dice.bits();
                left = 7;
            }
            float cell = mean * (gamma[row + (int) (bits & (Quantiles.COLUMNS - 1))] + 1e-4f);
            cells[column + s] = cell;
            rows[s] += cell;
        }
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

    private void sumRows(float[] factor, int stations) {
        Arrays.fill(rows, 0, stations, 0);
        for (int c = 0; c < factor.length; c++) {
            addColumn(cells, c * stations, factor[c], rows, stations);
        }
    }

    private static void addColumn(float[] cells, int column, float factor, float[] rows, int stations) {
        for (int s = 0; s < stations; s++) {
            rows[s] += cells[column + s] * factor;
        }
    }

    /** Half a round of proportional fitting: rows to the valid ballots of their stations. */
    private void scaleRows(int stations) {
        for (int s = 0; s < stations; s++) {
            scale[s] = valid[s] / rows[s];
        }
    }

    /** The other half: columns to the totals of their choices. */
    private void fitColumns(long[] totals, float[] factor, int stations) {
        for (int c = 0; c < factor.length; c++) {
            float sum = dot(cells, c * stations, scale, stations);
            if (sum > 0) {
                factor[c] = totals[c] / sum;
            }
        }
    }

    /** Eight sums beside each other, so that additions need not wait for one another. */
    private static float dot(float[] cells, int column, float[] scale, int n) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int s = 0;
        for (; s + 7 < n; s += 8) {
            int i = column + s;
            a += cells[i] * scale[s];
            b += cells[i + 1] * scale[s + 1];
            c += cells[i + 2] * scale[s + 2];
            d += cells[i + 3] * scale[s + 3];
            e += cells[i + 4] * scale[s + 4];
            f += cells[i + 5] * scale[s + 5];
            g += cells[i + 6] * scale[s + 6];
            h += cells[i + 7] * scale[s + 7];
        }
        for (; s < n; s++) {
            a += cells[column + s] * scale[s];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /**
     * Rounds the running sum of each row from a random start: unbiased in each cell, exact in each row. Returns the column
     * sums. Some rows at a time, choice by choice, so that all that is touched stays in the cache.
     */
    private long[] round(int[] votes, float[] factor, int stations, Dice dice) {
        int choices = factor.length;
        long[] sums = new long[choices];
        for (int from = 0; from < stations; from += TILE) {
            int to = Math.min(stations, from + TILE);
            for (int s = from; s < to; s++) {
                rows[s] = dice.unit24();
                given[s] = 0;
            }
            for (int c = 0; c + 1 < choices; c++) {
                sums[c] += roundColumn(c, c * stations, votes, choices, factor[c], from, to);
            }
            sums[choices - 1] += lastColumn(votes, choices, sums, from, to);
        }
        return sums;
    }

    private int roundColumn(int c, int column, int[] votes, int choices, float factor, int from, int to) {
        int sum = 0;
        for (int s = from; s < to; s++) {
            float running = rows[s] + cells[column + s] * factor * scale[s];
            rows[s] = running;
            int upTo = (int) running;
            int here = upTo - given[s];
            given[s] = upTo;
            votes[s * choices + c] = here;
            sum += here;
        }
        return sum;
    }

    /** The last choice takes what is left of the station; if that is less than nothing, those before it give. */
    private int lastColumn(int[] votes, int choices, long[] sums, int from, int to) {
        int sum = 0;
        for (int s = from; s < to; s++) {
            int at = s * choices;
            int rest = valid[s] - given[s];
            votes[at + choices - 1] = rest;
            sum += rest;
            for (int c = choices - 1; votes[at + c] < 0; c--) {
                if (c == choices - 1) {
                    sum -= votes[at + c];
                } else {
                    sums[c] -= votes[at + c];
                }
                sums[c - 1] += votes[at + c];
                votes[at + c - 1] += votes[at + c];
                votes[at + c] = 0;
            }
        }
        return sum;
    }

    /** Single votes change within a station until no choice has more than its total. */
    private static void settle(int[] votes, long[] over, int stations, Dice dice) {
        int choices = over.length;
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
