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

    /** Rows that are fitted and rounded together, so that their sums need not wait for one another. */
    private static final int BLOCK = 4;

    /** Least share of its mean that a cell has: nobody is without any chance. */
    private static final float LEAST = 1e-4f;

    /** The bits of a random number that choose a variate. */
    private static final int LOW = Quantiles.COLUMNS - 1;

    private final double iccNeighbourhood;
    private final double centre;
    private final double within;
    private final double invalidCv;
    private final double turnoutSd;
    private float[] cells = new float[0];

    /** Columns of {@link #cells}: the choices, and up to two more, so that three are drawn at a time. */
    private int width;

    private final float[] scale = new float[BLOCK];
    private float sumOne;
    private float sumTwo;

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
        int rows = (stations + BLOCK - 1) / BLOCK * BLOCK;
        width = (choices + 2) / 3 * 3;
        if (cells.length < (rows + 1) * width) {
            cells = new float[(rows + 1) * width];
        }
        float[] factor = new float[choices];
        float[] sums = new float[choices];
        draw(totals, centres, sums, dice);
        // Rows beyond the last station fill its block: without a ballot.
        Arrays.fill(cells, stations * width, rows * width, 1);
        Arrays.fill(factor, 1);
        fitColumns(totals, sums, factor);
        for (int round = 1; round < ROUNDS; round++) {
            Arrays.fill(sums, 0);
            for (int s = 0; s < rows; s += BLOCK) {
                scaleRows(s, cells, factor);
                addRows(s * width, cells, sums);
            }
            fitColumns(totals, sums, factor);
        }
        // Some more than needed: the next member's constituency may be a little larger.
        int needed = rows * choices;
        int[] votes = room.length >= needed ? room : new int[needed + needed / 16];
        int[] over = new int[choices];
        for (int s = 0; s < rows; s += BLOCK) {
            scaleRows(s, cells, factor);
            round(s, cells, factor, votes, over, dice);
        }
        for (int c = 0; c < choices; c++) {
            over[c] -= (int) totals[c];
        }
        settle(votes, over, stations, dice);
        return votes;
    }

    /**
     * Draws gamma variates level by level, {@code cells[s * width + c]}; adds up the columns, with every row brought to the
     * valid ballots of its station.
     */
    private void draw(long[] totals, int centres, float[] sums, Dice dice) {
        int choices = totals.length;
        int stations = registered.length;
        long all = 0;
        for (long t : totals) {
            all += t;
        }
        double[] share = new double[choices];
        double[] area = new double[choices];
        float[] local = new float[width];
        int[] rows = new int[width];
        for (int c = 0; c < choices; c++) {
            share[c] = (double) totals[c] / all;
        }
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
                rows[c] = Quantiles.row(local[c] * shape);
            }
            for (; s < end; s += 2) {
                drawTwo(s * width, cells, local, rows, dice);
                // The second of a last one alone belongs to the next centre, which draws it again.
                float other = s + 1 < end ? valid[s + 1] / sumTwo : 0;
                addTwo(s * width, cells, valid[s] / sumOne, other, sums);
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
        float scale = (float) (1 / sum);
        for (int c = 0; c < share.length; c++) {
            local[c] *= scale;
        }
    }

    /** Draws the cells of two stations of a centre, and their sums; 9 bits of a random number for each cell. */
    private void drawTwo(int one, float[] cells, float[] mean, int[] rows, Dice dice) {
        float[] gamma = Quantiles.gamma();
        int two = one + mean.length;
        float first = 0;
        float second = 0;
        for (int c = 0; c < mean.length; c += 3) {
            long bits = dice.bits();
            float a = mean[c] * (gamma[rows[c] + (int) (bits & LOW)] + LEAST);
            float b = mean[c + 1] * (gamma[rows[c + 1] + (int) (bits >>> 9 & LOW)] + LEAST);
            float d = mean[c + 2] * (gamma[rows[c + 2] + (int) (bits >>> 18 & LOW)] + LEAST);
            float e = mean[c] * (gamma[rows[c] + (int) (bits >>> 27 & LOW)] + LEAST);
            float f = mean[c + 1] * (gamma[rows[c + 1] + (int) (bits >>> 36 & LOW)] + LEAST);
            float g = mean[c + 2] * (gamma[rows[c + 2] + (int) (bits >>> 45 & LOW)] + LEAST);
            cells[one + c] = a;
            cells[one + c + 1] = b;
            cells[one + c + 2] = d;
            cells[two + c] = e;
            cells[two + c + 1] = f;
            cells[two + c + 2] = g;
            first += a + b + d;
            second += e + f + g;
        }
        sumOne = first;
        sumTwo = second;
    }

    /** Adds two rows, scaled, to the sums of the columns. */
    private void addTwo(int one, float[] cells, float scale, float other, float[] sums) {
        int two = one + width;
        for (int c = 0; c < sums.length; c++) {
            sums[c] += cells[one + c] * scale + cells[two + c] * other;
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

    /** Half a round of proportional fitting, for a block of rows: to the valid ballots of their stations. */
    private void scaleRows(int s, float[] cells, float[] factor) {
        int at = s * width;
        int second = at + width;
        int third = second + width;
        int fourth = third + width;
        float a = 0;
        float b = 0;
        float d = 0;
        float e = 0;
        for (int c = 0; c < factor.length; c++) {
            float f = factor[c];
            a += cells[at + c] * f;
            b += cells[second + c] * f;
            d += cells[third + c] * f;
            e += cells[fourth + c] * f;
        }
        scale[0] = valid(s) / a;
        scale[1] = valid(s + 1) / b;
        scale[2] = valid(s + 2) / d;
        scale[3] = valid(s + 3) / e;
    }

    private int valid(int s) {
        return s < valid.length ? valid[s] : 0;
    }

    /** Adds a block of rows, scaled, to the sums of the columns. */
    private void addRows(int at, float[] cells, float[] sums) {
        int second = at + width;
        int third = second + width;
        int fourth = third + width;
        float a = scale[0];
        float b = scale[1];
        float d = scale[2];
        float e = scale[3];
        for (int c = 0; c < sums.length; c++) {
            sums[c] += (cells[at + c] * a + cells[second + c] * b) + (cells[third + c] * d + cells[fourth + c] * e);
        }
    }

    /**
     * The other half: columns to the totals of their choices, by the power 9/8 of what they lack, since fitting the rows takes
     * some of it back (over-relaxation).
     */
    private static void fitColumns(long[] totals, float[] sums, float[] factor) {
        for (int c = 0; c < factor.length; c++) {
            double now = (double) sums[c] * factor[c];
            if (now > 0) {
                double lacks = totals[c] / now;
                factor[c] *= (float) (lacks * Math.sqrt(Math.sqrt(Math.sqrt(lacks))));
            }
        }
    }

    /** Rounds the running sums of a block of rows from random starts: unbiased in each cell, exact in each row. */
    private void round(int s, float[] cells, float[] factor, int[] votes, int[] sums, Dice dice) {
        int choices = factor.length;
        int at = s * width;
        int second = at + width;
        int third = second + width;
        int fourth = third + width;
        int to = s * choices;
        float a = scale[0];
        float b = scale[1];
        float d = scale[2];
        float e = scale[3];
        float runA = dice.unit24();
        float runB = dice.unit24();
        float runD = dice.unit24();
        float runE = dice.unit24();
        int givenA = 0;
        int givenB = 0;
        int givenD = 0;
        int givenE = 0;
        for (int c = 0; c + 1 < choices; c++) {
            float f = factor[c];
            runA += cells[at + c] * (f * a);
            runB += cells[second + c] * (f * b);
            runD += cells[third + c] * (f * d);
            runE += cells[fourth + c] * (f * e);
            int upToA = (int) runA;
            int upToB = (int) runB;
            int upToD = (int) runD;
            int upToE = (int) runE;
            votes[to + c] = upToA - givenA;
            votes[to + choices + c] = upToB - givenB;
            votes[to + 2 * choices + c] = upToD - givenD;
            votes[to + 3 * choices + c] = upToE - givenE;
            sums[c] += (upToA - givenA) + (upToB - givenB) + (upToD - givenD) + (upToE - givenE);
            givenA = upToA;
            givenB = upToB;
            givenD = upToD;
            givenE = upToE;
        }
        last(to, choices, valid(s) - givenA, votes, sums);
        last(to + choices, choices, valid(s + 1) - givenB, votes, sums);
        last(to + 2 * choices, choices, valid(s + 2) - givenD, votes, sums);
        last(to + 3 * choices, choices, valid(s + 3) - givenE, votes, sums);
    }

    /** The last choice takes what is left of a station; if that is less than nothing, those before it give. */
    private static void last(int at, int choices, int rest, int[] votes, int[] sums) {
        votes[at + choices - 1] = rest;
        sums[choices - 1] += rest;
        for (int c = choices - 1; votes[at + c] < 0; c--) {
            sums[c - 1] += votes[at + c];
            sums[c] -= votes[at + c];
            votes[at + c - 1] += votes[at + c];
            votes[at + c] = 0;
        }
    }

    /**
     * Single votes change within a station until no choice has more than its total: in stations that lie evenly apart,
     * from one drawn at random on.
     */
    private static void settle(int[] votes, int[] over, int stations, Dice dice) {
        int choices = over.length;
        int step = evenStep(stations);
        int to = 0;
        for (int from = 0; from < choices; from++) {
            int s = over[from] > 0 ? dice.below(stations) : 0;
            while (over[from] > 0) {
                while (over[to] >= 0) {
                    to++;
                }
                int at = s * choices;
                if (votes[at + from] > 0) {
                    votes[at + from]--;
                    votes[at + to]++;
                    over[from]--;
                    over[to]++;
                }
                s += step;
                s -= s >= stations ? stations : 0;
            }
        }
    }

    /** A step that meets every one of n places before the first again, always far from those met before (golden section). */
    static int evenStep(int n) {
        int step = (int) (n * 0.618_033_988_75);
        while (step < 1 || !coprime(step, n)) {
            step++;
        }
        return step;
    }

    private static boolean coprime(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return x == 1;
    }
}
