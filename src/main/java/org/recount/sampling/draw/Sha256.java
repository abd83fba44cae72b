package org.recount.sampling.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of text, as the field's draws use it. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the hash of a text in UTF-8 as a whole number, most significant byte first. */
    static BigInteger number(String text) {
        return new BigInteger(1, digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the hash of a text in UTF-8 as 64 hexadecimal digits. */
    static String hex(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
