package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.seats.AlliedListsRule;
import org.recount.seats.Allocation;
import org.recount.seats.ListRule;
import org.recount.seats.PluralityRule;
import org.recount.seats.SeatRule;
import org.recount.seats.SntvRule;
import org.recount.seats.ThresholdRule;

/**
 * The assertions that imply reported seats, for each rule. The one place that knows which rule has which.
 *
 * <ul>
 *   <li>Plurality, SNTV: each winner against each loser (Stark 2020, section 2.1).
 *   <li>SNTV with {@code q} reserved seats of which {@code t} women won a seat: women elected against women not, men
 *       elected against men not, men elected against women not, and women elected against men not only if {@code t > q};
 *       {@code docs/audit.md} proves that this is exact.
 *   <li>Lists by highest averages or largest remainder: each list's last seat against each other's next ({@link
 *       ListPairs}).
 *   <li>Behind a threshold: see {@link ThresholdAssertions}.
 * </ul>
 *
 * <p>A reported tie, seats left unfilled, or a rule that is not a set of linear inequalities (the Dutch council rule,
 * overhang, open lists with a quota inside) has none, and the set says why.
 */
public final class SeatAssertions {
    private SeatAssertions() {}

    /**
     * Returns the assertions for the seats that these votes give under the rule.
     *
     * @param rule the rule
     * @param reported the reported votes
     */
    public static AssertionSet of(SeatRule rule, ContestVotes reported) {
        Allocation seats = rule.allocate(reported);
        if (!seats.ties().isEmpty()) {
            return AssertionSet.none(reported, rule.id(), "The reported votes are tied for a seat: a lot decides");
        }
        if (seats.unfilled() > 0) {
            return AssertionSet.none(reported, rule.id(), seats.unfilled() + " seats are unfilled");
        }
        if (rule instanceof PluralityRule) {
            return candidates(reported, seats, rule.id(), Gender.F, 0);
        }
        if (rule instanceof SntvRule sntv) {
            return candidates(
                    reported,
                    seats,
                    rule.id(),
                    sntv.reservedGender(),
                    reported.contest().reservedSeats());
        }
        if (rule instanceof ThresholdRule threshold) {
            return plain(threshold.inner(), reported)
                    .map(method -> ThresholdAssertions.of(threshold, method, reported, seats))
                    .orElseGet(() -> unknown(rule, reported));
        }
        return plain(rule, reported)
                .map(method -> lists(method, rule.id(), reported, seats))
                .orElseGet(() -> unknown(rule, reported));
    }

    private static AssertionSet unknown(SeatRule rule, ContestVotes votes) {
        return AssertionSet.none(
                votes, rule.id(), "Rule " + rule.id() + " as composed here is not a set of linear inequalities");
    }

    /** The plain method of lists inside the wrappers that do nothing to this contest. */
    private static Optional<ListRule> plain(SeatRule rule, ContestVotes votes) {
        if (rule instanceof ListRule list) {
            return Optional.of(list);
        }
        if (rule instanceof AlliedListsRule allied && alliances(votes.contest()) == 0) {
            return plain(allied.outer(), votes);
        }
        return Optional.empty();
    }

    private static long alliances(Contest contest) {
        List<String> groups = contest.choices().stream()
                .map(c -> c.group())
                .filter(g -> !g.isBlank())
                .toList();
        return groups.size() - groups.stream().distinct().count();
    }

    private static AssertionSet lists(ListRule rule, String id, ContestVotes reported, Allocation seats) {
        Optional<ListPairs> pairs = ListPairs.of(rule, reported, seats, ListPairs.everyone(reported));
        if (pairs.isEmpty()) {
            return AssertionSet.none(reported, id, "Method " + id + " is not a set of linear inequalities");
        }
        List<Assertion> list = new ArrayList<>();
        pairs.get().each((keeps, next) -> list.add(pairs.get().lastSeat(keeps, next)));
        if (list.isEmpty()) {
            list.add(anyVote(reported));
        }
        return new AssertionSet(
                reported.contest().id(),
                id,
                list,
                pairs.get().strength(),
                pairs.get().note());
    }

    /** Pairs of candidates; {@code reserved} 0 for none. */
    private static AssertionSet candidates(
            ContestVotes votes, Allocation seats, String id, Gender gender, int reserved) {
        Contest contest = votes.contest();
        int n = contest.choices().size();
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        int women = 0;
        for (int c = 0; c < n; c++) {
            if (!contest.choices().get(c).competes()) {
                continue;
            }
            boolean woman = contest.choices().get(c).gender() == gender;
            if (seats.seatsOf(c) > 0) {
                in.add(c);
                women += woman ? 1 : 0;
            } else {
                out.add(c);
            }
        }
        List<Assertion> pairs = new ArrayList<>();
        for (int w : in) {
            boolean heldByQuota = women <= reserved && contest.choices().get(w).gender() == gender;
            for (int l : out) {
                if (heldByQuota && contest.choices().get(l).gender() != gender) {
                    continue; // a woman within the quota cannot be displaced by a man
                }
                pairs.add(pair(votes, w, l));
            }
        }
        if (pairs.isEmpty()) {
            pairs.add(anyVote(votes));
        }
        return new AssertionSet(contest.id(), id, pairs, Strength.EQUIVALENT, "");
    }

    /** Without any vote nobody is elected; where there is a loser, a pair says as much. */
    static LinearAssertion anyVote(ContestVotes votes) {
        int n = votes.contest().choices().size();
        LinearForm sum = LinearForm.zero(n);
        for (int c = 0; c < n; c++) {
            if (votes.contest().choices().get(c).competes()) {
                sum = sum.plus(LinearForm.of(n, c));
            }
        }
        return new LinearAssertion("votes>0", Kind.ANY_VOTE, -1, -1, sum, false, "Someone has a vote");
    }

    static LinearAssertion pair(ContestVotes votes, int winner, int loser) {
        int n = votes.contest().choices().size();
        return new LinearAssertion(
                name(votes, winner) + ">" + name(votes, loser),
                Kind.PAIR,
                winner,
                loser,
                LinearForm.of(n, winner).minus(LinearForm.of(n, loser)),
                false,
                name(votes, winner) + " has more votes than " + name(votes, loser));
    }

    /**
     * Returns the assertion that a choice has more than a share of all valid votes (a majority or supermajority, as for
     * a run-off that was not needed or a list's absolute majority).
     */
    public static LinearAssertion supermajority(ContestVotes votes, int winner, Ratio share) {
        int n = votes.contest().choices().size();
        LinearForm valid = LinearForm.zero(n);
        for (int c = 0; c < n; c++) {
            valid = valid.plus(LinearForm.of(n, c));
        }
        LinearForm form =
                LinearForm.of(n, winner).times(share.denominatorExact()).minus(valid.times(share.numeratorExact()));
        return new LinearAssertion(
                name(votes, winner) + ">" + share,
                Kind.SUPERMAJORITY,
                winner,
                -1,
                form,
                false,
                name(votes, winner) + " has more than " + share + " of the valid votes");
    }

    static String name(ContestVotes votes, int choice) {
        return votes.contest().choices().get(choice).id();
    }
}
