package org.recount.numeric;

import java.util.function.DoubleUnaryOperator;

/** The maximum of a concave function of which only values are known, by golden section (Kiefer 1953). */
public final class GoldenSection {
    private static final double RATIO = (Math.sqrt(5) - 1) / 2;

    private GoldenSection() {}

    /**
     * Where the greatest value was seen.
     *
     * @param x the place
     * @param value the value
     */
    public record Peak(double x, double value) {}

    /**
     * Returns the maximum on an interval, its ends included.
     *
     * @param f concave; where two places have minus infinity the maximum is looked for above them
     * @param from the least place
     * @param to the greatest, at least {@code from}
     * @param precision the width at which the search ends, relative to the greater end where that exceeds 1
     */
    public static Peak maximum(DoubleUnaryOperator f, double from, double to, double precision) {
        double a = from;
        double b = to;
        double x = b - RATIO * (b - a);
        double y = a + RATIO * (b - a);
        double fx = f.applyAsDouble(x);
        double fy = f.applyAsDouble(y);
        for (int i = 0; i < 300 && b - a > precision * Math.max(1, Math.abs(b)); i++) {
            if (fx < fy || fx == fy && fy == Double.NEGATIVE_INFINITY) {
                a = x;
                x = y;
                fx = fy;
                y = a + RATIO * (b - a);
                fy = f.applyAsDouble(y);
            } else {
                b = y;
                y = x;
                fy = fx;
                x = b - RATIO * (b - a);
                fx = f.applyAsDouble(x);
            }
        }
        Peak best = fx < fy ? new Peak(y, fy) : new Peak(x, fx);
        for (double end : new double[] {from, to}) {
            double value = f.applyAsDouble(end);
            best = value > best.value() ? new Peak(end, value) : best;
        }
        return best;
    }
}
