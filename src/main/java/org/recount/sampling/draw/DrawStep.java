package org.recount.sampling.draw;

import java.math.BigInteger;
import java.util.Locale;

/**
 * One hash of a public draw, with all that is needed to make it again with another tool.
 *
 * @param input what was hashed, as UTF-8. For {@link DrawMethod#SHA256} the seed and the comma only; {@code zeroBytes}
 *     zero bytes follow
 * @param zeroBytes how many zero bytes follow the text, 0 for the other methods
 * @param hash the SHA-256 as a whole number, most significant byte first
 * @param number the unit that was drawn, counted from 1 ({@code 1 + hash mod units}); 0 for {@link DrawMethod#TICKET}
 * @param ticket the ticket number of {@link DrawMethod#TICKET}; blank for the others
 * @param position the object, counted from 0
 * @param taken whether it is a pick; false where the object had been drawn before and was passed over
 */
public record DrawStep(
        String input, long zeroBytes, BigInteger hash, long number, String ticket, int position, boolean taken) {

    /** Returns the hash as 64 lower-case hexadecimal digits, as {@code sha256sum} prints it. */
    public String digest() {
        return String.format(Locale.ROOT, "%064x", hash);
    }
}
