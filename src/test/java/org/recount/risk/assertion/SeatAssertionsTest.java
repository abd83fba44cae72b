package org.recount.risk.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * The law of assertions, by brute force: for every small election as reported and every small election as the truth, all
 * assertions of the first hold for the second if and only if the seats of the first are the seats of the second.
 */
class SeatAssertionsTest {

    private record Case(String name, RuleSpec rule, List<Gender> genders, int reserved, boolean thresholdSet) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Gender> LISTS = List.of(Gender.UNKNOWN, Gender.UNKNOWN, Gender.UNKNOWN);

    static Stream<Case> cases() {
        List<Case> list = new ArrayList<>();
        list.add(new Case("plurality", RuleSpec.of("plurality"), List.of(Gender.M, Gender.M, Gender.F), 0, false));
        for (String sntv : List.of("sntv", "sntv-women-first")) {
            for (int q = 0; q <= 2; q++) {
                list.add(new Case(
                        sntv + " q " + q,
                        RuleSpec.of(sntv),
                        List.of(Gender.M, Gender.F, Gender.M, Gender.F),
                        q,
                        false));
                list.add(new Case(
                        sntv + " one woman, q " + q,
                        RuleSpec.of(sntv),
                        List.of(Gender.M, Gender.M, Gender.M, Gender.F),
                        q,
                        false));
            }
        }
        for (String method : List.of(
                "dhondt",
                "sainte-lague",
                "danish",
                "imperiali",
                "hare",
                "droop",
                "hagenbach-bischoff",
                "hagenbach-bischoff-rounded",
                "imperiali-quota")) {
            list.add(new Case(method, RuleSpec.of(method), LISTS, 0, false));
        }
        list.add(new Case(
                "sainte-lague 1.4", RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.of(7, 5)), LISTS, 0, false));
        list.add(new Case(
                "sainte-lague 1.7", RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.of(17, 10)), LISTS, 0, false));
        for (Threshold.Base base : Threshold.Base.values()) {
            for (boolean inclusive : new boolean[] {true, false}) {
                Threshold t = new Threshold(
                        Ratio.of(1, 3), base, inclusive, Threshold.Scope.CONTEST, List.of(), List.of(), 0);
                String name = " 1/3 of " + base.id() + (inclusive ? " inclusive" : " exclusive");
                list.add(new Case("dhondt" + name, RuleSpec.of("dhondt").withThreshold(t), LISTS, 0, true));
                list.add(new Case(
                        "sainte-lague" + name, RuleSpec.of("sainte-lague").withThreshold(t), LISTS, 0, true));
                list.add(new Case("hare" + name, RuleSpec.of("hare").withThreshold(t), LISTS, 0, true));
            }
        }
        list.add(new Case(
                "dhondt, one list exempt",
                RuleSpec.of("dhondt")
                        .withThreshold(Threshold.of(Ratio.of(1, 3), Threshold.Base.VALID))
                        .withExempt(List.of("c2")),
                LISTS,
                0,
                true));
        return list.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allAssertionsHoldIfAndOnlyIfTheReportedSeatsAreTheTrueSeats(Case c) {
        SeatRule rule = SeatRules.create(c.rule());
        int ballots = c.genders().size() == 3 ? 9 : 6;
        int checked = 0;
        int confirmed = 0;
        for (int seats = 1; seats <= 4; seats++) {
            if (c.reserved() > seats) {
                continue;
            }
            Contest contest = contest(c, seats);
            List<ContestVotes> all = SmallElections.everything(contest, ballots);
            List<Allocation> outcome = all.stream().map(rule::allocate).toList();
            for (int r = 0; r < all.size(); r++) {
                AssertionSet set = SeatAssertions.of(rule, all.get(r));
                if (!set.auditable()) {
                    assertThat(SmallElections.settled(outcome.get(r)))
                            .as("%s: %s", all.get(r), set.note())
                            .isFalse();
                    continue;
                }
                if (set.strength() == Strength.EQUIVALENT) {
                    assertThat(set.holds(all.get(r)))
                            .as("reported " + all.get(r))
                            .isTrue();
                }
                checked += all.size();
                confirmed += SmallElections.check(set, r, all, outcome);
            }
        }
        assertThat(checked).isGreaterThan(10_000);
        assertThat(confirmed).isGreaterThan(500);
    }

    private static Contest contest(Case c, int seats) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < c.genders().size(); i++) {
            choices.add(Choice.of("c" + i, "Choice " + i, "", c.genders().get(i)));
        }
        return new Contest("small", "Small", "", seats, c.reserved(), choices);
    }

    /** Which pairs a women's quota has: methods of the seats, section 1.3. */
    @Test
    void aWomanWithinTheQuotaIsNotComparedWithMen() {
        Case c = new Case("", RuleSpec.of("sntv"), List.of(Gender.M, Gender.F, Gender.M, Gender.F), 1, false);
        ContestVotes byQuota = ContestVotes.of(contest(c, 2), new long[] {50, 10, 40, 5}, 0);
        assertThat(texts(byQuota)).containsExactly("c0>c2", "c0>c3", "c1>c3");
        ContestVotes onVotes = ContestVotes.of(contest(c, 2), new long[] {50, 45, 40, 5}, 0);
        assertThat(texts(onVotes)).containsExactly("c0>c2", "c0>c3", "c1>c3");
        Contest noQuota = new Contest("x", "x", "", 2, 0, contest(c, 2).choices());
        assertThat(texts(ContestVotes.of(noQuota, new long[] {50, 45, 40, 5}, 0)))
                .containsExactly("c0>c2", "c0>c3", "c1>c2", "c1>c3");
        Contest three = new Contest("x", "x", "", 3, 1, contest(c, 2).choices());
        assertThat(texts(ContestVotes.of(three, new long[] {50, 45, 40, 41}, 0)))
                .containsExactly("c0>c2", "c1>c2", "c3>c2");
    }

    private static List<String> texts(ContestVotes votes) {
        return SeatAssertions.of(SeatRules.create(RuleSpec.of("sntv")), votes).assertions().stream()
                .map(Assertion::id)
                .toList();
    }

    /** The Danish election to the European Parliament of 2014: u_max 1.124e-4, margin 8,894 ballots (methods 1.3). */
    @Test
    void theMarginOfHighestAverages() {
        Contest contest = new Contest(
                "dk",
                "Two lists",
                "",
                5,
                0,
                List.of(
                        Choice.of("A", "A", "", Gender.UNKNOWN),
                        Choice.of("B", "B", "", Gender.UNKNOWN),
                        Choice.of("C", "C", "", Gender.UNKNOWN)));
        ContestVotes votes = ContestVotes.of(contest, new long[] {340, 280, 160}, 20);
        AssertionSet set = SeatAssertions.of(SeatRules.create(RuleSpec.of("dhondt")), votes);
        // Quotients: A 340 170 113, B 280 140 93, C 160 80: seats 2, 2, 1; B's second against A's third binds.
        LinearAssertion tight = set.tightest(votes).orElseThrow();
        assertThat(tight.id()).isEqualTo("B#2>A#3");
        // x = (T_A d(L_B) - T_B d(W_A)) / (d(W_A) + d(L_B)) = (280*3 - 340*2) / 5 = 32
        assertThat(tight.ballotsChanged(votes)).hasValue(32);
        Assorter assorter = Assorter.of(tight, votes.cast());
        assertThat(assorter.of(1)).isEqualTo(1.25);
        assertThat(assorter.of(0)).isZero();
        assertThat(assorter.of(2)).isEqualTo(0.5);
        assertThat(assorter.ofInvalid()).isEqualTo(0.5);
        assertThat(assorter.upper()).isEqualTo(1.25);
        assertThat(assorter.mean(votes)).isCloseTo((280 * 1.25 + 180 * 0.5) / 800, within(1e-15));
    }

    /** The assorter's mean exceeds 1/2 exactly where the assertion holds. */
    @ParameterizedTest
    @MethodSource("cases")
    void theAssorterSaysWhatTheAssertionSays(Case c) {
        SeatRule rule = SeatRules.create(c.rule());
        // Two of two women sit by right where two seats are reserved: with three seats there is something to compare.
        Contest contest = contest(c, c.reserved() == 2 ? 3 : 2);
        List<ContestVotes> all = SmallElections.everything(contest, 5);
        int compared = 0;
        for (int r = 0; r < all.size(); r += 3) {
            for (Assertion assertion : SeatAssertions.of(rule, all.get(r)).assertions()) {
                for (LinearAssertion way : assertion.ways()) {
                    if (way.kind() == LinearAssertion.Kind.ANY_VOTE) {
                        continue;
                    }
                    Assorter assorter = Assorter.of(way, 5);
                    for (ContestVotes truth : all) {
                        double mean = assorter.mean(truth);
                        int sign = way.form().at(truth).signum();
                        assertThat(Math.abs(mean - 0.5) < 1e-12 ? 0 : (int) Math.signum(mean - 0.5))
                                .isEqualTo(sign);
                        compared++;
                    }
                    for (int choice = 0; choice < contest.choices().size(); choice++) {
                        assertThat(assorter.of(choice)).isBetween(0.0, assorter.upper());
                    }
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void aTieHasNoAssertions() {
        Case c = new Case("", RuleSpec.of("plurality"), List.of(Gender.M, Gender.M, Gender.M), 0, false);
        AssertionSet set = SeatAssertions.of(
                SeatRules.create(RuleSpec.of("plurality")), ContestVotes.of(contest(c, 1), new long[] {5, 5, 1}, 0));
        assertThat(set.auditable()).isFalse();
        assertThat(set.note()).contains("tied");
        assertThat(set.holds(ContestVotes.of(contest(c, 1), new long[] {5, 5, 1}, 0)))
                .isFalse();
    }

    @Test
    void aMajorityIsAnAssertionToo() {
        Case c = new Case("", RuleSpec.of("plurality"), List.of(Gender.M, Gender.M, Gender.M), 0, false);
        ContestVotes votes = ContestVotes.of(contest(c, 1), new long[] {70, 20, 10}, 5);
        LinearAssertion majority = SeatAssertions.supermajority(votes, 0, Ratio.of(2, 3));
        assertThat(majority.holds(votes)).isTrue();
        // T_w - f T = 70 - 66.7 = 3.3 votes: each changed ballot takes 1 from it.
        assertThat(majority.ballotsChanged(votes)).hasValue(4);
        Assorter assorter = Assorter.of(majority, votes.cast());
        assertThat(assorter.of(0)).isEqualTo(0.75);
        assertThat(assorter.of(1)).isZero();
        assertThat(assorter.ofInvalid()).isEqualTo(0.5);
        assertThat(assorter.of(new int[] {0, 1}, 2)).isEqualTo(0.375);
        assertThat(Optional.of(assorter.upper())).hasValue(0.75);
    }
}
