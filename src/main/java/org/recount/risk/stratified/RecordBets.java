package org.recount.risk.stratified;

import java.util.Arrays;

/**
 * A mixture of bets on records that are constant shares {@code c} of the greatest: {@code 1 - c + c Z/q} for {@code Z = min(u,
 * u - overstatement)} (Waudby-Smith, Stark and Ramdas 2021, section 3.2).
 */
final class RecordBets implements RecordWealth {
    /** Bets as shares of the greatest, and their weights. */
    static final double[] SHARE = {0.92, 0.6};

    private static final double[] WEIGHT = {0.94, 0.06};

    private final double upper;
    private double[] value = new double[4];
    private int[] count = new int[4];
    private int kinds;
    private int draws;

    RecordBets(double upper) {
        this.upper = upper;
    }

    @Override
    public void add(double overstatement) {
        double z = Math.min(upper, Math.max(0, upper - overstatement));
        draws++;
        for (int k = 0; k < kinds; k++) {
            if (value[k] == z) {
                count[k]++;
                return;
            }
        }
        if (kinds == value.length) {
            value = Arrays.copyOf(value, 2 * kinds);
            count = Arrays.copyOf(count, 2 * kinds);
        }
        value[kinds] = z;
        count[kinds++] = 1;
    }

    /** The values are at most {@code u}: against a mean above it every bet loses. */
    @Override
    public double greatest() {
        return upper;
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public double log(double q) {
        if (draws == 0) {
            return 0;
        }
        if (q <= PolledWealth.EDGE * upper) {
            return Double.POSITIVE_INFINITY;
        }
        double a = part(0, q);
        double b = part(1, q);
        double most = Math.max(a, b);
        return most + Math.log(Math.exp(a - most) + Math.exp(b - most));
    }

    @Override
    public double slope(double q) {
        if (draws == 0) {
            return 0;
        }
        if (q <= PolledWealth.EDGE * upper) {
            return Double.NEGATIVE_INFINITY;
        }
        double a = part(0, q);
        double b = part(1, q);
        double first = 1 / (1 + Math.exp(b - a));
        return first * partSlope(0, q) + (1 - first) * partSlope(1, q);
    }

    private double part(int i, double q) {
        double log = Math.log(WEIGHT[i]);
        for (int k = 0; k < kinds; k++) {
            log += count[k] * Math.log(1 + SHARE[i] * (value[k] / q - 1));
        }
        return log;
    }

    private double partSlope(int i, double q) {
        double slope = 0;
        for (int k = 0; k < kinds; k++) {
            slope -= count[k] * SHARE[i] * value[k] / (q * (q + SHARE[i] * (value[k] - q)));
        }
        return slope;
    }
}
