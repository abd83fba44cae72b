package org.recount.election;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One contest: a constituency (or the nation) with its seats and choices.
 *
 * @param id identifier, unique within the election
 * @param name name for people
 * @param region the governorate, province or state; blank where there is none
 * @param seats number of seats, at least 1
 * @param reservedSeats the least number of women among those elected, 0 to {@code seats}
 * @param choices the choices; their position in this list is their index everywhere else
 */
public record Contest(String id, String name, String region, int seats, int reservedSeats, List<Choice> choices) {

    public Contest {
        if (seats < 1) {
            throw new IllegalArgumentException("Contest " + id + " has " + seats + " seats; at least 1 is needed");
        }
        if (reservedSeats < 0 || reservedSeats > seats) {
            throw new IllegalArgumentException(
                    "Contest " + id + " reserves " + reservedSeats + " of " + seats + " seats");
        }
        choices = List.copyOf(choices);
        Set<String> seen = new HashSet<>(2 * choices.size());
        for (Choice choice : choices) {
            if (!seen.add(choice.id())) {
                throw new IllegalArgumentException("Contest " + id + " has choice " + choice.id() + " twice");
            }
        }
    }
}
