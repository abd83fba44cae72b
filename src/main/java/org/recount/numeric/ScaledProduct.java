package org.recount.numeric;

/**
 * A product of many non-negative factors that neither overflows nor underflows: a mantissa and a power of two.
 *
 * <p>Equivalent to a sum of logarithms, but one multiplication a factor instead of one logarithm, and closer: the
 * relative error of {@code n} factors is at most about {@code n} units in the last place. The same on every JVM.
 *
 * <ul>
 *   <li>A factor 0 makes the product 0 for good, whatever follows, an infinite factor included.
 *   <li>A factor {@code +infinity} makes it infinite unless it is 0.
 *   <li>A factor below 0 or NaN is an error.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class ScaledProduct {
    private static final double HIGH = 0x1p400;
    private static final double LOW = 0x1p-400;
    private static final double LN2 = StrictMath.log(2);

    private double mantissa = 1;
    private long exponent;

    /**
     * Multiplies.
     *
     * @param factor at least 0, may be infinite
     * @throws IllegalArgumentException if negative or NaN
     */
    public void times(double factor) {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("A factor of a product must be at least 0: " + factor);
        }
        if (mantissa == 0) {
            return;
        }
        double f = factor;
        if (f > HIGH && f < Double.POSITIVE_INFINITY) {
            int e = Math.getExponent(f);
            f = Math.scalb(f, -e);
            exponent += e;
        } else if (f < LOW && f > 0) {
            // Two steps, so that a subnormal factor keeps its digits.
            f *= 0x1p600;
            exponent -= 600;
        }
        mantissa *= f;
        if (mantissa > HIGH || mantissa < LOW) {
            normalise();
        }
    }

    private void normalise() {
        if (mantissa != 0 && mantissa != Double.POSITIVE_INFINITY) {
            int e = Math.getExponent(mantissa);
            mantissa = Math.scalb(mantissa, -e);
            exponent += e;
        }
    }

    /** Returns the natural logarithm of the product; {@code -infinity} for 0. */
    public double log() {
        return StrictMath.log(mantissa) + exponent * LN2;
    }

    /** Returns the product as a double; 0 or infinity where it lies outside their range. */
    public double value() {
        return scale(mantissa, exponent);
    }

    /** Returns one over the product; infinity for 0. */
    public double reciprocal() {
        return scale(1 / mantissa, -exponent);
    }

    private static double scale(double m, long e) {
        return e == 0 ? m : Math.scalb(m, (int) Math.max(-4000, Math.min(4000, e)));
    }
}
