package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.AlliedListsRule;
import org.recount.seats.Allocation;
import org.recount.seats.DecidedThreshold;
import org.recount.seats.DutchCouncil;
import org.recount.seats.ListRule;
import org.recount.seats.ListSeatRule;
import org.recount.seats.OverhangRule;
import org.recount.seats.ThresholdRule;

/**
 * Seats of lists under a rule that is put together of others.
 *
 * <ul>
 *   <li>Allied lists: the pairs of alliances (and of lists that stand alone), as if each were one list; then the pairs of
 *       lists inside each alliance for the seats that it divides.
 *   <li>Overhang: the shares by votes, with constituency seats as they are. Exact where nobody holds more than its share;
 *       else sufficient, since a list with overhang may have another share and sit on the same seats.
 *   <li>A threshold around any of these: each list's standing, then the rule of those that pass. Around a plain method see
 *       {@link ThresholdAssertions}, which asks for less.
 *   <li>A threshold that was decided for the nation: the rule of those that pass, for which {@link NationalThreshold} has
 *       the standings.
 * </ul>
 */
final class ListAssertions {
    private ListAssertions() {}

    static AssertionSet of(ListSeatRule rule, ContestVotes votes, Allocation seats) {
        if (!seats.ties().isEmpty() || seats.unfilled() > 0) {
            return AssertionSet.none(votes, rule.id(), "The shares are tied or unfilled before the last step");
        }
        if (rule instanceof ListRule list) {
            return list.method() instanceof DutchCouncil
                    ? DutchCouncilAssertions.of(list, votes, seats)
                    : pairs(list, votes, seats);
        }
        if (rule instanceof AlliedListsRule allied) {
            return allied(allied, votes, seats);
        }
        if (rule instanceof OverhangRule overhang) {
            return overhang(overhang, votes, seats);
        }
        if (rule instanceof ThresholdRule threshold) {
            return threshold(threshold, votes, seats);
        }
        DecidedThreshold decided = (DecidedThreshold) rule;
        ContestVotes passing = decided.ofThosePassing(votes);
        AssertionSet inside = of(decided.inner(), passing, decided.inner().allocate(passing));
        return weaker(
                inside, "With the standing of each list in the nation, which has to be audited over all contests");
    }

    private static AssertionSet weaker(AssertionSet set, String note) {
        return set.auditable()
                ? new AssertionSet(set.contest(), set.rule(), set.assertions(), Strength.SUFFICIENT, note)
                : set;
    }

    private static AssertionSet pairs(ListRule rule, ContestVotes votes, Allocation seats) {
        Optional<ListPairs> pairs = ListPairs.of(rule, votes, seats, ListPairs.everyone(votes));
        if (pairs.isEmpty()) {
            return AssertionSet.none(votes, rule.id(), "Method " + rule.id() + " is not a set of linear inequalities");
        }
        List<Assertion> list = new ArrayList<>();
        pairs.get().each((keeps, next) -> list.add(pairs.get().lastSeat(keeps, next)));
        list.addAll(pairs.get().votesAtAll());
        if (list.isEmpty()) {
            list.add(SeatAssertions.anyVote(votes));
        }
        return new AssertionSet(
                votes.contest().id(),
                rule.id(),
                list,
                pairs.get().strength(),
                pairs.get().note());
    }

    private static AssertionSet allied(AlliedListsRule rule, ContestVotes votes, Allocation seats) {
        List<List<Integer>> units = AlliedListsRule.units(votes);
        int n = votes.contest().choices().size();
        if (units.size() == n) {
            return of(rule.outer(), votes, seats);
        }
        ListSeatRule between = rule.between(votes);
        ContestVotes together = AlliedListsRule.together(votes, units);
        AssertionSet shared = of(between, together, between.allocate(together));
        Lifted outside = new Lifted(n, units);
        List<Assertion> list =
                new ArrayList<>(shared.assertions().stream().map(outside::lift).toList());
        boolean auditable = shared.auditable();
        boolean equivalent = shared.strength() == Strength.EQUIVALENT;
        for (List<Integer> unit : units) {
            int held = unit.stream().mapToInt(seats::seatsOf).sum();
            if (unit.size() == 1 || held == 0) {
                continue;
            }
            ContestVotes members = only(votes, unit, held);
            AssertionSet inside = of(rule.inside(), members, rule.inside().allocate(members));
            Lifted back = new Lifted(n, unit.stream().map(List::of).toList());
            inside.assertions().forEach(a -> list.add(back.lift(a)));
            auditable &= inside.auditable();
            equivalent &= inside.strength() == Strength.EQUIVALENT;
        }
        if (!auditable) {
            return AssertionSet.none(votes, rule.id(), "An alliance or its lists have no assertions");
        }
        return new AssertionSet(
                votes.contest().id(),
                rule.id(),
                list.stream().distinct().toList(),
                equivalent ? Strength.EQUIVALENT : Strength.SUFFICIENT,
                shared.note());
    }

    /** The members of a group as a contest for its seats. */
    static ContestVotes only(ContestVotes votes, List<Integer> members, int seats) {
        Contest c = votes.contest();
        List<Choice> choices = members.stream().map(c.choices()::get).toList();
        long[] theirs = members.stream().mapToLong(votes::votes).toArray();
        return ContestVotes.of(new Contest(c.id(), c.name(), c.region(), seats, 0, choices), theirs, 0);
    }

    private static AssertionSet overhang(OverhangRule rule, ContestVotes votes, Allocation seats) {
        Optional<ContestVotes> shared = rule.shared(votes);
        if (shared.isEmpty()) {
            return AssertionSet.none(votes, rule.id(), "No seat is left to be shared by votes");
        }
        Allocation shares = rule.inner().allocate(shared.get());
        AssertionSet set = of(rule.inner(), shared.get(), shares);
        int n = votes.contest().choices().size();
        return Arrays.equals(shares.certainSeats(n), seats.certainSeats(n))
                ? set
                : weaker(set, "A list with overhang may have another share and sit on the same seats");
    }

    private static AssertionSet threshold(ThresholdRule rule, ContestVotes votes, Allocation seats) {
        Optional<ListRule> method = plain(rule.inner(), votes);
        if (method.isPresent()) {
            return ThresholdAssertions.of(rule, method.get(), votes, seats);
        }
        DecidedThreshold decided = new DecidedThreshold(rule.inner(), rule.threshold(), rule.decide(List.of(votes)));
        ContestVotes passing = decided.ofThosePassing(votes);
        AssertionSet inside = of(rule.inner(), passing, rule.inner().allocate(passing));
        if (!inside.auditable()) {
            return inside;
        }
        List<Assertion> list = ThresholdAssertions.standings(rule.threshold(), decided.verdicts(), votes);
        list.addAll(inside.assertions());
        return new AssertionSet(
                votes.contest().id(), rule.id(), list, Strength.SUFFICIENT, "Each list's standing is asserted");
    }

    /** The plain method inside wrappers that do nothing to this contest; empty where there is more to it. */
    private static Optional<ListRule> plain(ListSeatRule rule, ContestVotes votes) {
        if (rule instanceof ListRule list && !(list.method() instanceof DutchCouncil)) {
            return Optional.of(list);
        }
        if (rule instanceof AlliedListsRule allied
                && AlliedListsRule.units(votes).size()
                        == votes.contest().choices().size()) {
            return plain(allied.outer(), votes);
        }
        return Optional.empty();
    }
}
