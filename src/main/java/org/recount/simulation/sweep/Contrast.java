package org.recount.simulation.sweep;

import java.util.Arrays;

/**
 * A weighted sum over cells: the mean of some cells, the difference between two such means, or the slope of a regression.
 *
 * @param name what it is, for a message
 */
@SuppressWarnings("ArrayRecordComponent")
record Contrast(String name, double[] weight) {

    /** The mean of the cells in which a factor has a value. */
    static Contrast level(SweepPlan plan, boolean[] defined, int factor, String value) {
        double[] weight = new double[plan.cells().size()];
        int n = 0;
        for (int c = 0; c < weight.length; c++) {
            if (defined[c] && plan.cells().get(c).get(factor).equals(value)) {
                weight[c] = 1;
                n++;
            }
        }
        for (int c = 0; c < weight.length; c++) {
            weight[c] /= Math.max(1, n);
        }
        return new Contrast(value, weight);
    }

    /** This less another one. */
    Contrast less(Contrast other) {
        double[] difference = new double[weight.length];
        for (int c = 0; c < weight.length; c++) {
            difference[c] = weight[c] - other.weight[c];
        }
        return new Contrast(name + " less " + other.name, difference);
    }

    /** Returns whether no cell has a weight: there is nothing to compare. */
    boolean isEmpty() {
        return Arrays.stream(weight).allMatch(w -> w == 0);
    }

    /** Returns the weighted sum. */
    double of(double[] values) {
        double sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += weight[c] * values[c];
        }
        return sum;
    }
}
