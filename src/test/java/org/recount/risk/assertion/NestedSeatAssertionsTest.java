package org.recount.risk.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

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

    private static Choice candidate(String id, String party, Gender gender) {
        return Choice.of(id, id, party, gender);
    }

    private static Threshold third() {
        return Threshold.of(Ratio.of(1, 3), Threshold.Base.VALID);
    }

    static Stream<Case> cases() {
        List<Case> list = new ArrayList<>();
        List<Choice> allied = List.of(
                SmallElections.list("a", "g"),
                SmallElections.list("b", "g"),
                SmallElections.list("c", ""),
                SmallElections.list("d", ""));
        List<Choice> twoPairs = List.of(
                SmallElections.list("a", "g"),
                SmallElections.list("b", "g"),
                SmallElections.list("c", "h"),
                SmallElections.list("d", "h"));
        for (String method : List.of("dhondt", "sainte-lague", "hare", "droop")) {
            RuleSpec spec = RuleSpec.of(method);
            list.add(new Case("allied " + method, spec, allied, 0, List.of(1, 2, 3), 7, 1));
            list.add(new Case("two alliances, " + method, spec, twoPairs, 0, List.of(2, 3), 7, 1));
            list.add(new Case(
                    "allied behind a threshold, " + method,
                    spec.withThreshold(third()),
                    allied,
                    0,
                    List.of(2, 3),
                    7,
                    1));
            List<Choice> lists = SmallElections.lists("a", "b", "c");
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
                    spec.withConstituencySeats(Map.of("a", 2, "b", 1), true).withThreshold(third()),
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
        List<Choice> councils = SmallElections.lists("a", "b", "c");
        list.add(new Case("dutch, small", RuleSpec.of("dutch-council"), councils, 0, List.of(2, 4, 5), 11, 1));
        list.add(new Case(
                "dutch, small, four",
                RuleSpec.of("dutch-council"),
                SmallElections.lists("a", "b", "c", "d"),
                0,
                List.of(3, 6),
                8,
                1));
        list.add(new Case("dutch, large", RuleSpec.of("dutch-council"), councils, 0, List.of(19), 24, 9));
        return list.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatTheAssertionsImply(Case c) {
        SeatRule rule = SeatRules.create(c.rule());
        int auditable = 0;
        int confirmed = 0;
        for (int seats : c.seats()) {
            Contest contest = new Contest("small", "Small", "", seats, c.reserved(), c.choices());
            List<ContestVotes> all = SmallElections.everything(contest, c.ballots());
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
                        .as("%s in %s seats: %s", all.get(r), seats, SmallElections.failing(set, all.get(r)))
                        .isTrue();
                confirmed += SmallElections.check(set, r, all, outcome);
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
            for (ContestVotes votes : SmallElections.everything(contest, c.ballots())) {
                if (SmallElections.settled(rule.allocate(votes))) {
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
}
