package org.recount.sampling.draw;

import java.math.BigInteger;

/**
 * An endless sequence of public random numbers of 256 bits, all of it fixed by the seed.
 *
 * <p>Not thread-safe.
 */
interface UniformStream {

    /** Returns the next number, at least 0 and less than 2^256. */
    BigInteger next();

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
                return Sha256.number(seed + "," + i);
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
        java.security.MessageDigest base = Sha256.digest();
        base.update((seed + ",").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return () -> {
            try {
                BigInteger number = new BigInteger(1, ((java.security.MessageDigest) base.clone()).digest());
                base.update((byte) 0);
                return number;
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("This platform's SHA-256 cannot be copied", e);
            }
        };
    }
}
