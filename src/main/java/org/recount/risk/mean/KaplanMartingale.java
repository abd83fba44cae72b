package org.recount.risk.mean;

import java.util.Arrays;
import org.recount.numeric.ScaledProduct;

/**
 * The Kaplan martingale {@code Y_n = integral over g in [0,1] of prod (g (X_j / mu_j - 1) + 1)} (Kaplan 1987; Stark
 * 2020, section 5).
 *
 * <p>The integrand is a polynomial in {@code g} of degree {@code n}. Its coefficients in powers of {@code g} alternate
 * in sign and cancel; in Bernstein's basis they are non-negative, so the recursion {@code b'_k = ((n + 1 - k) b_k + k
 * (X/mu) b_{k-1}) / (n + 1)} loses no digits, and the integral is their mean. Time grows as the square of the number of
 * draws.
 */
public record KaplanMartingale() implements MeanTest {

    @Override
    public String name() {
        return "Kaplan martingale";
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        return new Bernstein();
    }

    private static final class Bernstein implements Wealth {
        private double[] b = {1};
        private int degree;
        private final ScaledProduct scale = new ScaledProduct();

        @Override
        public void add(double x, double mu, NullMean before) {
            double ratio = x / mu;
            int n = degree + 1;
            if (n >= b.length) {
                b = Arrays.copyOf(b, 2 * n);
            }
            double top = 0;
            for (int k = n; k >= 1; k--) {
                b[k] = ((n - k) * b[k] + k * ratio * b[k - 1]) / n;
                top = Math.max(top, b[k]);
            }
            degree = n;
            // The value at g = 0 is 1 throughout: it only ever shrinks against the others.
            top = Math.max(top, b[0]);
            if (top > 0x1p300) {
                double factor = Math.scalb(1.0, -Math.getExponent(top));
                for (int k = 0; k <= n; k++) {
                    b[k] *= factor;
                }
                scale.times(1 / factor);
            }
        }

        @Override
        public double log() {
            double sum = 0;
            for (int k = 0; k <= degree; k++) {
                sum += b[k];
            }
            return StrictMath.log(sum / (degree + 1)) + scale.log();
        }
    }
}
