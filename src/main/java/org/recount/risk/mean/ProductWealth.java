package org.recount.risk.mean;

import org.recount.numeric.ScaledProduct;

/** A wealth that each draw multiplies by a factor that was settled before it. */
abstract class ProductWealth implements Wealth {
    private final ScaledProduct product = new ScaledProduct();

    /** Returns the factor for a draw; the expectation under the null is at most 1. */
    abstract double factor(double x, double mu, NullMean before);

    @Override
    public final void add(double x, double mu, NullMean before) {
        product.times(Math.max(0, factor(x, mu, before)));
    }

    @Override
    public final double log() {
        return product.log();
    }

    @Override
    public final double reciprocal() {
        return product.reciprocal();
    }
}
