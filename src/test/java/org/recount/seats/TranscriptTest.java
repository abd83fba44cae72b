package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation.Step;
import org.recount.seats.Allocation.StepKind;

/** Why each seat went where it did, in words with the figures. */
class TranscriptTest {
    private static List<String> texts(RuleSpec spec, ContestVotes v) {
        return SeatRules.create(spec).allocate(v).transcript().stream()
                .map(Step::text)
                .toList();
    }

    @Test
    void replaceTheLowestMan() {
        ContestVotes v = Elections.candidates(3, 1, 0b11000, 900, 800, 700, 300, 120);
        assertThat(texts(RuleSpec.of("sntv"), v))
                .containsExactly(
                        "Candidate 0 sits with 900 votes on votes",
                        "Candidate 1 sits with 800 votes on votes",
                        "Candidate 2 with 700 votes gives way to the reserved seats",
                        "Candidate 3 sits with 300 votes for a reserved seat");
    }

    @Test
    void womenFirst() {
        ContestVotes v = Elections.candidates(3, 1, 0b11000, 900, 800, 700, 300, 120);
        assertThat(texts(RuleSpec.of("sntv-women-first"), v))
                .containsExactly(
                        "Candidate 3 sits with 300 votes for a reserved seat",
                        "Candidate 0 sits with 900 votes on votes",
                        "Candidate 1 sits with 800 votes on votes");
    }

    @Test
    void aLotAmongWomenAndMen() {
        // Two women and two men at five votes for two seats, one of them reserved: any pair but the two men.
        ContestVotes v = Elections.candidates(2, 1, 0b0011, 5, 5, 5, 5);
        Allocation a = SeatRules.create(RuleSpec.of("sntv")).allocate(v);
        assertThat(a.ties()).containsExactly(new Tie(List.of(0, 1, 2, 3), 2, 1));
        assertThat(a.transcript())
                .extracting(Step::text)
                .containsExactly(
                        "Candidate 0, Candidate 1, Candidate 2, Candidate 3 are tied at 5 votes: a lot decides 2 seats"
                                + " among 4, at least 1 of them for women");
    }

    @Test
    void quotients() {
        Allocation a = SeatRules.create(RuleSpec.of("dhondt")).allocate(Elections.lists(3, 100, 80, 30));
        assertThat(a.transcript())
                .containsExactly(
                        new Step(StepKind.QUOTIENT, 0, 1, "100", "Seat 1 to List 0: 100 / 1 = 100"),
                        new Step(StepKind.QUOTIENT, 1, 2, "80", "Seat 2 to List 1: 80 / 1 = 80"),
                        new Step(StepKind.QUOTIENT, 0, 3, "50", "Seat 3 to List 0: 100 / 2 = 50"),
                        new Step(
                                StepKind.QUOTIENT,
                                1,
                                0,
                                "40",
                                "The next, without a seat, would be List 1: 80 / 2 = 40"));
    }

    @Test
    void quotaAndRemainders() {
        assertThat(texts(RuleSpec.of("hare"), Elections.lists(10, 47000, 16000, 15900, 12000, 6000, 3100)))
                .containsExactly(
                        "Quota: votes / seats = 10000 (100000 votes, 10 seats)",
                        "List 0: 47000 votes hold 4 whole quotas, remainder 7000",
                        "List 1: 16000 votes hold 1 whole quota, remainder 6000",
                        "List 2: 15900 votes hold 1 whole quota, remainder 5900",
                        "List 3: 12000 votes hold 1 whole quota, remainder 2000",
                        "List 4: 6000 votes hold 0 whole quotas, remainder 6000",
                        "List 5: 3100 votes hold 0 whole quotas, remainder 3100",
                        "Seat 8 to List 0 by its remainder of 7000",
                        "Seat 9 to List 1 by its remainder of 6000",
                        "Seat 10 to List 4 by its remainder of 6000");
    }

    @Test
    void absoluteMajority() {
        assertThat(texts(RuleSpec.of("dutch-council"), Elections.lists(15, 2571, 977, 567, 536, 453)))
                .contains(
                        "Quota: votes / seats = 340.2667",
                        "Seat 15 to List 3 by its remainder of 195.7333",
                        "List 0 has more than half of the votes and takes one seat from the smallest remainder or"
                                + " average: List 3");
    }

    /** A list's seats, the quota inside it, and who gives way: a list of 5 seats must seat one woman. */
    @Test
    void openListWithTheQuotaOfIraq2025() {
        Contest contest = new Contest(
                "c",
                "c",
                "",
                6,
                1,
                List.of(
                        candidate("m1", "Big", Gender.M),
                        candidate("m2", "Big", Gender.M),
                        candidate("m3", "Big", Gender.M),
                        candidate("m4", "Big", Gender.M),
                        candidate("m5", "Big", Gender.M),
                        candidate("w1", "Big", Gender.F),
                        candidate("w2", "Big", Gender.F),
                        candidate("s1", "Small", Gender.M),
                        candidate("Big", "Big", Gender.UNKNOWN)));
        ContestVotes v = ContestVotes.of(contest, new long[] {90, 80, 70, 60, 50, 40, 30, 100, 200}, 0);
        RuleSpec spec = RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse("1.7"));
        Allocation plain = SeatRules.create(spec.withOpenLists("")).allocate(v);
        assertThat(plain.certainSeats(9)).containsExactly(1, 1, 1, 1, 1, 0, 0, 1, 0);
        assertThat(plain.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.RESERVED_NOT_APPLIED);

        Allocation quota = SeatRules.create(spec.withOpenLists("iraq-2025")).allocate(v);
        assertThat(quota.certainSeats(9)).containsExactly(1, 1, 1, 1, 0, 1, 0, 1, 0);
        assertThat(quota.transcript())
                .extracting(Step::text)
                .contains(
                        "Big: 5 seats to its candidates with most votes, at least 1 to women",
                        "m5 with 50 votes gives way to the reserved seats",
                        "w1 sits with 40 votes for a reserved seat",
                        "Seat 1 to Big: 620 / 1.7 = 364.7059");
        assertThat(quota.awards()).contains(new Award(5, 1, true));
        assertThat(quota.remarks()).isEmpty();
    }

    /** Two women wanted, and only the division by three gives both; then a third that no division can give. */
    @Test
    void theSecondDivisorAndTheWomenThatNoDivisionGives() {
        List<Choice> choices = List.of(
                candidate("a1", "A", Gender.M),
                candidate("a2", "A", Gender.M),
                candidate("a3", "A", Gender.M),
                candidate("a4", "A", Gender.F),
                candidate("b1", "B", Gender.M),
                candidate("b2", "B", Gender.M),
                candidate("b3", "B", Gender.M),
                candidate("b4", "B", Gender.F));
        long[] votes = {40, 39, 38, 1, 37, 36, 35, 2};
        RuleSpec spec = RuleSpec.of("sainte-lague").withOpenLists("iraq-2025");
        Allocation two =
                SeatRules.create(spec).allocate(ContestVotes.of(new Contest("c", "c", "", 6, 2, choices), votes, 0));
        assertThat(two.certainSeats(8)).containsExactly(1, 1, 0, 1, 1, 1, 0, 1);
        assertThat(two.remarks()).isEmpty();
        Allocation three =
                SeatRules.create(spec).allocate(ContestVotes.of(new Contest("c", "c", "", 6, 3, choices), votes, 0));
        assertThat(three.certainSeats(8)).containsExactly(1, 1, 0, 1, 1, 1, 0, 1);
        assertThat(three.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.TOO_FEW_WOMEN);
        // Where votes alone fill the reserved seats nothing is replaced.
        Allocation none =
                SeatRules.create(spec).allocate(ContestVotes.of(new Contest("c", "c", "", 6, 0, choices), votes, 0));
        assertThat(none.certainSeats(8)).containsExactly(1, 1, 1, 0, 1, 1, 1, 0);
    }

    private static Choice candidate(String id, String list, Gender gender) {
        return Choice.of(id, id, list, gender);
    }

    @Test
    void citationsOfOpenListsNameTheQuotaAndItsDoubt() {
        SeatRule rule = SeatRules.create(RuleSpec.of("sainte-lague").withOpenLists("iraq-2025"));
        Optional<Citation> quota = rule.citations().stream()
                .filter(c -> c.law().contains("2/2025"))
                .findFirst();
        assertThat(quota).isPresent();
        assertThat(quota.get().doubt()).contains("not found");
    }
}
