package org.recount.seats;

import java.util.List;

/**
 * Choices that are exactly tied for the last seat or seats; a lot decides.
 *
 * <p>Every way to give the {@code seats} to as many of the choices is possible, as long as at least {@code reserved} of
 * the winners are women. Ties of one allocation are drawn independently of each other.
 *
 * @param choices indices of the tied choices, ascending
 * @param seats number of seats among them, at least 1; each choice can win at most one of these, so that they are fewer
 *     than the choices (a remark {@link Remark.Kind#NESTED_LOT} marks the exception)
 * @param reserved the least number of women (of the reserved gender) among the winners of the lot; 0 unless women and
 *     men are tied at the same number of votes and the reserved seats bind among them
 */
public record Tie(List<Integer> choices, int seats, int reserved) {
    public Tie {
        choices = List.copyOf(choices);
        if (seats < 1 || choices.size() < 2 || reserved < 0 || reserved > seats) {
            throw new IllegalArgumentException(
                    choices.size() + " choices tied for " + seats + " seats, " + reserved + " reserved, is no tie");
        }
    }

    /** Returns a tie in which any of the choices may win. */
    public static Tie of(List<Integer> choices, int seats) {
        return new Tie(choices, seats, 0);
    }
}
