package org.recount.risk.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;
import org.recount.seats.ThresholdRule;

/**
 * The law of assertions for rules put together of others, by brute force over small elections: where all hold for the truth,
 * the reported seats are the true seats; and where the set says so, the reverse.
 */
class NestedSeatAssertionsTest {

    private record Case(
            String name,
            RuleSpec rule,
            List<Choice> choices,
            int reserved,
            List<Integer> seats,
            int ballots,
            int step) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Choice list(String id, String group) {
        return new Choice(id, id, "", Gender.UNKNOWN, group, Choice.Kind.COMPETES);
    }

    private static Choice candidate(String id, String party, Gender gender) {
        return Choice.of(id, id, party, gender);
    }

    private static Threshold third(Threshold.Scope scope) {
        return new Threshold(Ratio.of(1, 3), Threshold.Base.VALID, true, scope, List.of(), List.of(), 0);
    }

    static Stream<Case> cases() {
        List<Case> list = new ArrayList<>();
        List<Choice> allied = List.of(list("a", "g"), list("b", "g"), list("c", ""), list("d", ""));
        List<Choice> twoPairs = List.of(list("a", "g"), list("b", "g"), list("c", "h"), list("d", "h"));
        for (String method : List.of("dhondt", "sainte-lague", "hare", "droop")) {
            RuleSpec spec = RuleSpec.of(method);
            list.add(new Case("allied " + method, spec, allied, 0, List.of(1, 2, 3), 7, 1));
            list.add(new Case("two alliances, " + method, spec, twoPairs, 0, List.of(2, 3), 7, 1));
            list.add(new Case(
                    "allied behind a threshold, " + method,
                    spec.withThreshold(third(Threshold.Scope.CONTEST)),
                    allied,
                    0,
                    List.of(2, 3),
                    7,
                    1));
            List<Choice> lists = List.of(list("a", ""), list("b", ""), list("c", ""));
            list.add(new Case(
                    "overhang " + method,
                    spec.withConstituencySeats(Map.of("a", 2, "x", 1), true),
                    lists,
                    0,
                    List.of(3, 4),
                    9,
                    1));
            list.add(new Case(
                    "overhang behind a threshold, " + method,
                    spec.withConstituencySeats(Map.of("a", 2, "b", 1), true)
                            .withThreshold(third(Threshold.Scope.CONTEST)),
                    lists,
                    0,
                    List.of(3, 4),
                    9,
                    1));
            List<Choice> open = List.of(
                    candidate("a1", "A", Gender.M),
                    candidate("a2", "A", Gender.F),
                    candidate("A", "A", Gender.UNKNOWN),
                    candidate("b1", "B", Gender.M),
                    candidate("b2", "B", Gender.F));
            list.add(new Case("open lists, " + method, spec.withOpenLists(""), open, 0, List.of(1, 2, 3), 6, 1));
        }
        List<Choice> women = List.of(
                candidate("a1", "A", Gender.M),
                candidate("a2", "A", Gender.M),
                candidate("a3", "A", Gender.F),
                candidate("a4", "A", Gender.F),
                candidate("a5", "A", Gender.M),
                candidate("b1", "B", Gender.F));
        for (String quota : List.of("iraq-2025", "iraq-2025-each-list")) {
            for (int reserved = 1; reserved <= 2; reserved++) {
                list.add(new Case(
                        quota + ", " + reserved + " reserved",
                        RuleSpec.of("sainte-lague").withOpenLists(quota),
                        women,
                        reserved,
                        List.of(4),
                        8,
                        15));
            }
        }
        List<Choice> councils = List.of(list("a", ""), list("b", ""), list("c", ""));
        list.add(new Case("dutch, small", RuleSpec.of("dutch-council"), councils, 0, List.of(2, 4, 5), 11, 1));
        list.add(new Case("dutch, small, four", RuleSpec.of("dutch-council"), allied(4), 0, List.of(3, 6), 8, 1));
        list.add(new Case("dutch, large", RuleSpec.of("dutch-council"), councils, 0, List.of(19), 24, 9));
        return list.stream();
    }

    private static List<Choice> allied(int n) {
        return Stream.of("a", "b", "c", "d", "e")
                .limit(n)
                .map(id -> list(id, ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatTheAssertionsImply(Case c) {
        SeatRule rule = SeatRules.create(c.rule());
        int auditable = 0;
        int confirmed = 0;
        for (int seats : c.seats()) {
            Contest contest = new Contest("small", "Small", "", seats, c.reserved(), c.choices());
            List<ContestVotes> all = everything(contest, c.ballots());
            List<Allocation> outcome = all.stream().map(rule::allocate).toList();
            for (int r = 0; r < all.size(); r += c.step()) {
                AssertionSet set = SeatAssertions.of(rule, all.get(r));
                if (!set.auditable()) {
                    continue;
                }
                auditable++;
                // A rounded quota's assertions keep to its safe side, and may ask for more than the reported votes
                // have.
                assertThat(set.holds(all.get(r)) || c.name().contains("droop"))
                        .as("%s in %s seats: %s", all.get(r), seats, failing(set, all.get(r)))
                        .isTrue();
                for (int t = 0; t < all.size(); t++) {
                    boolean same =
                            same(outcome.get(r), outcome.get(t), c.choices().size());
                    boolean holds = set.holds(all.get(t));
                    confirmed += holds ? 1 : 0;
                    if (holds && !same) {
                        throw new AssertionError(all.get(r) + " confirmed although the truth is " + all.get(t) + " in "
                                + seats + " seats");
                    }
                    if (same && !holds && set.strength() == Strength.EQUIVALENT) {
                        throw new AssertionError(all.get(r) + " not confirmed by " + all.get(t) + " in " + seats
                                + " seats: " + failing(set, all.get(t)));
                    }
                }
            }
        }
        assertThat(auditable).isGreaterThan(20);
        // Not only by the reported votes themselves.
        assertThat(confirmed).isGreaterThan(3 * auditable);
    }

    /** Of the outcomes that are settled, how many have assertions: all but what the class says has none. */
    @ParameterizedTest
    @MethodSource("cases")
    void nearlyEverySettledOutcomeHasAssertions(Case c) {
        SeatRule rule = SeatRules.create(c.rule());
        int settled = 0;
        int auditable = 0;
        for (int seats : c.seats()) {
            Contest contest = new Contest("small", "Small", "", seats, c.reserved(), c.choices());
            for (ContestVotes votes : everything(contest, c.ballots())) {
                if (settled(rule.allocate(votes))) {
                    settled++;
                    auditable += SeatAssertions.of(rule, votes).auditable() ? 1 : 0;
                }
            }
        }
        double share = auditable / (double) settled;
        assertThat(share)
                .as(auditable + " of " + settled)
                .isGreaterThanOrEqualTo(c.name().startsWith("dutch") ? 0.5 : 0.8);
    }

    private static String failing(AssertionSet set, ContestVotes votes) {
        return set.assertions().stream()
                .filter(a -> !a.holds(votes))
                .map(Assertion::text)
                .toList()
                .toString();
    }

    private static boolean settled(Allocation a) {
        return a.ties().isEmpty() && a.unfilled() == 0;
    }

    private static boolean same(Allocation reported, Allocation truth, int n) {
        if (!settled(truth)) {
            return false;
        }
        for (int c = 0; c < n; c++) {
            if (reported.seatsOf(c) != truth.seatsOf(c)) {
                return false;
            }
        }
        return true;
    }

    private static List<ContestVotes> everything(Contest contest, int ballots) {
        List<ContestVotes> all = new ArrayList<>();
        spread(contest, new long[contest.choices().size()], 0, ballots, all);
        return all;
    }

    private static void spread(Contest contest, long[] votes, int from, int left, List<ContestVotes> all) {
        if (from == votes.length) {
            all.add(ContestVotes.of(contest, votes, left));
            return;
        }
        for (int v = 0; v <= left; v++) {
            votes[from] = v;
            spread(contest, votes, from + 1, left - v, all);
        }
        votes[from] = 0;
    }

    /** Two contests and a threshold over both: standings on the sums, pairs in each. */
    @Test
    void aThresholdOfTheNation() {
        for (String method : List.of("dhondt", "hare")) {
            ThresholdRule rule =
                    (ThresholdRule) SeatRules.create(RuleSpec.of(method).withThreshold(third(Threshold.Scope.NATION)));
            Contest one = new Contest("one", "One", "", 2, 0, allied(3));
            Contest two = new Contest("two", "Two", "", 3, 0, allied(3).subList(0, 2));
            List<List<ContestVotes>> all = new ArrayList<>();
            for (ContestVotes a : everything(one, 4)) {
                for (ContestVotes b : everything(two, 4)) {
                    all.add(List.of(a, b));
                }
            }
            List<List<Allocation>> outcome =
                    all.stream().map(v -> allocate(rule, v)).toList();
            int confirmed = 0;
            int auditable = 0;
            for (int r = 0; r < all.size(); r += 4) {
                NationalThreshold nation = NationalThreshold.of(rule, all.get(r));
                List<ContestVotes> reported = all.get(r);
                SeatRule within = rule.within(reported);
                assertThat(reported)
                        .as("a contest by itself")
                        .noneMatch(v -> SeatAssertions.of(within, v).auditable());
                List<AssertionSet> sets = reported.stream()
                        .map(v -> NationalThreshold.within(rule, reported, v))
                        .toList();
                if (!sets.stream().allMatch(AssertionSet::auditable)) {
                    continue;
                }
                auditable++;
                assertThat(nation.standings().holds(nation.nation())).isTrue();
                for (int t = 0; t < all.size(); t++) {
                    List<ContestVotes> truth = all.get(t);
                    boolean holds = nation.standings().holds(NationalThreshold.together(truth));
                    for (int k = 0; k < 2 && holds; k++) {
                        holds = sets.get(k).holds(truth.get(k));
                    }
                    if (holds) {
                        confirmed++;
                        for (int k = 0; k < 2; k++) {
                            assertThat(same(
                                            outcome.get(r).get(k),
                                            outcome.get(t).get(k),
                                            3 - k))
                                    .as("%s confirmed although the truth is %s", reported, truth)
                                    .isTrue();
                        }
                    }
                }
            }
            assertThat(confirmed).isGreaterThan(auditable);
            assertThat(auditable).isGreaterThan(20);
        }
    }

    private static List<Allocation> allocate(ThresholdRule rule, List<ContestVotes> votes) {
        SeatRule within = rule.within(votes);
        return votes.stream().map(within::allocate).toList();
    }
}
