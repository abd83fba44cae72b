package org.recount.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A fast generator for the simulation's hot loops: xoshiro256++ of period 2<sup>256</sup> - 1, seeded by {@link
 * Streams}. Whole numbers below a bound and doubles are derived here and not by a library, so that the same seed gives
 * the same figures on every Java version.
 *
 * <p>Not thread-safe: one for each thread, reseeded for each (trial, purpose).
 *
 * <p>Source: Blackman and Vigna 2021, Scrambled linear pseudorandom number generators (ACM Trans. Math. Softw. 47(4)).
 */
public final class RandomStream implements UniformRandomProvider {
    private static final double UNIT = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** Returns a generator that must be seeded by {@link Streams} before its first use. */
    public RandomStream() {
        reseed(0, 0, 0, 0);
    }

    /** Sets the state. The all-zero state, from which the generator never moves, is replaced by a fixed one. */
    void reseed(long a, long b, long c, long d) {
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = (a | b | c | d) == 0 ? 0x9E3779B97F4A7C15L : d;
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /**
     * Returns a whole number from 0 to {@code bound} - 1, all exactly equally likely (Lemire 2019, ACM TOMACS 29(1),
     * multiply and reject).
     *
     * @param bound at least 1
     */
    @Override
    public long nextLong(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("The bound must be at least 1: " + bound);
        }
        long x = nextLong();
        long low = x * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                x = nextLong();
                low = x * bound;
            }
        }
        return multiplyHighUnsigned(x, bound);
    }

    /**
     * Returns a whole number from 0 to {@code bound} - 1, all exactly equally likely.
     *
     * @param bound at least 1
     */
    @Override
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** Returns a number from 0 (included) to 1 (left out), a multiple of 2<sup>-53</sup>. */
    @Override
    public double nextDouble() {
        return unit(nextLong());
    }

    /** Returns the number from 0 (included) to 1 (left out) that the upper 53 bits of a random number make. */
    public static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /** Returns true with this probability; always for 1 or more, never for 0 or less. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** Returns the upper 64 bits of the product of two unsigned numbers. */
    static long multiplyHighUnsigned(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
