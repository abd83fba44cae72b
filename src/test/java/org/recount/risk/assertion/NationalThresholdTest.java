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
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

/**
 * Two contests and a threshold over both, by brute force: where the standings hold for the sums of the truth and each contest's
 * assertions for its own votes, every seat is right; and the same for one contest with the other as it stands.
 */
class NationalThresholdTest {

    private record Case(String name, RuleSpec rule, List<Choice> one, List<Choice> two, int ballots) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Threshold third(Threshold.Base base, boolean inclusive) {
        return new Threshold(Ratio.of(1, 3), base, inclusive, Threshold.Scope.NATION, List.of(), List.of(), 0);
    }

    private static Choice none(String id) {
        return new Choice(id, id, "", Gender.UNKNOWN, "", Choice.Kind.NONE_OF_THE_ABOVE);
    }

    static Stream<Case> cases() {
        List<Case> list = new ArrayList<>();
        List<Choice> three = SmallElections.lists("a", "b", "c");
        List<Choice> two = SmallElections.lists("b", "a");
        for (String method : List.of("dhondt", "sainte-lague", "hare")) {
            list.add(new Case(
                    method, RuleSpec.of(method).withThreshold(third(Threshold.Base.VALID, true)), three, two, 4));
        }
        list.add(new Case(
                "dhondt, more than a third of the votes for lists, blank votes here and there",
                RuleSpec.of("dhondt").withThreshold(third(Threshold.Base.CHOICES, false)),
                List.of(SmallElections.list("a", ""), SmallElections.list("b", ""), none("blank")),
                List.of(none("blank"), SmallElections.list("b", ""), SmallElections.list("c", "")),
                4));
        list.add(new Case(
                "dhondt, of the ballots cast, one list exempt",
                RuleSpec.of("dhondt")
                        .withThreshold(third(Threshold.Base.CAST, true))
                        .withExempt(List.of("c")),
                three,
                two,
                4));
        list.add(new Case(
                "allied dhondt",
                RuleSpec.of("dhondt").withThreshold(third(Threshold.Base.VALID, true)),
                List.of(SmallElections.list("a", "g"), SmallElections.list("b", "g"), SmallElections.list("c", "")),
                two,
                4));
        list.add(new Case(
                "open lists",
                RuleSpec.of("dhondt")
                        .withThreshold(third(Threshold.Base.VALID, true))
                        .withOpenLists(""),
                List.of(candidate("1", "A"), candidate("2", "A"), candidate("3", "B")),
                List.of(candidate("1", "B"), candidate("2", "A")),
                4));
        return list.stream();
    }

    private static Choice candidate(String id, String party) {
        return Choice.of(id, id, party, Gender.M);
    }

    private static final class World {
        final SeatRule rule;
        final List<List<ContestVotes>> all = new ArrayList<>();
        final List<List<Allocation>> outcome;

        World(Case c) {
            rule = SeatRules.create(c.rule());
            Contest one = new Contest("one", "One", "", 2, 0, c.one());
            Contest two = new Contest("two", "Two", "", 2, 0, c.two());
            for (ContestVotes a : SmallElections.everything(one, c.ballots())) {
                for (ContestVotes b : SmallElections.everything(two, c.ballots())) {
                    all.add(List.of(a, b));
                }
            }
            outcome = all.stream()
                    .map(v -> {
                        SeatRule within = rule.within(v);
                        return v.stream().map(within::allocate).toList();
                    })
                    .toList();
        }

        boolean same(int reported, int truth, int contest) {
            return SmallElections.same(
                    outcome.get(reported).get(contest),
                    outcome.get(truth).get(contest),
                    all.get(truth).get(contest).contest().choices().size());
        }
    }

    private static List<ContestTally> tallies(List<ContestVotes> votes) {
        return votes.stream().map(ContestTally::ofTotals).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standingsAndEachContestsAssertionsImplyAllSeats(Case c) {
        World w = new World(c);
        boolean byParty = c.name().startsWith("open");
        int confirmed = 0;
        int auditable = 0;
        int settled = 0;
        for (int r = 0; r < w.all.size(); r += 3) {
            List<ContestVotes> reported = w.all.get(r);
            SeatRule within = w.rule.within(reported);
            assertThat(reported)
                    .as("a contest by itself")
                    .noneMatch(v -> SeatAssertions.of(within, v).auditable());
            NationalThreshold nation = NationalThreshold.of(List.of(within, within), tallies(reported))
                    .get(0);
            assertThat(nation.contests()).containsExactly(0, 1);
            List<AssertionSet> sets = reported.stream()
                    .map(v -> NationalThreshold.within(within, v))
                    .toList();
            settled += w.outcome.get(r).stream().allMatch(SmallElections::settled) ? 1 : 0;
            if (!sets.stream().allMatch(AssertionSet::auditable)) {
                continue;
            }
            auditable++;
            assertThat(nation.standings().holds(nation.votes())).isTrue();
            for (int t = 0; t < w.all.size(); t++) {
                List<ContestVotes> truth = w.all.get(t);
                boolean holds = nation.standings().holds(NationalThreshold.together(truth, byParty));
                for (int k = 0; k < 2 && holds; k++) {
                    holds = sets.get(k).holds(truth.get(k));
                }
                if (holds) {
                    confirmed++;
                    assertThat(w.same(r, t, 0) && w.same(r, t, 1))
                            .as("%s confirmed although the truth is %s", reported, truth)
                            .isTrue();
                }
            }
        }
        assertThat(auditable).as("every settled outcome has assertions").isEqualTo(settled);
        assertThat(auditable).isGreaterThan(10);
        assertThat(confirmed).isGreaterThan(auditable);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withTheOtherContestAsItStands(Case c) {
        World w = new World(c);
        int each = (int) w.all.stream().map(v -> v.get(1)).distinct().count();
        int confirmed = 0;
        int auditable = 0;
        for (int r = 0; r < w.all.size(); r += 2) {
            List<ContestVotes> reported = w.all.get(r);
            AssertionSet set = SeatAssertions.withOthersAsTheyStand(w.rule.within(reported), reported.get(0));
            if (!set.auditable()) {
                continue;
            }
            auditable++;
            assertThat(set.holds(reported.get(0))).isTrue();
            // The other contest is the same in every each-th election.
            for (int t = r % each; t < w.all.size(); t += each) {
                assertThat(w.all.get(t).get(1)).isEqualTo(reported.get(1));
                if (set.holds(w.all.get(t).get(0))) {
                    confirmed++;
                    assertThat(w.same(r, t, 0))
                            .as("%s confirmed although the truth is %s", reported, w.all.get(t))
                            .isTrue();
                }
            }
        }
        assertThat(auditable).isGreaterThan(20);
        assertThat(confirmed).isGreaterThan(auditable);
    }

    private static PollingStation station(String id, long cast) {
        return new PollingStation(id, id, "", "", -1, cast, 1);
    }

    @Test
    void theNationByStation() {
        Contest one = new Contest("one", "One", "", 2, 0, SmallElections.lists("a", "b", "c"));
        Contest two = new Contest("nation", "Two", "", 3, 0, SmallElections.lists("c", "a"));
        ContestTally first = ContestTally.builder(one)
                .add(station("x", 20), new long[] {10, 6, 3})
                .add(station("y", 9), new long[] {4, 4, 0})
                .build();
        ContestTally second = ContestTally.builder(two)
                .add(station("x", 30), new long[] {2, 27})
                .build();
        SeatRule rule = SeatRules.create(RuleSpec.of("dhondt").withThreshold(third(Threshold.Base.VALID, true)))
                .within(List.of(first.totals(), second.totals()));
        List<NationalThreshold> all = NationalThreshold.of(List.of(rule, rule), List.of(first, second));
        assertThat(all).hasSize(1);
        ContestTally nation = all.get(0).tally();
        assertThat(nation.contest().id()).isEqualTo("nation-2");
        assertThat(nation.stations().stream().map(PollingStation::id)).containsExactly("one/x", "y", "nation/x");
        assertThat(nation.totals().toArray()).containsExactly(41, 10, 5);
        assertThat(nation.row(2)).containsExactly(27, 0, 2);
        assertThat(nation.totals().invalid()).isEqualTo(3);
        assertThat(all.get(0).standings().assertions().stream().map(Assertion::id))
                .containsExactly("a>=threshold", "b<threshold", "c<threshold");
        // Another threshold for the second contest is another one to confirm.
        SeatRule other = SeatRules.create(RuleSpec.of("hare").withThreshold(third(Threshold.Base.CAST, true)))
                .within(List.of(first.totals(), second.totals()));
        assertThat(NationalThreshold.of(List.of(rule, other), List.of(first, second)))
                .hasSize(2);
        SeatRule plain = SeatRules.create(RuleSpec.of("dhondt"));
        assertThat(NationalThreshold.of(List.of(plain, plain), List.of(first, second)))
                .isEmpty();
    }

    /** A list with a constituency seat passes whatever its votes, so that nothing is asserted of it. */
    @Test
    void waivedListsAreNotAsserted() {
        Contest one = new Contest("one", "One", "", 5, 0, SmallElections.lists("a", "b", "c"));
        ContestVotes votes = ContestVotes.of(one, new long[] {60, 29, 11}, 0);
        Threshold t = new Threshold(
                Ratio.of(1, 5), Threshold.Base.VALID, true, Threshold.Scope.NATION, List.of(), List.of(), 1);
        SeatRule rule = SeatRules.create(RuleSpec.of("sainte-lague")
                        .withConstituencySeats(Map.of("c", 1), true)
                        .withThreshold(t))
                .within(List.of(votes));
        NationalThreshold nation = NationalThreshold.of(List.of(rule), List.of(ContestTally.ofTotals(votes)))
                .get(0);
        assertThat(nation.standings().assertions().stream().map(Assertion::id))
                .containsExactly("a>=threshold", "b>=threshold");
        assertThat(NationalThreshold.within(rule, votes).auditable()).isTrue();
    }
}
