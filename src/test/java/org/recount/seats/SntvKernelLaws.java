package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.SntvRule.Procedure;

/** The fast kernel against the rule. */
class SntvKernelLaws {
    private static final SntvRule RULE = new SntvRule("sntv", Procedure.REPLACE_LOWEST_MAN, Gender.F);

    @Property(tries = 3000, seed = "20211010")
    void whatTheKernelElectsIsAnOutcomeOfTheRule(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int n,
            @ForAll @IntRange(min = 1, max = 6) int seats,
            @ForAll @IntRange(min = 0, max = 6) int reserved,
            @ForAll @IntRange(min = 0, max = 9) int most) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] votes = random.longs(n, 0, most + 1L).toArray();
        ContestVotes contest = Elections.candidates(seats, Math.min(seats, reserved), random.nextInt(1 << n), votes);
        long[] lot = random.longs(n).toArray();
        assertThat(Elections.outcomes(RULE.allocate(contest), contest)).contains(kernel(contest, lot));
        // The same lots, drawn beforehand, in the procedure as the law tells it.
        if (Arrays.stream(votes).sum() > 0) {
            Integer[] byLot = IntStream.range(0, n).boxed().toArray(Integer[]::new);
            Arrays.sort(byLot, (a, b) -> Long.compare(lot[b], lot[a]));
            int[] place = new int[n];
            for (int i = 0; i < n; i++) {
                place[byLot[i]] = i;
            }
            assertThat(kernel(contest, lot)).isEqualTo(SntvBruteForceTest.replaceLowestMan(contest, place));
        }
    }

    /** Four tied for two seats, 200 lots: each of the six pairs is missed with probability (5/6)^200 < 10^-15. */
    @Test
    void everyOutcomeOfALotComesUp() {
        ContestVotes contest = Elections.candidates(2, 0, 0, 7, 7, 7, 7);
        SplittableRandom random = new SplittableRandom(42);
        Set<List<Integer>> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            seen.add(kernel(contest, random.longs(4).toArray()));
        }
        assertThat(seen).isEqualTo(new HashSet<>(Elections.outcomes(RULE.allocate(contest), contest)));
    }

    @Test
    void readsAtAnOffsetAndLeavesOutThoseWhoDoNotCompete() {
        long[] totals = {99, 99, 5, 9, 3, 4, 99};
        byte[] kind = {SntvKernel.MAN, SntvKernel.NOT_COMPETING, SntvKernel.WOMAN, SntvKernel.MAN};
        int[] out = new int[3];
        assertThat(SntvKernel.elect(totals, 2, 4, kind, 2, 1, new long[4], out)).isEqualTo(2);
        assertThat(out).startsWith(0, 2);
    }

    private static List<Integer> kernel(ContestVotes v, long[] lot) {
        int n = v.contest().choices().size();
        int[] out = new int[v.contest().seats() + v.contest().reservedSeats()];
        int elected = SntvKernel.elect(
                v.toArray(),
                0,
                n,
                SntvKernel.kinds(v.contest(), Gender.F),
                v.contest().seats(),
                v.contest().reservedSeats(),
                lot,
                out);
        Integer[] seats = new Integer[n];
        Arrays.fill(seats, 0);
        for (int i = 0; i < elected; i++) {
            seats[out[i]]++;
        }
        return List.of(seats);
    }
}
