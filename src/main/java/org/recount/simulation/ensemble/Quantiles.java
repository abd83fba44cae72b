package org.recount.simulation.ensemble;

/**
 * Tables of quantiles, made once with {@link StrictMath}: drawing from them is one look-up and the same on every JVM.
 */
final class Quantiles {
    private static final int STEPS_PER_OCTAVE = 4;
    private static final int LEAST_EXPONENT = -9;
    private static final int OCTAVES = 18;
    private static final int ROWS = OCTAVES * STEPS_PER_OCTAVE;
    private static final int BIAS = (127 + LEAST_EXPONENT) * STEPS_PER_OCTAVE;

    /** Columns of a row of {@link #gamma}: a power of 2. */
    static final int COLUMNS = 512;

    /** Gamma quantiles with mean 1: row by shape, column by probability (at the middle of 1/512). */
    private static final float[] GAMMA = gammaTable();

    private Quantiles() {}

    /** Returns where the row of a shape begins. */
    static int row(float shape) {
        int row = (Float.floatToRawIntBits(shape) >>> 21) - BIAS;
        return Math.max(0, Math.min(ROWS - 1, row)) * COLUMNS;
    }

    /** Returns the table of gamma variates with mean 1 (row from {@link #row}). */
    static float[] gamma() {
        return GAMMA;
    }

    /** Returns a gamma variate of mean 1 and the given shape; its 9 lowest bits choose. */
    static float gamma(double shape, long bits) {
        return GAMMA[row((float) shape) + (int) (bits & (COLUMNS - 1))];
    }

    private static float[] gammaTable() {
        float[] table = new float[ROWS * COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            double shape = StrictMath.scalb(
                    1 + (r % STEPS_PER_OCTAVE + 0.5) / STEPS_PER_OCTAVE, LEAST_EXPONENT + r / STEPS_PER_OCTAVE);
            gammaRow(shape, table, r * COLUMNS);
        }
        return table;
    }

    /** In y = ln x the density is exp(shape y - e^y), smooth also where that in x has a pole at 0. */
    private static void gammaRow(double shape, float[] table, int at) {
        int points = 800;
        double from = -30;
        double to = StrictMath.log(shape + 8 * StrictMath.sqrt(shape) + 12);
        if (shape > 4) {
            from = StrictMath.log(shape) - 9 / StrictMath.sqrt(shape);
        }
        double step = (to - from) / points;
        double top = shape * StrictMath.log(shape) - shape;
        double[] mass = new double[points + 1];
        mass[0] = shape > 4 ? 0 : StrictMath.exp(shape * from - top) / shape;
        double before = StrictMath.exp(shape * from - StrictMath.exp(from) - top);
        for (int i = 1; i <= points; i++) {
            double y = from + i * step;
            double now = StrictMath.exp(shape * y - StrictMath.exp(y) - top);
            mass[i] = mass[i - 1] + (before + now) / 2 * step;
            before = now;
        }
        double mean = 0;
        double[] x = new double[COLUMNS];
        for (int c = 0, i = 0; c < COLUMNS; c++) {
            double want = (c + 0.5) / COLUMNS * mass[points];
            while (i < points && mass[i + 1] < want) {
                i++;
            }
            x[c] = want <= mass[0] ? 0 : StrictMath.exp(from + (i + (want - mass[i]) / (mass[i + 1] - mass[i])) * step);
            mean += x[c] / COLUMNS;
        }
        for (int c = 0; c < COLUMNS; c++) {
            table[at + c] = (float) (x[c] / mean);
        }
    }

    /**
     * Returns the quantiles of Beta(a, b) at the middle of 1/n each, n = {@code points}.
     *
     * @param a first parameter, above 0.5
     * @param b second parameter, above 0.5
     */
    static double[] beta(double a, double b, int points) {
        int grid = 16 * points;
        double[] mass = new double[grid + 1];
        for (int i = 0; i < grid; i++) {
            double x = (i + 0.5) / grid;
            mass[i + 1] = mass[i] + StrictMath.exp((a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log1p(-x));
        }
        double[] quantiles = new double[points];
        for (int c = 0, i = 0; c < points; c++) {
            double want = (c + 0.5) / points * mass[grid];
            while (mass[i + 1] < want) {
                i++;
            }
            quantiles[c] = (i + (want - mass[i]) / (mass[i + 1] - mass[i])) / grid;
        }
        return quantiles;
    }
}
