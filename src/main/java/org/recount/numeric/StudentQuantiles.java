package org.recount.numeric;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Quantiles of Student's t distribution that were asked for before: a report asks for the same few thousands of times, and
 * each is a bisection. Thread-safe.
 */
final class StudentQuantiles {
    /** A sweep with other numbers of trials everywhere must not fill the memory. */
    private static final int MOST = 10_000;

    private static final ConcurrentMap<Asked, Double> KNOWN = new ConcurrentHashMap<>();

    private StudentQuantiles() {}

    private record Asked(double p, double degrees) {}

    /** Returns {@link Special#studentQuantile}. */
    static double of(double p, double degrees) {
        Asked asked = new Asked(p, degrees);
        Double known = KNOWN.get(asked);
        if (known != null) {
            return known;
        }
        double quantile = Special.studentQuantile(p, degrees);
        if (KNOWN.size() < MOST) {
            KNOWN.put(asked, quantile);
        }
        return quantile;
    }
}
