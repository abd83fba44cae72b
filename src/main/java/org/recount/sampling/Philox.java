package org.recount.sampling;

/**
 * The counter-based generator Philox 4x64-10: a block of four words as a function of a key and a counter, without
 * state.
 *
 * <p>Different counters under one key give different blocks (the function is a bijection), so streams that differ in
 * any part of their counter never start alike.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw 2011, Parallel random numbers: as easy as 1, 2, 3 (SC11), section 4.3, with its
 * ten rounds and constants. Agrees with {@code PHILOX_4X64} of Commons RNG (tested).
 */
final class Philox {
    private static final long M0 = 0xD2E7470EE14C6C93L;
    private static final long M1 = 0xCA5A826395121157L;
    private static final long WEYL_0 = 0x9E3779B97F4A7C15L;
    private static final long WEYL_1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;

    private Philox() {}

    /**
     * Seeds a generator with the block of a key and a counter.
     *
     * @param stream the generator to be seeded
     */
    static void seed(RandomStream stream, long key0, long key1, long c0, long c1, long c2, long c3) {
        long k0 = key0;
        long k1 = key1;
        long x0 = c0;
        long x1 = c1;
        long x2 = c2;
        long x3 = c3;
        for (int round = 0; round < ROUNDS; round++) {
            long hi0 = RandomStream.multiplyHighUnsigned(M0, x0);
            long lo0 = M0 * x0;
            long hi1 = RandomStream.multiplyHighUnsigned(M1, x2);
            long lo1 = M1 * x2;
            x0 = hi1 ^ x1 ^ k0;
            x1 = lo1;
            x2 = hi0 ^ x3 ^ k1;
            x3 = lo0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        stream.reseed(x0, x1, x2, x3);
    }
}
