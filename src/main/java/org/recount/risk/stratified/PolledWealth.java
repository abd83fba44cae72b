package org.recount.risk.stratified;

import java.util.Arrays;

/**
 * ALPHA on polled ballots, drawn without replacement, with the conditional alternative {@code eta_j = (N eta - S)/(N - j + 1)}
 * (Stark 2023, section 2.3), against every null mean at once: it keeps the draws, and the wealth against one mean that is
 * watched draw by draw. The logarithm is convex in the null mean.
 */
final class PolledWealth {
    /** A mean nearer than this to 0 or the bound is taken for it. */
    static final double EDGE = 1e-12;

    private static final double BIG = 0x1p300;
    private static final double SMALL = 0x1p-300;

    private final long ballots;
    private final double upper;
    private final double alternative;

    /** By draw: {@code N/left}, {@code seen/left}, and {@code a, b} of the factor {@code a/mu + b/(u - mu)}. */
    private double[] scale = new double[64];

    private double[] shift = new double[64];
    private double[] ones = new double[64];
    private double[] rest = new double[64];
    private int drawn;
    private double sum;

    private double watched = Double.NaN;
    private double watchedProduct;
    private double watchedLog;

    private double log;
    private double slope;

    PolledWealth(long ballots, double upper, double alternative) {
        this.ballots = ballots;
        this.upper = upper;
        this.alternative = Math.min(upper * 0.999, Math.max(upper * 0.001, alternative));
    }

    void add(double x) {
        if (drawn == ballots) {
            throw new IllegalStateException("All " + ballots + " ballots of the polled stratum have been drawn");
        }
        if (drawn == scale.length) {
            scale = Arrays.copyOf(scale, 2 * drawn);
            shift = Arrays.copyOf(shift, 2 * drawn);
            ones = Arrays.copyOf(ones, 2 * drawn);
            rest = Arrays.copyOf(rest, 2 * drawn);
        }
        double left = (double) ballots - drawn;
        scale[drawn] = ballots / left;
        shift[drawn] = sum / left;
        double conditional = (ballots * alternative - sum) / left;
        double eta = Math.min(upper * 0.9999, Math.max(upper * 0.0001, conditional));
        ones[drawn] = x * eta / upper;
        rest[drawn] = (upper - x) * (upper - eta) / upper;
        if (!Double.isNaN(watched)) {
            watchedProduct *= factor(drawn, watched);
            if (watchedProduct > BIG || watchedProduct < SMALL) {
                watchedLog += Math.log(watchedProduct);
                watchedProduct = 1;
            }
        }
        drawn++;
        sum += x;
    }

    int drawn() {
        return drawn;
    }

    /** Returns the least mean that the sample leaves possible. */
    double lowest() {
        return Math.max(sum / ballots, 0);
    }

    /** Returns the greatest. */
    double highest() {
        return (sum + upper * ((double) ballots - drawn)) / ballots;
    }

    /** Works out the wealth against a mean, and its slope there. */
    void at(double m) {
        double logs = 0;
        double product = 1;
        double rise = 0;
        for (int j = 0; j < drawn; j++) {
            double mu = mean(j, m);
            double nu = upper - mu;
            double top = ones[j] * nu + rest[j] * mu;
            double inverse = 1 / (mu * nu * top);
            product *= top * top * inverse;
            rise += scale[j] * (rest[j] * mu * mu - ones[j] * nu * nu) * inverse;
            if (product > BIG || product < SMALL) {
                logs += Math.log(product);
                product = 1;
            }
        }
        log = logs + Math.log(product);
        slope = rise;
    }

    /** Returns the logarithm of the wealth at the mean of the last {@link #at}. */
    double log() {
        return log;
    }

    /** Returns the slope of the logarithm there. */
    double slope() {
        return slope;
    }

    /** Watches a mean from now on; {@link #at} it must have been the last. */
    void watch(double m) {
        watched = m;
        watchedProduct = 1;
        watchedLog = log;
    }

    /** Returns the logarithm of the wealth against the mean that is watched. */
    double watchedLog() {
        return watchedLog + Math.log(watchedProduct);
    }

    private double factor(int j, double m) {
        double mu = mean(j, m);
        return ones[j] / mu + rest[j] / (upper - mu);
    }

    /** The mean of the ballots that are left before a draw, under a null. */
    private double mean(int j, double m) {
        return Math.max(EDGE * upper, Math.min(upper * (1 - EDGE), scale[j] * m - shift[j]));
    }
}
