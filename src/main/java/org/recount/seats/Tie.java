package org.recount.seats;

import java.util.List;

/**
 * Choices that are exactly tied for the last seat or seats; a lot decides.
 *
 * @param choices indices of the tied choices, ascending
 * @param seats number of seats among them, at least 1 and less than the number of choices (each choice can win at most
 *     one of these)
 */
public record Tie(List<Integer> choices, int seats) {
    public Tie {
        choices = List.copyOf(choices);
    }
}
