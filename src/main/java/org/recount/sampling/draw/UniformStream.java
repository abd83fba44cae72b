package org.recount.sampling.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * An endless sequence of public random numbers of 256 bits, all of it fixed by the seed.
 *
 * <p>Not thread-safe.
 */
interface UniformStream {

    /** Returns the next number, at least 0 and less than 2^256. */
    BigInteger next();

    /** Returns the text that the last number is the hash of. */
    String input();

    /** Returns how many zero bytes followed that text. */
    long zeroBytes();

    /**
     * Returns Rivest's sequence, which Colorado's software draws too: number {@code i} (from 1) is SHA-256 of the seed,
     * a comma and {@code i} in decimal (Rivest, sampler.py, 14 November 2011; Colorado RLA,
     * PseudoRandomNumberGenerator).
     *
     * @param seed any text
     */
    static UniformStream rivest(String seed) {
        return new UniformStream() {
            private long i;

            @Override
            public BigInteger next() {
                i++;
                return Sha256.number(input());
            }

            @Override
            public String input() {
                return seed + "," + i;
            }

            @Override
            public long zeroBytes() {
                return 0;
            }
        };
    }

    /**
     * Returns the sequence of Stark's tools (cryptorandom, class SHA256): number {@code i} (from 0) is SHA-256 of the
     * seed, a comma and {@code i} zero bytes. The running hash is kept, so a number costs the same however late it is.
     *
     * @param seed any text
     */
    static UniformStream zeroBytes(String seed) {
        MessageDigest base = Sha256.digest();
        base.update((seed + ",").getBytes(StandardCharsets.UTF_8));
        return new UniformStream() {
            private long zeros = -1;

            @Override
            public BigInteger next() {
                try {
                    BigInteger number = new BigInteger(1, ((MessageDigest) base.clone()).digest());
                    base.update((byte) 0);
                    zeros++;
                    return number;
                } catch (CloneNotSupportedException e) {
                    throw new IllegalStateException("This platform's SHA-256 cannot be copied", e);
                }
            }

            @Override
            public String input() {
                return seed + ",";
            }

            @Override
            public long zeroBytes() {
                return zeros;
            }
        };
    }
}
