package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;
import org.recount.seats.Divisors;
import org.recount.seats.ListMethod;
import org.recount.seats.Quota;
import org.recount.seats.SeatMargin;

/**
 * What could change an allocation to lists by highest averages or largest remainder.
 *
 * <p>Both rules take the largest cells of a table with a row for each list, so an outcome is strictly implied if and only
 * if the last cell of every list is larger than the next cell of every other. These are the lines:
 *
 * <ul>
 *   <li>highest averages: {@code T_m d(a_n + 1) > T_n d(a_m)}, for {@code m} with {@code a_m} seats and {@code n} with
 *       {@code a_n} (Stark and Teague 2014, JETS 3(1), eq. 7; Blom et al. 2021, E-Vote-ID, eq. 4);
 *   <li>largest remainder with quota {@code q}: {@code T_m - T_n > (a_m - a_n - 1) q} (Blom et al. 2021, eq. 5 for Hare).
 * </ul>
 *
 * <p>A list that has no vote stands in no row until its first; a list without a candidate left can win nothing.
 */
public final class ListChallenges {
    private ListChallenges() {}

    /** Returns the line of highest averages between two lists. */
    public static Line highestAverages(Divisors divisors, int winner, int winnerSeats, int loser, int loserSeats) {
        return new PairLine(winner, divisors.scaled(loserSeats + 1), loser, divisors.scaled(winnerSeats));
    }

    /** Returns the line of largest remainder between two lists. */
    public static Line largestRemainder(
            ContestVotes votes, Quota quota, int winner, int winnerSeats, int loser, int loserSeats) {
        List<Choice> choices = votes.contest().choices();
        int seats = votes.contest().seats();
        long factor = winnerSeats - loserSeats - 1L;
        long[] weight = new long[choices.size() + 1];
        OptionalInt over = quota.votesOver(seats);
        if (over.isPresent()) {
            for (int c = 0; c < choices.size(); c++) {
                weight[c] = choices.get(c).competes() ? -factor : 0;
            }
            weight[winner] += over.getAsInt();
            weight[loser] -= over.getAsInt();
            return LinearLine.of(weight, 0);
        }
        boolean[] inTotal = new boolean[weight.length];
        for (int c = 0; c < choices.size(); c++) {
            inTotal[c] = choices.get(c).competes();
        }
        weight[winner] = 1;
        weight[loser] = -1;
        return new QuotaLine(
                weight, inTotal, factor, total -> quota.of(total, seats).numeratorExact(), seats + 1L);
    }

    /**
     * Returns the challenges to an allocation.
     *
     * @param method how the seats are shared
     * @param votes the votes; lists that take no part do not compete
     * @param candidates number of candidates by id of the list, where that is known
     * @param seats seats reported, by choice
     */
    public static Challenges of(ListMethod method, ContestVotes votes, Map<String, Integer> candidates, int[] seats) {
        List<Choice> choices = votes.contest().choices();
        List<Challenge> all = new ArrayList<>();
        int filled = 0;
        for (int m = 0; m < seats.length; m++) {
            filled += seats[m];
            if (seats[m] > 0 && !choices.get(m).competes()) {
                all.add(new Challenge(m, -1, SeatMargin.Kind.THRESHOLD, List.of(), true));
            }
        }
        lastVotes(votes, seats, all);
        boolean empty = filled < votes.contest().seats();
        boolean known = true;
        for (int n = 0; n < seats.length; n++) {
            int most = candidates.getOrDefault(choices.get(n).id(), Integer.MAX_VALUE);
            if (!choices.get(n).competes() || seats[n] >= most) {
                continue;
            }
            List<Line> first = votes.votes(n) == 0 ? List.of(LinearLine.firstVote(seats.length, n)) : List.of();
            if (empty) {
                all.add(new Challenge(-1, n, SeatMargin.Kind.BETWEEN_CHOICES, first, true));
            }
            for (int m = 0; m < seats.length; m++) {
                if (m == n || seats[m] == 0 || !choices.get(m).competes()) {
                    continue;
                }
                Optional<Line> line = method.line(votes, m, seats[m], n, seats[n]);
                known &= line.isPresent();
                if (line.isPresent()) {
                    Challenge pair = Challenge.of(m, n, line.get());
                    all.add(first.isEmpty() ? pair : pair.behind(first, pair.kind(), true));
                }
            }
        }
        return new Challenges(all, known, method.apart());
    }

    /** A list that has lost its last vote holds nothing; where votes are few that may come before any other line. */
    private static void lastVotes(ContestVotes votes, int[] seats, List<Challenge> all) {
        List<Choice> choices = votes.contest().choices();
        long others = votes.forCompeting();
        for (int m = 0; m < seats.length; m++) {
            if (seats[m] > 0 && choices.get(m).competes() && votes.votes(m) < others) {
                long[] weight = new long[seats.length + 1];
                weight[m] = 1;
                all.add(Challenge.of(m, -1, LinearLine.of(weight, 0)));
            }
        }
    }
}
