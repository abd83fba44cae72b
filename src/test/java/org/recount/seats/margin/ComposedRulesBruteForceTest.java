package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

/** Margins behind thresholds, with alliances, overhang and open lists, against every small election. */
class ComposedRulesBruteForceTest {

    @TestFactory
    Stream<DynamicTest> thresholds() {
        return thresholds(List.of("dhondt", "hare", "droop"), List.of("15%", "1/3"), Contests.lists(3, 3), 8);
    }

    @TestFactory
    @Tag("soak")
    Stream<DynamicTest> thresholdsOfEveryKind() {
        return Stream.concat(
                thresholds(
                        List.of("dhondt", "sainte-lague", "hare", "droop", "hagenbach-bischoff", "imperiali-quota"),
                        List.of("15%", "1/4", "1/3"),
                        Contests.lists(3, 4),
                        12),
                thresholds(List.of("dhondt", "hare", "droop"), List.of("15%", "1/4"), Contests.lists(4, 3), 8));
    }

    private static Stream<DynamicTest> thresholds(
            List<String> methods, List<String> shares, Contest contest, int ballots) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String method : methods) {
            for (String share : shares) {
                for (boolean inclusive : new boolean[] {true, false}) {
                    Threshold t = new Threshold(
                            Ratio.parse(share),
                            Threshold.Base.VALID,
                            inclusive,
                            Threshold.Scope.CONTEST,
                            List.of(),
                            List.of(),
                            0);
                    RuleSpec spec = RuleSpec.of(method).withThreshold(t);
                    tests.add(test(method + (inclusive ? " from " : " above ") + share, spec, contest, ballots));
                }
            }
        }
        return tests.stream();
    }

    /** Under a quota a seat can hang on lists that win nothing, and several of them may have to cross together. */
    @Test
    void severalListsCrossAtOnce() {
        assertThat(bounds(Contests.lists(3, 2), 10)).isEqualTo("0 of 3432");
        assertThat(bounds(Contests.lists(3, 3), 10)).isEqualTo("0 of 3432");
        assertThat(bounds(Contests.withNobody(Contests.lists(2, 3)), 10)).isEqualTo("0 of 3432");
    }

    /** The only margins behind one threshold that are bounds: their two sides are a ballot or two apart. */
    @Test
    @Tag("soak")
    void severalListsCrossAtOnceInLargerElections() {
        assertThat(bounds(Contests.lists(3, 2), 15)).isEqualTo("33 of 9792");
        assertThat(bounds(Contests.lists(3, 3), 15)).isEqualTo("21 of 9792");
        assertThat(bounds(Contests.lists(4, 3), 9)).isEqualTo("0 of 8580");
    }

    private static String bounds(Contest contest, int ballots) {
        int bounds = 0;
        int all = 0;
        for (String method : List.of("hare", "droop", "hagenbach-bischoff", "imperiali-quota")) {
            for (String share : List.of("10%", "15%", "1/5")) {
                RuleSpec spec =
                        RuleSpec.of(method).withThreshold(Threshold.of(Ratio.parse(share), Threshold.Base.VALID));
                RuleSweep sweep = new RuleSweep(SeatRules.create(spec), contest, ballots + 4).check(ballots);
                bounds += sweep.bounds();
                all += sweep.exact() + sweep.bounds();
            }
        }
        return bounds + " of " + all;
    }

    @TestFactory
    Stream<DynamicTest> thresholdsWithInvalidBallotsAndVotesForNobody() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String method : List.of("dhondt", "hare", "droop")) {
            for (Threshold.Base base : Threshold.Base.values()) {
                Threshold t = Threshold.of(Ratio.parse("1/4"), base);
                RuleSpec spec = RuleSpec.of(method).withThreshold(t);
                tests.add(DynamicTest.dynamicTest(
                        method + base,
                        () -> exact(
                                "",
                                new RuleSweep(SeatRules.create(spec), Contests.withNobody(Contests.lists(2, 3)), 12, 3)
                                        .check(8))));
                tests.add(DynamicTest.dynamicTest(
                        method + base + "3",
                        () -> exact(
                                "",
                                new RuleSweep(SeatRules.create(spec), Contests.withNobody(Contests.lists(3, 2)), 10, 2)
                                        .check(6))));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> tiersExemptListsAndShortLists() {
        Threshold tiers = new Threshold(
                Ratio.parse("1/4"),
                Threshold.Base.VALID,
                true,
                Threshold.Scope.CONTEST,
                List.of(new Threshold.Tier(Ratio.parse("2/5"), List.of("L0"))),
                List.of("L2"),
                0);
        return Stream.of("dhondt", "sainte-lague", "hare", "droop")
                .flatMap(m -> Stream.of(
                        test(m + " tiers", RuleSpec.of(m).withThreshold(tiers), Contests.lists(3, 3)),
                        test(
                                m + " short",
                                RuleSpec.of(m).withCandidates(Map.of("L0", 1, "L1", 2)),
                                Contests.lists(3, 4)),
                        test(
                                m + " tiers short",
                                RuleSpec.of(m).withThreshold(tiers).withCandidates(Map.of("L0", 1, "L2", 1)),
                                Contests.lists(3, 3))));
    }

    @TestFactory
    Stream<DynamicTest> alliances() {
        return Stream.of("dhondt", "sainte-lague", "hare", "droop")
                .flatMap(m -> Stream.of(
                        test(m + " allied", RuleSpec.of(m), allied(4, 2, "A", "A", "", "")),
                        test(m + " allied", RuleSpec.of(m), allied(4, 3, "A", "A", "B", "B")),
                        test(
                                m + " allied threshold",
                                RuleSpec.of(m).withThreshold(Threshold.of(Ratio.parse("1/5"), Threshold.Base.VALID)),
                                allied(4, 3, "A", "A", "B", "B")),
                        test(
                                m + " allied threshold",
                                RuleSpec.of(m).withThreshold(Threshold.of(Ratio.parse("1/4"), Threshold.Base.VALID)),
                                allied(3, 3, "A", "A", ""))));
    }

    @TestFactory
    Stream<DynamicTest> overhang() {
        Threshold waived = new Threshold(
                Ratio.parse("1/4"), Threshold.Base.VALID, true, Threshold.Scope.CONTEST, List.of(), List.of(), 1);
        return Stream.of("sainte-lague", "dhondt")
                .flatMap(m -> Stream.of(
                        test(
                                m + " overhang",
                                RuleSpec.of(m).withConstituencySeats(Map.of("L0", 2), true),
                                Contests.lists(3, 3)),
                        test(
                                m + " overhang threshold",
                                RuleSpec.of(m).withThreshold(waived).withConstituencySeats(Map.of("L0", 1), true),
                                Contests.lists(3, 3)),
                        test(
                                m + " overhang outside",
                                RuleSpec.of(m)
                                        .withThreshold(Threshold.of(Ratio.parse("1/4"), Threshold.Base.VALID))
                                        .withConstituencySeats(Map.of("L0", 1), true),
                                Contests.lists(3, 4))));
    }

    @TestFactory
    Stream<DynamicTest> openLists() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String quota : List.of("", "iraq-2025", "iraq-2025-each-list")) {
            for (String m : List.of("dhondt", "hare")) {
                tests.add(test(m + " open " + quota, RuleSpec.of(m).withOpenLists(quota), open(3, 1, "AF AM BM BF")));
                tests.add(test(m + " open " + quota, RuleSpec.of(m).withOpenLists(quota), open(3, 1, "AF AM AM B")));
                tests.add(test(m + " open " + quota, RuleSpec.of(m).withOpenLists(quota), open(3, 1, "AM AM AM AF")));
                tests.add(test(
                        m + " open " + quota,
                        RuleSpec.of(m)
                                .withOpenLists(quota)
                                .withThreshold(Threshold.of(Ratio.parse("1/4"), Threshold.Base.VALID)),
                        open(4, 2, "AF AM BM BF")));
            }
        }
        return tests.stream();
    }

    private static Contest allied(int lists, int seats, String... groups) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < lists; i++) {
            choices.add(new Choice("L" + i, "L" + i, "", Gender.UNKNOWN, groups[i], Choice.Kind.COMPETES));
        }
        return new Contest("c", "c", "", seats, 0, choices);
    }

    /** Candidates: a letter for the list and one for the gender, or the letter alone for votes for the list only. */
    private static Contest open(int seats, int reserved, String candidates) {
        List<Choice> choices = new ArrayList<>();
        String[] words = candidates.split(" ");
        for (int i = 0; i < words.length; i++) {
            String list = words[i].substring(0, 1);
            boolean listVote = words[i].length() == 1;
            choices.add(Choice.of(
                    listVote ? list : list + i,
                    list + i,
                    list,
                    listVote ? Gender.UNKNOWN : words[i].endsWith("F") ? Gender.F : Gender.M));
        }
        return new Contest("c", "c", "", seats, reserved, choices);
    }

    private static DynamicTest test(String name, RuleSpec spec, Contest contest) {
        return test(name, spec, contest, contest.choices().size() > 3 ? 6 : 8);
    }

    private static DynamicTest test(String name, RuleSpec spec, Contest contest, int ballots) {
        return DynamicTest.dynamicTest(
                name, () -> exact(name, new RuleSweep(SeatRules.create(spec), contest, ballots + 3).check(ballots)));
    }

    /** Only where divisions are tried one after the other may there be bounds: an earlier one can be tied. */
    private static void exact(String name, RuleSweep sweep) {
        if (name.endsWith("iraq-2025")) {
            assertThat(sweep.bounds()).isLessThan(sweep.exact() / 4);
        } else {
            assertThat(sweep.bounds()).as(name).isZero();
        }
        assertThat(sweep.exact()).as(name).isPositive();
    }
}
