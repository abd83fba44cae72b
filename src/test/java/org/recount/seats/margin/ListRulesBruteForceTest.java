package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.Contest;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** Margins of the registered rules for lists, without threshold, against every small election of the rule itself. */
class ListRulesBruteForceTest {

    @TestFactory
    Stream<DynamicTest> smallElections() {
        return specs().map(s ->
                DynamicTest.dynamicTest(s.method() + s.firstDivisor(), () -> sweep(s, 3, 4, 8, 12, false)));
    }

    @TestFactory
    Stream<DynamicTest> withVotesForNobody() {
        return specs().map(
                        s -> DynamicTest.dynamicTest(s.method() + s.firstDivisor(), () -> sweep(s, 2, 3, 8, 10, true)));
    }

    @TestFactory
    @Tag("soak")
    Stream<DynamicTest> electionsOfTwelveBallots() {
        return specs().map(s ->
                DynamicTest.dynamicTest(s.method() + s.firstDivisor(), () -> sweep(s, 4, 5, 12, 16, false)));
    }

    static Stream<RuleSpec> specs() {
        List<RuleSpec> plain = SeatRules.entries().stream()
                .filter(e -> e.family() == SeatRules.Family.LISTS)
                .map(e -> RuleSpec.of(e.id()))
                .toList();
        Stream<RuleSpec> modified = Stream.of("1.2", "1.4", "1.6", "1.7")
                .map(d -> RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse(d)));
        return Stream.concat(plain.stream(), modified);
    }

    private static void sweep(RuleSpec spec, int lists, int mostSeats, int ballots, int most, boolean nobody) {
        for (int k = 1; k <= lists; k++) {
            for (int seats = 1; seats <= mostSeats; seats++) {
                Contest contest = Contests.lists(k, seats);
                RuleSweep sweep = new RuleSweep(
                                SeatRules.create(spec), nobody ? Contests.withNobody(contest) : contest, most)
                        .check(ballots);
                if (!spec.method().equals("dutch-council")) {
                    assertThat(sweep.bounds()).as("bounds").isZero();
                }
            }
        }
    }
}
