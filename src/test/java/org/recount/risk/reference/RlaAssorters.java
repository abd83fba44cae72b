package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.risk.assertion.Assorter;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** Assorters, as the assertions of real allocations make them. */
final class RlaAssorters {
    private RlaAssorters() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of("Supermajority", "supermajority_assorter", c -> {
                ContestVotes votes = votes(1, 90, 10);
                Assorter a = Assorter.of(SeatAssertions.supermajority(votes, 0, Ratio.of(2, 3)), 100);
                assertThat(a.of(0)).isCloseTo(c.expected("winner"), within(1e-15));
                assertThat(a.of(1)).isEqualTo(c.expected("loser"));
                assertThat(a.ofInvalid()).isEqualTo(c.expected("invalid"));
            }),
            RlaFamily.of("D'Hondt", "dhondt_assorter", c -> {
                // Seats 3 and 2: A's third against B's third. Seats 5 and 5: A's fifth against B's sixth, and the
                // reverse.
                assertThat(last("dhondt", 5, 3, 301, 299, 0).of(0)).isEqualTo(c.expected("vote_A_3_3"));
                assertThat(last("dhondt", 10, 5, 301, 300, 0).of(0))
                        .isCloseTo(c.expected("vote_A_W5_L6"), within(1e-15));
                assertThat(last("dhondt", 10, 6, 340, 260, 0).of(0))
                        .isCloseTo(c.expected("vote_A_W6_L5"), within(1e-15));
            }),
            RlaFamily.of("Hamilton", "hamilton_assorter", c -> {
                int seats = (int) c.in("S");
                // 10 seats, Hare quota 100: A 5 seats, B 2, C 3.
                ContestVotes votes = votes(seats, 500, 210, 290);
                LinearAssertion pair = (LinearAssertion)
                        SeatAssertions.of(SeatRules.create(RuleSpec.of("hare")), votes).assertions().stream()
                                .filter(x -> x.id().equals("c0#5>c1#3"))
                                .findFirst()
                                .orElseThrow();
                Assorter a = Assorter.of(pair, votes.cast());
                assertThat(a.of(0)).isCloseTo(c.expected("vote_A"), within(1e-15));
                assertThat(a.of(1)).isEqualTo(c.expected("vote_B"));
                assertThat(a.of(2)).isCloseTo(c.expected("other_valid"), within(1e-15));
                assertThat(a.ofInvalid()).isEqualTo(c.expected("invalid"));
                LinearForm form = pair.form();
                assertThat(-form.coefficient(2) / (double) seats).isCloseTo(c.expected("d"), within(1e-15));
            }));

    private static Assorter last(String rule, int seats, int won, long a, long b, long other) {
        ContestVotes votes = votes(seats, a, b, other);
        LinearAssertion pair =
                (LinearAssertion) SeatAssertions.of(SeatRules.create(RuleSpec.of(rule)), votes).assertions().stream()
                        .filter(x -> x.id().startsWith("c0#" + won + ">c1#"))
                        .findFirst()
                        .orElseThrow();
        return Assorter.of(pair, votes.cast());
    }

    static ContestVotes votes(int seats, long... votes) {
        java.util.ArrayList<Choice> choices = new java.util.ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            choices.add(Choice.of("c" + i, "c" + i, "", Gender.UNKNOWN));
        }
        return ContestVotes.of(new Contest("x", "x", "", seats, 0, choices), votes, 0);
    }
}
