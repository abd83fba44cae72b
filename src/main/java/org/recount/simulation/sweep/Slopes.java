package org.recount.simulation.sweep;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The linear regression of a measure on all factors at once, each scaled so that its lowest value is 0 and its highest 1:
 * the weights with which the cells enter each slope. A slope is then what the measure gains over the factor's whole range.
 *
 * <p>Source: least squares by the pseudo-inverse, (X'X)<sup>-1</sup>X'; regression as a measure of sensitivity over a
 * Latin hypercube: Saltelli et al. 2008, Global Sensitivity Analysis, section 1.2.5.
 */
final class Slopes {
    private final double[][] scaled;
    private final double[] mean;
    private final RealMatrix inverse;
    private final int[] row;

    /**
     * Makes the regression over the cells that have a figure.
     *
     * @throws SingularMatrixException if the cells do not tell the factors apart
     */
    Slopes(SweepPlan plan, boolean[] defined) {
        int p = plan.factors().size();
        int all = plan.cells().size();
        row = new int[all];
        int n = 0;
        for (int c = 0; c < all; c++) {
            row[c] = defined[c] ? n++ : -1;
        }
        if (n < p + 2) {
            throw new SingularMatrixException();
        }
        scaled = new double[n][p + 1];
        mean = new double[p];
        for (int f = 0; f < p; f++) {
            Factor factor = plan.factors().get(f);
            double low = factor.position(factor.lowest());
            double length = factor.position(factor.highest()) - low;
            for (int c = 0; c < all; c++) {
                if (row[c] >= 0) {
                    double x = length == 0
                            ? 0
                            : (factor.position(plan.cells().get(c).get(f)) - low) / length;
                    scaled[row[c]][f + 1] = x;
                    mean[f] += x / n;
                }
            }
        }
        for (double[] line : scaled) {
            line[0] = 1;
        }
        DecompositionSolver solver = new QRDecomposition(new Array2DRowRealMatrix(scaled, false), 1e-12).getSolver();
        inverse = solver.getInverse();
    }

    /** Returns the weights of the cells in the slope of a factor. */
    Contrast slope(int factor) {
        double[] weight = new double[row.length];
        for (int c = 0; c < weight.length; c++) {
            weight[c] = row[c] < 0 ? 0 : inverse.getEntry(factor + 1, row[c]);
        }
        return new Contrast("slope", weight);
    }

    /** Returns the mean of the factor over the cells, on its scale from 0 to 1. */
    double mean(int factor) {
        return mean[factor];
    }
}
