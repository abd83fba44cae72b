package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.recount.election.ContestVotes;

/** What other programs got wrong, by the reports of their users. */
class PeerDefectsTest {
    private static Allocation allocate(String id, ContestVotes v) {
        return SeatRules.create(RuleSpec.of(id)).allocate(v);
    }

    /** coalitions #130: D'Hondt wrong where the lists were not in order of votes, with one of no votes among them. */
    @Test
    void unorderedInput() {
        assertThat(allocate("dhondt", Elections.lists(3, 250, 0, 100)).certainSeats(3))
                .containsExactly(2, 0, 1);
        assertThat(allocate("dhondt", Elections.lists(8, 20_000, 100_000, 30_000, 80_000))
                        .certainSeats(4))
                .containsExactly(0, 4, 1, 3);
    }

    /** coalitions #131: the same votes gave another result each time; a tie is a tie. */
    @Test
    void aTieIsNotDecidedAtRandom() {
        Allocation two = allocate("dhondt", Elections.lists(15, 360, 280));
        assertThat(two.certainSeats(2)).containsExactly(8, 6);
        assertThat(two.ties()).containsExactly(Tie.of(List.of(0, 1), 1));
        Allocation four = allocate("dhondt", Elections.lists(19, 397, 327, 274, 109));
        assertThat(four.certainSeats(4)).containsExactly(7, 5, 5, 1);
        assertThat(four.ties()).containsExactly(Tie.of(List.of(1, 3), 1));
    }

    /** sainte-lague #3: three lists of four votes and two seats never came to an end. */
    @Test
    void noInfiniteLoop() {
        for (Rules.Named named : Rules.all()) {
            Allocation a = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> named.rule().allocate(Elections.lists(2, 4, 4, 4)));
            assertThat(a.ties()).as(named.name()).containsExactly(Tie.of(List.of(0, 1, 2), 2));
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> named.rule().allocate(Elections.lists(7, 0, 0, 0)));
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> named.rule().allocate(Elections.lists(7, 0, 1, 0)));
        }
    }

    /** hare-niemeyer #8 and #9: one seat lost, and seats to be drawn always given to the first lists. */
    @Test
    void seatsToBeDrawnAreNotLostOrGivenToTheFirst() {
        Allocation a = allocate("hare", Elections.lists(50, 5, 15, 30, 5, 45));
        assertThat(a.certainSeats(5)).containsExactly(2, 7, 15, 2, 22);
        assertThat(a.ties()).containsExactly(Tie.of(List.of(0, 1, 3, 4), 2));
    }

    /** apportionment #6: ties in the middle of the process broken in silence; here they come back at the line or not. */
    @Test
    void tiesInMidProcess() {
        Allocation resolved = allocate("dhondt", Elections.lists(8, 720, 720, 120, 120));
        assertThat(resolved.certainSeats(4)).containsExactly(4, 4, 0, 0);
        assertThat(resolved.ties()).isEmpty();
        Allocation open = allocate("dhondt", Elections.lists(13, 720, 720, 120, 120));
        assertThat(open.certainSeats(4)).containsExactly(5, 5, 0, 0);
        assertThat(open.ties()).containsExactly(Tie.of(List.of(0, 1, 2, 3), 3));
    }

    /** abacus #1356: seats that only lists without votes could take went by the order of the lists. */
    @Test
    void listsWithoutVotesAreNotGivenSeatsByOrder() {
        RuleSpec spec = RuleSpec.of("dutch-council").withCandidates(Map.of("L0", 16, "L1", 16, "L2", 2));
        Allocation a = SeatRules.create(spec).allocate(Elections.lists(19, 0, 0, 1));
        assertThat(a.certainSeats(3)).containsExactly(0, 0, 2);
        assertThat(a.unfilled()).isEqualTo(17);
    }

    /** abacus #1271: a list with too few candidates cost another its residual seat. */
    @Test
    void anExhaustedListDoesNotCostAnotherItsSeat() {
        RuleSpec spec = RuleSpec.of("dutch-council").withCandidates(Map.of("L0", 3));
        assertThat(SeatRules.create(spec)
                        .allocate(Elections.lists(6, 32, 11, 9, 8))
                        .certainSeats(4))
                .containsExactly(3, 1, 1, 1);
    }

    /** Doubles: 0.1 + 0.2; 1.4 as a double is below 7/5, and a tie at 7 : 5 would be none. */
    @Test
    void firstDivisorIsExact() {
        RuleSpec spec = RuleSpec.of("sainte-lague").withFirstDivisor(org.recount.numeric.Ratio.parse("1.4"));
        // 15 / 3 = 5 and 7 / 1.4 = 5
        Allocation a = SeatRules.create(spec).allocate(Elections.lists(2, 15, 7));
        assertThat(a.certainSeats(2)).containsExactly(1, 0);
        assertThat(a.ties()).containsExactly(Tie.of(List.of(0, 1), 1));
    }

    /** A share of 29% of 100 is 29 votes; in doubles 0.29 * 100 is 28.999999999999996. */
    @Test
    void thresholdIsExact() {
        Threshold t = Threshold.of(org.recount.numeric.Ratio.parse("0.29"), Threshold.Base.VALID);
        assertThat(t.passes("x", 29, 100)).isTrue();
        assertThat(t.passes("x", 28, 100)).isFalse();
        assertThat(t.passes("x", 290_000_000_000_000_000L, 1_000_000_000_000_000_000L))
                .isTrue();
        assertThat(t.passes("x", 289_999_999_999_999_999L, 1_000_000_000_000_000_000L))
                .isFalse();
    }

    /** Votes beyond what a long can sum end in an error and not in a wrong seat. */
    @Test
    void overflowIsAnError() {
        ContestVotes v = Elections.lists(5, Long.MAX_VALUE, Long.MAX_VALUE, 1);
        for (Rules.Named named : Rules.all()) {
            assertThatThrownBy(() -> named.rule().allocate(v)).as(named.name()).isInstanceOf(ArithmeticException.class);
        }
    }
}
