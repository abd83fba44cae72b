package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.seats.Allocation;
import org.recount.seats.DecidedThreshold;
import org.recount.seats.ListSeatRule;
import org.recount.seats.OpenListRule;
import org.recount.seats.OpenListRule.Grouped;
import org.recount.seats.PluralityRule;
import org.recount.seats.SeatRule;
import org.recount.seats.SntvRule;

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
 *   <li>Allied lists, overhang, thresholds, the Dutch council rule: see {@link ListAssertions}; open lists: {@link
 *       OpenListAssertions}; a threshold of the nation: {@link NationalThreshold} beside each contest's own.
 * </ul>
 *
 * <p>A reported tie or seats left unfilled have none, and the set says why.
 */
public final class SeatAssertions {
    private SeatAssertions() {}

    /**
     * Returns the assertions for the seats that these votes give under the rule. There are none for one contest by itself
     * where a threshold was decided over all contests: see {@link NationalThreshold}.
     *
     * @param rule the rule
     * @param reported the reported votes
     */
    public static AssertionSet of(SeatRule rule, ContestVotes reported) {
        return rule.restsOnAllContests()
                ? AssertionSet.none(
                        reported,
                        rule.id(),
                        "A threshold of the nation is not a set of linear inequalities on one contest's votes: each list's"
                                + " standing has to be audited over all contests together")
                : givenTheNation(rule, reported);
    }

    /**
     * Returns the assertions for the seats of one contest if the votes of the other contests are what the rule took them to
     * be: as {@link #of}, and where the seats rest on a threshold of the nation, each list's standing as a sum over this
     * contest's votes with those of the others as a constant. What is confirmed by them holds under that condition only.
     *
     * @param rule the rule, as {@link SeatRule#within} gives it
     * @param reported the reported votes
     */
    public static AssertionSet withOthersAsTheyStand(SeatRule rule, ContestVotes reported) {
        Optional<DecidedThreshold> decided = NationalThreshold.decided(rule);
        if (decided.isEmpty()) {
            return of(rule, reported);
        }
        AssertionSet inside = givenTheNation(rule, reported);
        if (!inside.auditable()) {
            return inside;
        }
        List<Assertion> all = new ArrayList<>(standingsHere(rule, decided.get(), reported));
        all.addAll(inside.assertions());
        return new AssertionSet(
                reported.contest().id(),
                rule.id(),
                all,
                Strength.SUFFICIENT,
                "The threshold of the nation is taken with the votes of the other contests as they stand");
    }

    private static List<Assertion> standingsHere(SeatRule rule, DecidedThreshold decided, ContestVotes reported) {
        if (!(rule instanceof OpenListRule)) {
            return ThresholdAssertions.standingsHere(decided.threshold(), decided.verdicts(), reported);
        }
        Grouped grouped = Grouped.of(reported);
        Lifted back = new Lifted(reported.contest().choices().size(), grouped.columns());
        return ThresholdAssertions.standingsHere(decided.threshold(), decided.verdicts(), grouped.lists()).stream()
                .map(back::lift)
                .toList();
    }

    /**
     * Returns the assertions for the seats of one contest, given each list's standing at the threshold of the nation: they
     * imply the seats only together with {@link NationalThreshold#standings()}.
     *
     * @param rule the rule, as {@link SeatRule#within} gives it
     * @param reported the reported votes
     */
    static AssertionSet givenTheNation(SeatRule rule, ContestVotes reported) {
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
        if (rule instanceof OpenListRule open) {
            return OpenListAssertions.of(open, reported, seats);
        }
        if (rule instanceof ListSeatRule lists) {
            return ListAssertions.of(lists, reported, seats);
        }
        return AssertionSet.none(reported, rule.id(), "Rule " + rule.id() + " has no assertions here");
    }

    /** Pairs of candidates; {@code reserved} 0 for none. */
    private static AssertionSet candidates(
            ContestVotes votes, Allocation seats, String id, Gender gender, int reserved) {
        Contest contest = votes.contest();
        int n = contest.choices().size();
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            if (!contest.choices().get(c).competes()) {
                continue;
            }
            if (seats.seatsOf(c) > 0) {
                in.add(c);
            } else {
                out.add(c);
            }
        }
        List<Assertion> pairs = pairs(votes, in, out, gender, reserved);
        if (pairs.isEmpty()) {
            pairs.add(anyVote(votes));
        }
        return new AssertionSet(contest.id(), id, pairs, Strength.EQUIVALENT, "");
    }

    /** Who is in against who is out, where {@code reserved} seats are one gender's. */
    static List<Assertion> pairs(ContestVotes votes, List<Integer> in, List<Integer> out, Gender gender, int reserved) {
        List<Choice> choices = votes.contest().choices();
        long women = in.stream().filter(c -> choices.get(c).gender() == gender).count();
        List<Assertion> pairs = new ArrayList<>();
        for (int w : in) {
            boolean heldByQuota = women <= reserved && choices.get(w).gender() == gender;
            for (int l : out) {
                if (heldByQuota && choices.get(l).gender() != gender) {
                    continue; // a woman within the quota cannot be displaced by a man
                }
                pairs.add(pair(votes, w, l));
            }
        }
        return pairs;
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

    /** One candidate against another. */
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
