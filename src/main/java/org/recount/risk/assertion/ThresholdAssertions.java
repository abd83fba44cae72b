package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.seats.Allocation;
import org.recount.seats.DecidedThreshold.Verdict;
import org.recount.seats.ListRule;
import org.recount.seats.Threshold;
import org.recount.seats.ThresholdRule;

/**
 * Seats behind a threshold.
 *
 * <ul>
 *   <li>Each list with a seat has reached the threshold.
 *   <li>Highest averages: each list without a seat, for each seat that it could take, is below the threshold or loses that
 *       seat. Together with the pairs of the lists with seats this is exact.
 *   <li>Largest remainder: the quota is taken from the votes of the lists that pass, so that each list's standing is
 *       asserted, also that of a list without a seat; the seats may be right although a small list's standing is not, so
 *       that these are sufficient only.
 * </ul>
 */
final class ThresholdAssertions {
    private final ContestVotes votes;
    private final Threshold threshold;
    private final Map<String, Verdict> verdicts;
    private final boolean othersAsTheyStand;
    private final LinearForm base;

    /** {@code othersAsTheyStand}: what the verdicts count beyond these votes enters as a constant. */
    private ThresholdAssertions(
            ContestVotes votes, Threshold threshold, Map<String, Verdict> verdicts, boolean othersAsTheyStand) {
        this.votes = votes;
        this.threshold = threshold;
        this.verdicts = verdicts;
        this.othersAsTheyStand = othersAsTheyStand;
        int n = votes.contest().choices().size();
        LinearForm sum = LinearForm.zero(n);
        for (int c = 0; c < n; c++) {
            if (threshold.of() != Threshold.Base.CHOICES
                    || votes.contest().choices().get(c).competes()) {
                sum = sum.plus(LinearForm.of(n, c));
            }
        }
        this.base = threshold.of() == Threshold.Base.CAST ? sum.plus(LinearForm.ofInvalid(n)) : sum;
    }

    static AssertionSet of(ThresholdRule rule, ListRule method, ContestVotes votes, Allocation seats) {
        Map<String, Verdict> verdicts = rule.decide(List.of(votes));
        ThresholdAssertions self = new ThresholdAssertions(votes, rule.threshold(), verdicts, false);
        Optional<ListPairs> found = ListPairs.of(method, votes, seats, c -> passes(verdicts, votes, c));
        // For highest averages a list that failed may pass in truth, and lose all the same: it stands among the pairs.
        Optional<ListPairs> all = ListPairs.of(method, votes, seats, ListPairs.everyone(votes));
        if (found.isEmpty() || all.isEmpty()) {
            return AssertionSet.none(votes, rule.id(), "The method is not a set of linear inequalities");
        }
        List<Assertion> list = new ArrayList<>();
        int n = votes.contest().choices().size();
        boolean quota = found.get().quotaRule();
        for (int c = 0; c < n; c++) {
            if (!votes.contest().choices().get(c).competes() || self.untouched(c)) {
                continue;
            }
            boolean passes = passes(verdicts, votes, c);
            if (seats.seatsOf(c) > 0 || (quota && passes)) {
                list.add(self.above(c));
            } else if (quota) {
                list.add(self.below(c));
            }
        }
        if (quota) {
            found.get().each((a, b) -> list.add(found.get().lastSeat(a, b)));
            list.addAll(found.get().votesAtAll());
            return new AssertionSet(
                    votes.contest().id(), rule.id(), list, Strength.SUFFICIENT, "Each list's standing is asserted");
        }
        all.get().each((a, b) -> {
            LinearAssertion pair = all.get().lastSeat(a, b);
            boolean free = seats.seatsOf(b) > 0 || self.untouched(b);
            list.add(free ? pair : new EitherAssertion(self.below(b), pair));
        });
        list.addAll(all.get().votesAtAll());
        return new AssertionSet(votes.contest().id(), rule.id(), list, Strength.EQUIVALENT, "");
    }

    /** The standing of each list that the threshold touches: reached, or not; on votes that hold all that decides. */
    static List<Assertion> standings(Threshold threshold, Map<String, Verdict> verdicts, ContestVotes votes) {
        return new ThresholdAssertions(votes, threshold, verdicts, false).standings();
    }

    /**
     * The standing in the nation of each list of one contest, as sums over its own votes: those of the other contests, which
     * the verdicts count too, are a constant.
     */
    static List<Assertion> standingsHere(Threshold threshold, Map<String, Verdict> verdicts, ContestVotes votes) {
        return new ThresholdAssertions(votes, threshold, verdicts, true).standings();
    }

    private List<Assertion> standings() {
        List<Assertion> list = new ArrayList<>();
        for (int c = 0; c < votes.contest().choices().size(); c++) {
            if (votes.contest().choices().get(c).competes()
                    && !untouched(c)
                    && verdicts.containsKey(votes.contest().choices().get(c).id())) {
                list.add(passes(verdicts, votes, c) ? above(c) : below(c));
            }
        }
        return list;
    }

    private static boolean passes(Map<String, Verdict> verdicts, ContestVotes votes, int c) {
        Verdict verdict = verdicts.get(votes.contest().choices().get(c).id());
        return votes.contest().choices().get(c).competes() && verdict != null && verdict.passes();
    }

    /** Exempt lists, and those for which constituency seats waive the threshold, pass whatever their votes. */
    private boolean untouched(int c) {
        Verdict verdict = verdicts.get(votes.contest().choices().get(c).id());
        return verdict != null && verdict.free();
    }

    private LinearForm over(int c) {
        Ratio share = threshold.shareFor(votes.contest().choices().get(c).id());
        LinearForm here = LinearForm.of(votes.contest().choices().size(), c)
                .times(share.denominatorExact())
                .minus(base.times(share.numeratorExact()));
        Verdict verdict = verdicts.get(votes.contest().choices().get(c).id());
        if (!othersAsTheyStand || verdict == null) {
            return here;
        }
        long theirs = Math.subtractExact(verdict.votes(), votes.votes(c));
        long total = Math.subtractExact(verdict.total(), threshold.total(votes));
        return here.plus(Math.subtractExact(
                Math.multiplyExact(theirs, share.denominatorExact()),
                Math.multiplyExact(total, share.numeratorExact())));
    }

    private String share(int c) {
        return threshold.shareFor(votes.contest().choices().get(c).id()) + " of "
                + threshold.of().id();
    }

    private LinearAssertion above(int c) {
        String name = SeatAssertions.name(votes, c);
        return new LinearAssertion(
                name + ">=threshold",
                Kind.ABOVE_THRESHOLD,
                c,
                -1,
                over(c),
                threshold.inclusive(),
                name + " has reached the threshold, " + share(c));
    }

    private LinearAssertion below(int c) {
        String name = SeatAssertions.name(votes, c);
        return new LinearAssertion(
                name + "<threshold",
                Kind.BELOW_THRESHOLD,
                -1,
                c,
                over(c).times(-1),
                !threshold.inclusive(),
                name + " is below the threshold, " + share(c));
    }
}
