package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;

/**
 * What could change an allocation by plurality or SNTV: every pair of a candidate elected and one not elected, but for a
 * man against a woman who is needed for the reserved seats. The pairs are those of {@link SntvMargins}; each is necessary
 * for the outcome, and together they are sufficient.
 */
public final class SntvChallenges {
    private SntvChallenges() {}

    /**
     * Returns the challenges.
     *
     * @param votes the votes
     * @param reservedGender whose the reserved seats are
     * @param reserved the least number of seats for that gender
     * @param allocation the allocation as reported
     */
    public static Challenges of(ContestVotes votes, Gender reservedGender, int reserved, Allocation allocation) {
        List<Choice> choices = votes.contest().choices();
        int[] seats = allocation.certainSeats(choices.size());
        int women = 0;
        boolean anyone = false;
        for (int c = 0; c < seats.length; c++) {
            boolean in = seats[c] > 0;
            anyone |= in;
            women += in && choices.get(c).gender() == reservedGender ? 1 : 0;
        }
        List<Challenge> all = new ArrayList<>();
        for (int n = 0; n < seats.length; n++) {
            if (!choices.get(n).competes() || seats[n] > 0) {
                continue;
            }
            boolean womanOut = choices.get(n).gender() == reservedGender;
            if (!anyone) {
                all.add(Challenge.of(-1, n, LinearLine.firstVote(seats.length, n)));
            }
            for (int m = 0; m < seats.length; m++) {
                if (seats[m] == 0) {
                    continue;
                }
                boolean womanIn = choices.get(m).gender() == reservedGender;
                if (womanIn && !womanOut && women <= reserved) {
                    continue;
                }
                SeatMargin.Kind kind = womanIn && womanOut && women <= reserved
                        ? SeatMargin.Kind.RESERVED_LINE
                        : SeatMargin.Kind.BETWEEN_CHOICES;
                all.add(new Challenge(m, n, kind, List.of(new PairLine(m, 1, n, 1)), true));
            }
        }
        return new Challenges(all, true, true);
    }
}
