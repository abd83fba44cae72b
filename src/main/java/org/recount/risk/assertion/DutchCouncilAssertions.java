package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.recount.election.ContestVotes;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.seats.Allocation;
import org.recount.seats.ListRule;

/**
 * The Dutch rule: every comparison that the count made, as an inequality. Sufficient: the seats may be right although the count
 * came to them by another way.
 *
 * <p>With quota {@code T/S}, {@code f} whole quotas of a list: {@code f T <= S T_i < (f + 1) T}. Below 19 seats: who has three
 * quarters of the quota; remainders {@code S T_i - f_i T} of those who take a residual seat against those who may and do not;
 * averages {@code T_i / (held + 1)} at most one each; and from the start with 19 seats or more, averages without limit. At
 * last, nobody has more than half of the votes and at most half of the seats.
 *
 * <p>None where a seat was moved for an absolute majority or a tie settled by it, where a list runs out of candidates, or where a list without any
 * vote could have taken part in a stage that gave every list one.
 */
final class DutchCouncilAssertions {
    private static final int LARGE = 19;

    private final ContestVotes votes;
    private final int n;
    private final int size;
    private final LinearForm total;
    private final int[] held;
    private final List<Assertion> list = new ArrayList<>();
    private int residual;
    private boolean untold;

    private DutchCouncilAssertions(ContestVotes votes) {
        this.votes = votes;
        this.n = votes.contest().choices().size();
        this.size = votes.contest().seats();
        this.held = new int[n];
        this.residual = size;
        LinearForm sum = LinearForm.zero(n);
        for (int c = 0; c < n; c++) {
            if (competes(c)) {
                sum = sum.plus(LinearForm.of(n, c));
            }
        }
        this.total = sum;
    }

    static AssertionSet of(ListRule rule, ContestVotes votes, Allocation seats) {
        DutchCouncilAssertions self = new DutchCouncilAssertions(votes);
        self.whole();
        if (self.size < LARGE) {
            self.byRemainder();
            self.byAverage(1);
        }
        self.byAverage(Integer.MAX_VALUE);
        self.majority();
        boolean same = true;
        for (int c = 0; c < self.n; c++) {
            Integer candidates =
                    rule.candidates().get(votes.contest().choices().get(c).id());
            same &= self.held[c] == seats.seatsOf(c) && (candidates == null || candidates >= self.size);
        }
        // A tie that the majority rule settled is no strict inequality.
        same &= self.list.stream().allMatch(a -> a.holds(votes));
        return same && !self.untold
                ? new AssertionSet(
                        votes.contest().id(),
                        rule.id(),
                        self.list.stream().distinct().toList(),
                        Strength.SUFFICIENT,
                        "Each comparison of the count is asserted")
                : AssertionSet.none(
                        votes, rule.id(), "A seat moved for a majority, or a list has no candidate left or no votes");
    }

    private boolean competes(int c) {
        return votes.contest().choices().get(c).competes();
    }

    private LinearForm remainder(int c, long quotas) {
        return LinearForm.of(n, c).times(size).minus(total.times(quotas));
    }

    private void add(String text, int winner, int loser, LinearForm form, boolean orEqual) {
        list.add(new LinearAssertion(text, Kind.LAST_SEAT, winner, loser, form, orEqual, text));
    }

    private String name(int c) {
        return SeatAssertions.name(votes, c);
    }

    private void whole() {
        long all = total.at(votes).longValueExact();
        for (int c = 0; c < n; c++) {
            if (!competes(c)) {
                continue;
            }
            held[c] = Math.toIntExact(Math.multiplyExact(votes.votes(c), (long) size) / all);
            residual -= held[c];
            if (held[c] > 0) {
                add(name(c) + " has " + held[c] + " whole quotas", c, -1, remainder(c, held[c]), true);
            }
            add(
                    name(c) + " has fewer than " + (held[c] + 1) + " quotas",
                    -1,
                    c,
                    remainder(c, held[c] + 1L).times(-1),
                    false);
        }
    }

    private void byRemainder() {
        if (residual == 0) {
            return;
        }
        int[] quotas = held.clone();
        List<Integer> may = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            if (!competes(c)) {
                continue;
            }
            LinearForm over = LinearForm.of(n, c).times(4L * size).minus(total.times(3));
            boolean reached = over.at(votes).signum() >= 0;
            add(
                    name(c) + (reached ? " has" : " has not") + " three quarters of the quota",
                    reached ? c : -1,
                    reached ? -1 : c,
                    reached ? over : over.times(-1),
                    reached);
            if (reached) {
                may.add(c);
            }
        }
        may.sort((a, b) -> remainder(b, quotas[b])
                .at(votes)
                .compareTo(remainder(a, quotas[a]).at(votes)));
        int k = Math.min(residual, may.size());
        for (int a : may.subList(0, k)) {
            for (int b : may.subList(k, may.size())) {
                add(
                        name(a) + "'s remainder exceeds " + name(b) + "'s",
                        a,
                        b,
                        remainder(a, quotas[a]).minus(remainder(b, quotas[b])),
                        false);
            }
            held[a]++;
        }
        residual -= k;
    }

    private void byAverage(int most) {
        int[] took = new int[n];
        IntPredicate open = c -> competes(c) && votes.votes(c) > 0 && took[c] < most;
        int[] before = held.clone();
        while (residual > 0) {
            int best = -1;
            for (int c = 0; c < n; c++) {
                if (open.test(c) && (best < 0 || average(c, best).at(votes).signum() > 0)) {
                    best = c;
                }
            }
            if (best < 0) {
                // Everyone has one: so would a list that has no vote as reported.
                for (int c = 0; c < n; c++) {
                    untold |= competes(c) && votes.votes(c) == 0;
                }
                break;
            }
            took[best]++;
            held[best]++;
            residual--;
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (a != b && took[a] > 0 && competes(b) && took[b] < most) {
                    LinearForm form = LinearForm.of(n, a)
                            .times(before[b] + took[b] + 1L)
                            .minus(LinearForm.of(n, b).times(before[a] + took[a]));
                    add(
                            name(a) + "'s seat " + held[a] + " has a higher average than " + name(b) + "'s "
                                    + (held[b] + 1),
                            a,
                            b,
                            form,
                            false);
                }
            }
        }
    }

    /** Positive where a's next average exceeds b's. */
    private LinearForm average(int a, int b) {
        return LinearForm.of(n, a).times(held[b] + 1L).minus(LinearForm.of(n, b).times(held[a] + 1L));
    }

    private void majority() {
        for (int c = 0; c < n; c++) {
            if (competes(c) && 2 * held[c] <= size) {
                LinearForm half = total.minus(LinearForm.of(n, c).times(2));
                untold |= half.at(votes).signum() < 0;
                add(name(c) + " has at most half of the votes", -1, c, half, true);
            }
        }
    }
}
