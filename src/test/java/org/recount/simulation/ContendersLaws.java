package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.recount.seats.SntvKernel;

/** Whose seat could change hands ({@link PairBound#contenders}), against electing by every part of the errors. */
class ContendersLaws {

    /**
     * Whatever part of the errors is put right: who is not marked is elected as announced, and to leave the announced votes of
     * all who are not marked changes nobody's seat.
     *
     * @param errors each by choice (what is left of the division by the number of choices) and difference
     */
    @Property(tries = 3000)
    void whoIsNotMarkedKeepsTheSeatAndChangesNobodysElse(
            @ForAll @Size(min = 2, max = 9) List<@IntRange(max = 40) Integer> votes,
            @ForAll @IntRange(max = 511) int women,
            @ForAll @IntRange(min = 1, max = 4) int seats,
            @ForAll @IntRange(max = 2) int reserved,
            @ForAll @Size(max = 7) List<@IntRange(max = 8) Integer> errors,
            @ForAll @Size(min = 7, max = 7) List<@IntRange(min = -25, max = 25) Integer> differences) {
        if (votes.stream().allMatch(v -> v == 0)) {
            return;
        }
        ContestView view = BindingPairsLaws.view(votes, women, seats, Math.min(reserved, seats), List.of());
        int n = view.choices;
        PairBound bound = new PairBound(n);
        bound.begin(view);
        for (int e = 0; e < errors.size(); e++) {
            bound.add(errors.get(e) % n, differences.get(e));
        }
        Boxes none = new Boxes(n);
        none.begin(view);
        boolean[] contender = new boolean[n];
        bound.contenders(view, none, contender);
        for (int part = 0; part < 1 << errors.size(); part++) {
            long[] totals = view.contest.totals.clone();
            for (int e = 0; e < errors.size(); e++) {
                totals[errors.get(e) % n] += (part >> e & 1) * differences.get(e);
            }
            long[] ofContenders = view.contest.totals.clone();
            for (int c = 0; c < n; c++) {
                totals[c] = Math.max(0, totals[c]);
                ofContenders[c] = contender[c] ? totals[c] : ofContenders[c];
            }
            int[] elected = elect(view, totals);
            assertThat(elect(view, ofContenders)).as("part %d", part).containsExactly(elected);
            for (int c = 0; c < n; c++) {
                if (!contender[c]) {
                    assertThat(Seats.has(elected, elected.length, c))
                            .as("part %d, choice %d", part, c)
                            .isEqualTo(Seats.has(view.elected, view.elected.length, c));
                }
            }
        }
    }

    private static int[] elect(ContestView view, long[] totals) {
        int[] out = new int[view.seats + view.reserved];
        int count = SntvKernel.elect(totals, 0, view.choices, view.kinds, view.seats, view.reserved, view.lots, out);
        return Arrays.copyOf(out, count);
    }
}
