package org.recount.risk.mean;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A weighted mean of betting martingales whose bets are constant shares of the greatest: {@code T = sum_i w_i prod (1 +
 * c_i (X_j / mu_j - 1))} with {@code c_i} in [0, 1] (Waudby-Smith, Stark and Ramdas 2021, section 3.2).
 *
 * <p>A mean of martingales is a martingale, so no correction is due for having tried many bets. Immutable.
 */
public final class Mixture implements MeanTest {
    private final String name;
    private final double[] share;
    private final double[] weight;

    private Mixture(String name, double[] share, double[] weight) {
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            if (!(share[i] >= 0 && share[i] <= 1 && weight[i] >= 0)) {
                throw new IllegalArgumentException(
                        "A mixture needs shares in [0, 1] and weights of at least 0: " + share[i] + ", " + weight[i]);
            }
            sum += weight[i];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("The weights of a mixture are all 0");
        }
        this.name = name;
        this.share = share;
        this.weight = weight;
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= sum;
        }
    }

    /** Returns a mixture of these shares with these weights, which need not sum to 1. */
    public static Mixture of(String name, double[] shares, double[] weights) {
        if (shares.length != weights.length) {
            throw new IllegalArgumentException(shares.length + " shares but " + weights.length + " weights");
        }
        return new Mixture(name, shares.clone(), weights.clone());
    }

    /** Returns SqKelly: weights in proportion to {@code (1/3 - y)^2} for {@code y <= 1/3}; for small margins. */
    public static Mixture squareKelly(int d) {
        return grid("square Kelly, D " + d, d, y -> y <= 1.0 / 3 ? (1.0 / 3 - y) * (1.0 / 3 - y) : 0);
    }

    /** Returns dKelly: equal weights. */
    public static Mixture diversifiedKelly(int d) {
        return grid("diversified Kelly, D " + d, d, y -> 1);
    }

    /** Returns LinKelly: weights in proportion to {@code max(0, 1 - 4y)}. */
    public static Mixture linearKelly(int d) {
        return grid("linear Kelly, D " + d, d, y -> Math.max(0, 1 - 4 * y));
    }

    private interface Density {
        double at(double y);
    }

    /** Bets {@code i / ((D + 1) mu)} for i = 1..D, with weights by {@code y = i / D}. */
    private static Mixture grid(String name, int d, Density density) {
        if (d < 1) {
            throw new IllegalArgumentException("A mixture needs at least one bet: D " + d);
        }
        double[] shares = filled(d, i -> (i + 1.0) / (d + 1));
        double[] weights = filled(d, i -> density.at((i + 1.0) / d));
        return new Mixture(name, shares, weights);
    }

    private static double[] filled(int n, IntToDoubleFunction f) {
        double[] a = new double[n];
        Arrays.setAll(a, f);
        return a;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        return new Parts();
    }

    private final class Parts implements Wealth {
        private final double[] part = weight.clone();
        private double exponent;
        private double sum = 1;

        @Override
        public void add(double x, double mu, NullMean before) {
            double gain = x / mu - 1;
            double total = 0;
            for (int i = 0; i < part.length; i++) {
                // At a share of 1 and a draw of 0 the rounded factor could fall below 0.
                part[i] *= Math.max(0, 1 + share[i] * gain);
                total += part[i];
            }
            sum = total;
            if (total > 0x1p300 || (total < 0x1p-300 && total > 0)) {
                int e = Math.getExponent(total);
                for (int i = 0; i < part.length; i++) {
                    part[i] = Math.scalb(part[i], -e);
                }
                sum = Math.scalb(total, -e);
                exponent += e;
            }
        }

        @Override
        public double log() {
            return StrictMath.log(sum) + exponent * StrictMath.log(2);
        }

        @Override
        public double reciprocal() {
            return exponent == 0 ? 1 / sum : StrictMath.exp(-log());
        }
    }
}
