package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.recount.election.ContestVotes;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.seats.Allocation;
import org.recount.seats.Divisors;
import org.recount.seats.HighestAverages;
import org.recount.seats.LargestRemainder;
import org.recount.seats.ListRule;
import org.recount.seats.Quota;

/**
 * The last seat of one list against the next seat of another.
 *
 * <ul>
 *   <li>Highest averages: {@code T_A / d(W_A) > T_B / d(W_B + 1)} (Stark and Teague 2014, section 3).
 *   <li>Largest remainder with quota {@code q}: {@code T_A - (W_A - 1) q > T_B - W_B q}; with {@code q = T/D} that is {@code
 *       D (T_A - T_B) > (W_A - W_B - 1) T} (Blom et al. 2021, section 4, for Hare).
 *   <li>A rounded quota lies between {@code T/D} and a bound that differs by a constant; the side that is harder to meet is
 *       asserted, so that these are sufficient only: the seats may be right although one fails by a few votes.
 * </ul>
 */
final class ListPairs {

    /** Takes a pair of lists by index. */
    interface Pair {
        void accept(int keeps, int next);
    }

    private final ContestVotes votes;
    private final Allocation seats;
    private final ListRule rule;
    private final IntPredicate takesPart;
    private final LinearForm total;

    private ListPairs(ListRule rule, ContestVotes votes, Allocation seats, IntPredicate takesPart) {
        this.rule = rule;
        this.votes = votes;
        this.seats = seats;
        this.takesPart = takesPart;
        LinearForm sum = LinearForm.zero(size());
        for (int c = 0; c < size(); c++) {
            if (takesPart.test(c)) {
                sum = sum.plus(LinearForm.of(size(), c));
            }
        }
        this.total = sum;
    }

    /** Returns the pairs of a method; empty where the method is not linear. */
    static Optional<ListPairs> of(ListRule rule, ContestVotes votes, Allocation seats, IntPredicate takesPart) {
        return rule.method() instanceof HighestAverages || rule.method() instanceof LargestRemainder
                ? Optional.of(new ListPairs(rule, votes, seats, takesPart))
                : Optional.empty();
    }

    static IntPredicate everyone(ContestVotes votes) {
        return c -> votes.contest().choices().get(c).competes();
    }

    private int size() {
        return votes.contest().choices().size();
    }

    /** Calls back for each ordered pair of lists of which the first has a seat to lose and the second can win one. */
    void each(Pair pair) {
        for (int a = 0; a < size(); a++) {
            if (seats.seatsOf(a) == 0) {
                continue;
            }
            for (int b = 0; b < size(); b++) {
                if (b != a && takesPart.test(b) && canWinAnother(b)) {
                    pair.accept(a, b);
                }
            }
        }
    }

    /**
     * A list with seats that no other list could take, for want of candidates, keeps them as long as it has a vote at all;
     * with a quota the pairs may leave that open where some list has no further candidate. Otherwise the pairs imply it.
     */
    List<LinearAssertion> votesAtAll() {
        List<LinearAssertion> list = new ArrayList<>();
        for (int a = 0; a < size(); a++) {
            boolean exhausted = false;
            boolean rivals = false;
            for (int b = 0; b < size(); b++) {
                if (b != a && takesPart.test(b)) {
                    exhausted |= !canWinAnother(b);
                    rivals |= canWinAnother(b);
                }
            }
            if (seats.seatsOf(a) > 0 && exhausted && (quotaRule() || !rivals)) {
                list.add(aVote(a));
            }
        }
        return list;
    }

    /** At least one vote is more than half a vote: ballots for others speak against it. */
    private LinearAssertion aVote(int a) {
        String name = SeatAssertions.name(votes, a);
        return new LinearAssertion(
                name + ">0",
                Kind.A_VOTE,
                a,
                -1,
                LinearForm.of(size(), a).times(2).plus(-1),
                false,
                name + " has a vote");
    }

    private boolean canWinAnother(int list) {
        Integer candidates =
                rule.candidates().get(votes.contest().choices().get(list).id());
        return candidates == null || seats.seatsOf(list) < candidates;
    }

    boolean quotaRule() {
        return rule.method() instanceof LargestRemainder;
    }

    LinearAssertion lastSeat(int a, int b) {
        int won = seats.seatsOf(a);
        int next = seats.seatsOf(b) + 1;
        LinearForm form = rule.method() instanceof HighestAverages averages
                ? quotients(averages.divisors(), a, won, b, next)
                : remainders(((LargestRemainder) rule.method()).quota(), a, won, b, next);
        String nameA = SeatAssertions.name(votes, a);
        String nameB = SeatAssertions.name(votes, b);
        return new LinearAssertion(
                nameA + "#" + won + ">" + nameB + "#" + next,
                Kind.LAST_SEAT,
                a,
                b,
                form,
                false,
                nameA + "'s seat " + won + " comes before " + nameB + "'s seat " + next);
    }

    private LinearForm quotients(Divisors d, int a, int won, int b, int next) {
        return LinearForm.of(size(), a)
                .times(d.scaled(next))
                .minus(LinearForm.of(size(), b).times(d.scaled(won)));
    }

    private LinearForm remainders(Quota quota, int a, int won, int b, int next) {
        long k = won - next; // (W_A - 1) - W_B
        long s = votes.contest().seats();
        LinearForm gap = LinearForm.of(size(), a).minus(LinearForm.of(size(), b));
        return switch (quota) {
            case HARE -> gap.times(s).minus(total.times(k));
            case HAGENBACH_BISCHOFF -> gap.times(s + 1).minus(total.times(k));
            case IMPERIALI -> gap.times(s + 2).minus(total.times(k));
            // T/(s+1) < q <= T/(s+1) + 1
            case DROOP -> gap.times(s + 1).minus(total.times(k)).plus(k > 0 ? -k * (s + 1) : 0);
            // |q - T/(s+1)| <= 1/2
            case HAGENBACH_BISCHOFF_ROUNDED ->
                gap.times(2 * (s + 1)).minus(total.times(2 * k)).plus(-Math.abs(k) * (s + 1));
        };
    }

    Strength strength() {
        return rule.method() instanceof LargestRemainder remainder && rounded(remainder.quota())
                ? Strength.SUFFICIENT
                : Strength.EQUIVALENT;
    }

    String note() {
        return strength() == Strength.SUFFICIENT
                ? "The quota is rounded; the assertions are a few votes on the safe side of it"
                : "";
    }

    private static boolean rounded(Quota quota) {
        return quota == Quota.DROOP || quota == Quota.HAGENBACH_BISCHOFF_ROUNDED;
    }
}
