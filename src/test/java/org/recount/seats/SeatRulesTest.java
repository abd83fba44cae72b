package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.SeatRules.Family;

/** The registry: what every entry must have, and how options that do not fit are refused. */
class SeatRulesTest {
    static final List<String> IDS = SeatRules.ids();

    @Test
    void theNamesOfTheFormatAreAllThere() {
        assertThat(IDS)
                .doesNotHaveDuplicates()
                .contains(
                        "sntv",
                        "plurality",
                        "dhondt",
                        "sainte-lague",
                        "danish",
                        "imperiali",
                        "hare",
                        "droop",
                        "hagenbach-bischoff",
                        "imperiali-quota");
    }

    /** The contract of every rule: a name of its own, a law or paper, an honest answer to nothing and to very little. */
    @ParameterizedTest
    @FieldSource("IDS")
    void everyRuleKeepsTheContract(String id) {
        SeatRules.Entry entry = SeatRules.find(id).orElseThrow();
        SeatRule rule = SeatRules.create(RuleSpec.of(id));
        assertThat(entry.summary()).isNotBlank().hasSizeLessThan(110);
        assertThat(rule.id()).isEqualTo(id);
        assertThat(rule.citations())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.law()).isNotBlank());
        assertThat(rule).isEqualTo(SeatRules.create(RuleSpec.of(id)));

        ContestVotes nothing = Elections.candidates(3, 0, 0, 0, 0, 0);
        Allocation empty = rule.allocate(nothing);
        assertThat(empty.awards()).isEmpty();
        assertThat(empty.ties()).isEmpty();
        assertThat(empty.unfilled()).isEqualTo(3);
        assertThat(empty.remarks()).extracting(Remark::kind).contains(Remark.Kind.NO_VOTES);

        Allocation one = rule.allocate(Elections.candidates(1, 0, 0, 0, 1, 0));
        assertThat(one.awards()).containsExactly(new Award(1, 1, false));
        assertThat(one.transcript())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.text()).isNotBlank());
    }

    /** Rules for candidates leave seats empty where nobody stands for them; lists are taken to have enough candidates. */
    @ParameterizedTest
    @FieldSource("IDS")
    void tooFewCandidates(String id) {
        Allocation a = SeatRules.create(RuleSpec.of(id)).allocate(Elections.candidates(3, 0, 0, 5, 4));
        boolean lists = SeatRules.find(id).orElseThrow().family() == Family.LISTS;
        assertThat(a.unfilled()).isEqualTo(lists ? 0 : 1);
        if (!lists) {
            assertThat(a.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.TOO_FEW_CANDIDATES);
        }
    }

    @ParameterizedTest
    @FieldSource("IDS")
    void reservedSeatsAreAppliedOrSaidNotToBe(String id) {
        Allocation a = SeatRules.create(RuleSpec.of(id)).allocate(Elections.candidates(2, 1, 0b100, 50, 40, 10));
        if (id.startsWith("sntv")) {
            assertThat(a.awards()).containsExactly(new Award(0, 1, false), new Award(2, 1, true));
        } else {
            assertThat(a.remarks()).extracting(Remark::kind).contains(Remark.Kind.RESERVED_NOT_APPLIED);
        }
    }

    @Test
    void listsWithTooFewCandidates() {
        RuleSpec spec = RuleSpec.of("dhondt").withCandidates(Map.of("L0", 1));
        Allocation a = SeatRules.create(spec).allocate(Elections.lists(5, 900, 50, 40));
        assertThat(a.certainSeats(3)).containsExactly(1, 2, 2);
        assertThat(a.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.LIST_EXHAUSTED);
        Allocation empty = SeatRules.create(RuleSpec.of("hare").withCandidates(Map.of("L0", 1, "L1", 1)))
                .allocate(Elections.lists(5, 900, 50));
        assertThat(empty.certainSeats(2)).containsExactly(1, 1);
        assertThat(empty.unfilled()).isEqualTo(3);
    }

    @Test
    void optionsThatDoNotFitAreRefusedWithAdvice() {
        Threshold five = Threshold.of(Ratio.parse("5%"), Threshold.Base.VALID);
        for (RuleSpec bad : List.of(
                RuleSpec.of("no such rule"),
                RuleSpec.of("sntv").withThreshold(five),
                RuleSpec.of("plurality").withFirstDivisor(Ratio.parse("1.4")),
                RuleSpec.of("hare").withFirstDivisor(Ratio.parse("1.4")),
                RuleSpec.of("dutch-council").withFirstDivisor(Ratio.parse("1.4")),
                RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.of(3)),
                RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.ZERO),
                RuleSpec.of("dhondt").withExempt(List.of("x")),
                RuleSpec.of("dhondt").withOpenLists("no such quota"))) {
            assertThatThrownBy(() -> SeatRules.create(bad))
                    .as(bad.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Maybe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1.01"})
    void aThresholdIsAShare(String share) {
        assertThatThrownBy(() -> Threshold.of(Ratio.parse(share), Threshold.Base.VALID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    /** Coalitions at 7%, others at 5%, a minority exempt: Slovakia's shares, made-up votes. */
    @Test
    void coalitionsAndExemptLists() {
        Threshold threshold = new Threshold(
                Ratio.parse("5%"),
                Threshold.Base.VALID,
                true,
                Threshold.Scope.CONTEST,
                List.of(new Threshold.Tier(Ratio.parse("7%"), List.of("L1", "L2"))),
                List.of(),
                0);
        SeatRule rule =
                SeatRules.create(RuleSpec.of("hare").withThreshold(threshold).withExempt(List.of("L4")));
        // 600 + 69 + 70 + 50 + 49 + 162: the coalition of 69 fails, that of 70 passes; 50 passes; 49 is exempt.
        // Quota 931 / 100: 64.4, 7.52, 5.37, 5.26, 17.40; the two left over go to 7.52 and 64.4.
        Allocation a = rule.allocate(Elections.lists(100, 600, 69, 70, 50, 49, 162));
        assertThat(a.certainSeats(6)).containsExactly(65, 0, 8, 5, 5, 17);
        assertThat(a.transcript())
                .extracting(Allocation.Step::text)
                .contains(
                        "List 1: 69 of 1000 valid votes, at least 7% needed: does not pass",
                        "List 2: 70 of 1000 valid votes, at least 7% needed: passes",
                        "List 4: 49 of 1000 valid votes; exempt from the threshold");
    }
}
