package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.recount.election.ContestVotes;
import org.recount.seats.SlowLists.Fraction;

/** Votes of 10^12 and more: the rules against their twins in big integers, near ties among them. */
class BigVotesLaws {
    private static final long TRILLION = 1_000_000_000_000L;

    /** Votes near small multiples of one large number, so that quotients and remainders nearly meet. */
    @Provide
    Arbitrary<long[]> votes() {
        return Arbitraries.longs()
                .between(TRILLION, 100 * TRILLION)
                .flatMap(unit -> Arbitraries.integers()
                        .between(0, 9)
                        .flatMap(k -> Arbitraries.longs().between(-2, 2).map(d -> Math.max(0, k * unit + d)))
                        .array(long[].class)
                        .ofMinSize(2)
                        .ofMaxSize(4));
    }

    @Property(tries = 500, seed = "11")
    void highestAverages(@ForAll("votes") long[] votes, @ForAll @IntRange(min = 1, max = 20) int seats) {
        check("dhondt", votes, seats, lot -> SlowLists.highestAverages(votes, seats, n -> Fraction.of(n, 1), lot));
        check(
                "sainte-lague",
                votes,
                seats,
                lot -> SlowLists.highestAverages(votes, seats, n -> Fraction.of(2L * n - 1, 1), lot));
    }

    @Property(tries = 500, seed = "12")
    void largestRemainder(@ForAll("votes") long[] votes, @ForAll @IntRange(min = 1, max = 20) int seats) {
        remainder("hare", votes, seats, (t, s) -> Fraction.of(t, s));
        remainder("droop", votes, seats, (t, s) -> Fraction.of(t / (s + 1) + 1, 1));
        remainder("hagenbach-bischoff", votes, seats, (t, s) -> Fraction.of(t, s + 1L));
        remainder("imperiali-quota", votes, seats, (t, s) -> Fraction.of(t, s + 2L));
    }

    /** Near the largest sum a long can hold, far beyond any election: exact all the same. */
    @Property(tries = 300, seed = "13")
    void nearTheLargestLong(
            @ForAll @IntRange(min = 0, max = 5) int less, @ForAll @IntRange(min = 1, max = 9) int seats) {
        long half = Long.MAX_VALUE / 2;
        long[] votes = {half, half - less};
        assertThat(BigInteger.valueOf(half).add(BigInteger.valueOf(half)).bitLength())
                .isEqualTo(63);
        check("dhondt", votes, seats, lot -> SlowLists.highestAverages(votes, seats, n -> Fraction.of(n, 1), lot));
        remainder("hare", votes, seats, (t, s) -> Fraction.of(t, s));
        remainder("imperiali-quota", votes, seats, (t, s) -> Fraction.of(t, s + 2L));
    }

    private interface Twin {
        List<Integer> seats(int[] lot);
    }

    private static void remainder(String id, long[] votes, int seats, BiFunction<Long, Integer, Fraction> quota) {
        long total = Arrays.stream(votes).sum();
        if (total > 0) {
            check(id, votes, seats, lot -> SlowLists.largestRemainder(votes, seats, quota.apply(total, seats), lot));
        }
    }

    private static void check(String id, long[] votes, int seats, Twin twin) {
        ContestVotes v = Elections.lists(seats, votes);
        Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
        for (int[] lot : Elections.permutations(votes.length)) {
            possible.add(twin.seats(lot));
        }
        assertThat(Elections.outcomes(SeatRules.create(RuleSpec.of(id)).allocate(v), v))
                .as("%s %s", id, v)
                .isEqualTo(possible);
    }
}
