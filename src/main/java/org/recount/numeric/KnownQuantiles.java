package org.recount.numeric;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.DoubleSupplier;

/**
 * Quantiles that were asked for before: a report asks for the same few thousands of times, and each is a bisection.
 * Thread-safe.
 */
final class KnownQuantiles {
    /** A sweep with other numbers of trials everywhere must not fill the memory. */
    private static final int MOST = 10_000;

    private static final ConcurrentMap<Asked, Double> KNOWN = new ConcurrentHashMap<>();

    private KnownQuantiles() {}

    /** Infinitely many degrees of freedom stand for the normal distribution. */
    private record Asked(double p, double degrees) {}

    /** Returns {@link Special#studentQuantile}. */
    static double student(double p, double degrees) {
        return known(new Asked(p, degrees), () -> Special.studentQuantile(p, degrees));
    }

    /** Returns {@link Special#normalQuantile}. */
    static double normal(double p) {
        return known(new Asked(p, Double.POSITIVE_INFINITY), () -> Special.normalQuantile(p));
    }

    private static double known(Asked asked, DoubleSupplier bisection) {
        Double known = KNOWN.get(asked);
        if (known != null) {
            return known;
        }
        double quantile = bisection.getAsDouble();
        if (KNOWN.size() < MOST) {
            KNOWN.put(asked, quantile);
        }
        return quantile;
    }
}
