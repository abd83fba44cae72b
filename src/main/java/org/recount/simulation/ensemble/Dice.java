package org.recount.simulation.ensemble;

import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * The random numbers of one part of one member. All are derived from {@code nextLong} with additions and
 * multiplications, so that they are the same on every JVM.
 *
 * <p>Not thread-safe.
 */
final class Dice {
    /** Half of the 40 tosses, and of two uniform numbers in steps of 2^-12. */
    private static final double MEAN_OF_BELL = 21 - 0x1.0p-12;

    /** 1 / sqrt(40 / 4 + 2 / 12). */
    private static final double SCALE_OF_BELL = 0.313_625_024_093_590_05;

    private final RandomStream fast;

    private Dice(RandomStream fast) {
        this.fast = fast;
    }

    /** Returns the stream of (seed, member, part). */
    static Dice of(long seed, int member, int part) {
        return new Dice(new Streams(seed).stream(member, Streams.Purpose.ELECTION, part));
    }

    long bits() {
        return fast.nextLong();
    }

    /** Returns a number in [0, 1), a multiple of 2^-53. */
    double unit() {
        return fast.nextDouble();
    }

    /** Returns a number in [0, 1), a multiple of 2^-24. */
    float unit24() {
        return (fast.nextLong() >>> 40) * 0x1.0p-24f;
    }

    /** Returns a number in [from, to). */
    double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /** Returns a whole number in [0, n), n at most 2^31 (the bias is below n / 2^32). */
    int below(int n) {
        return (int) (((fast.nextLong() >>> 32) * n) >>> 32);
    }

    /**
     * Returns a number that is nearly standard normal (never beyond 6.6): how many of 40 tosses are heads, and two uniform
     * numbers that fill the gaps.
     */
    double bell() {
        long b = fast.nextLong();
        long fill = (b & 0xfff) + (b >>> 12 & 0xfff);
        return (Long.bitCount(b >>> 24) + fill * 0x1.0p-12 - MEAN_OF_BELL) * SCALE_OF_BELL;
    }

    /** Puts the first n elements into random order. */
    void shuffle(int[] a, int n) {
        for (int i = n - 1; i > 0; i--) {
            int j = below(i + 1);
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }

    /** Returns an index with probability proportional to its weight; -1 if no weight is above 0. */
    int pick(double[] weights, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.max(0, weights[i]);
        }
        double u = unit() * sum;
        int last = -1;
        for (int i = 0; i < n; i++) {
            if (weights[i] > 0) {
                last = i;
                u -= weights[i];
                if (u < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
