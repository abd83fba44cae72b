package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.SlowLists.Fraction;

/**
 * Every election of up to 4 lists, 5 seats and 12 ballots, under every lot: what the slow twin can give against what the
 * rule says can come of its ties.
 */
class ListBruteForceTest {
    /** A slow twin: votes and seats, then the lot. */
    private interface Twin {
        List<Integer> seats(long[] votes, int seats, int[] lot);
    }

    @TestFactory
    Stream<DynamicTest> everySmallElectionUnderEveryLot() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(averages("dhondt", RuleSpec.of("dhondt"), n -> Fraction.of(n, 1)));
        tests.add(averages("sainte-lague", RuleSpec.of("sainte-lague"), n -> Fraction.of(2L * n - 1, 1)));
        tests.add(averages("danish", RuleSpec.of("danish"), n -> Fraction.of(3L * n - 2, 1)));
        tests.add(averages("imperiali", RuleSpec.of("imperiali"), n -> Fraction.of(n + 1L, 2)));
        tests.add(averages("macau", RuleSpec.of("macau"), n -> Fraction.of(1L << (n - 1), 1)));
        for (String first : List.of("6/5", "7/5", "8/5", "17/10")) {
            Ratio f = Ratio.parse(first);
            tests.add(averages(
                    "first divisor " + first,
                    RuleSpec.of("sainte-lague").withFirstDivisor(f),
                    n -> n == 1 ? Fraction.of(f.numeratorExact(), f.denominatorExact()) : Fraction.of(2L * n - 1, 1)));
        }
        tests.add(remainders("hare", (t, s) -> Fraction.of(t, s)));
        tests.add(remainders("droop", (t, s) -> Fraction.of(t / (s + 1) + 1, 1)));
        tests.add(remainders("hagenbach-bischoff", (t, s) -> Fraction.of(t, s + 1L)));
        tests.add(remainders("imperiali-quota", (t, s) -> Fraction.of(t, s + 2L)));
        tests.add(remainders(
                "hagenbach-bischoff-rounded",
                (t, s) -> Fraction.of(Math.max(1, (long) Math.floor((double) t / (s + 1) + 0.5)), 1)));
        return tests.stream();
    }

    private static DynamicTest averages(String name, RuleSpec spec, SlowLists.Divisor divisor) {
        return test(name, spec, (votes, seats, lot) -> SlowLists.highestAverages(votes, seats, divisor, lot));
    }

    private static DynamicTest remainders(String id, BiFunction<Long, Integer, Fraction> quota) {
        return test(id, RuleSpec.of(id), (votes, seats, lot) -> {
            long total = Arrays.stream(votes).sum();
            return SlowLists.largestRemainder(
                    votes, seats, total == 0 ? Fraction.of(1, 1) : quota.apply(total, seats), lot);
        });
    }

    private static DynamicTest test(String name, RuleSpec spec, Twin twin) {
        return DynamicTest.dynamicTest(name, () -> {
            SeatRule rule = SeatRules.create(spec);
            int ties = 0;
            int checked = 0;
            for (int n = 1; n <= 4; n++) {
                List<int[]> lots = Elections.permutations(n);
                for (long[] votes : Elections.allVotes(n, 12)) {
                    for (int seats = 1; seats <= 5; seats++) {
                        ContestVotes v = Elections.lists(seats, votes);
                        Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                        for (int[] lot : lots) {
                            possible.add(twin.seats(votes, seats, lot));
                        }
                        Allocation a = rule.allocate(v);
                        assertThat(Elections.outcomes(a, v))
                                .as("%s, %d seats", v, seats)
                                .isEqualTo(possible);
                        ties += a.ties().size();
                        checked++;
                    }
                }
            }
            assertThat(checked).isEqualTo((13 + 91 + 455 + 1820) * 5);
            assertThat(ties).isGreaterThan(500);
        });
    }

    /** The Dutch rule draws two lots: who takes the last seats, and who gives one up to an absolute majority. */
    @Test
    void dutchCouncil() {
        SeatRule rule = SeatRules.create(RuleSpec.of("dutch-council"));
        List<int[]> noLapse = List.of(new int[4]);
        int moved = 0;
        for (int n = 1; n <= 4; n++) {
            List<int[]> lots = Elections.permutations(n);
            for (long[] votes : Elections.allVotes(n, 12)) {
                for (int seats = 1; seats <= 5; seats++) {
                    ContestVotes v = Elections.lists(seats, votes);
                    Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                    boolean majority = Arrays.stream(votes).anyMatch(x -> 2 * x > v.valid());
                    for (int[] lot : lots) {
                        for (int[] lapse : majority ? lots : noLapse) {
                            possible.add(SlowLists.dutch(votes, seats, lot, lapse));
                        }
                    }
                    Allocation a = rule.allocate(v);
                    assertThat(Elections.outcomes(a, v))
                            .as("%s, %d seats", v, seats)
                            .isEqualTo(possible);
                    moved += (int) a.transcript().stream()
                            .filter(s -> s.kind() == Allocation.StepKind.MOVED)
                            .count();
                }
            }
        }
        assertThat(moved).isGreaterThan(10);
    }

    /** Large councils: residual seats by highest averages alone. */
    @Test
    void dutchCouncilFrom19Seats() {
        SeatRule rule = SeatRules.create(RuleSpec.of("dutch-council"));
        for (int seats = 18; seats <= 20; seats++) {
            List<int[]> lots = Elections.permutations(3);
            for (long[] votes : Elections.allVotes(3, 25)) {
                ContestVotes v = Elections.lists(seats, votes);
                Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                for (int[] lot : lots) {
                    for (int[] lapse : lots) {
                        possible.add(SlowLists.dutch(votes, seats, lot, lapse));
                    }
                }
                assertThat(Elections.outcomes(rule.allocate(v), v))
                        .as("%s, %d seats", v, seats)
                        .isEqualTo(possible);
            }
        }
    }
}
