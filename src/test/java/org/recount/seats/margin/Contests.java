package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;

/** Contests for the tests of margins. */
final class Contests {
    private Contests() {}

    /** So many candidates, the first of them women. */
    static Contest candidates(int k, int women, int seats, int reserved) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            choices.add(Choice.of("C" + i, "C" + i, "", i < women ? Gender.F : Gender.M));
        }
        return new Contest("c", "c", "", seats, reserved, choices);
    }

    /** So many lists. */
    static Contest lists(int k, int seats) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            choices.add(Choice.of("L" + i, "L" + i, "L" + i, Gender.UNKNOWN));
        }
        return new Contest("c", "c", "", seats, 0, choices);
    }

    /** Lists with these votes. */
    static ContestVotes lists(int seats, long... votes) {
        return ContestVotes.of(lists(votes.length, seats), votes, 0);
    }

    /** The same contest with valid votes for nobody as its last choice. */
    static Contest withNobody(Contest c) {
        List<Choice> choices = new ArrayList<>(c.choices());
        choices.add(new Choice("N", "None of the above", "", Gender.UNKNOWN, "", Choice.Kind.NONE_OF_THE_ABOVE));
        return new Contest(c.id(), c.name(), c.region(), c.seats(), c.reservedSeats(), choices);
    }
}
