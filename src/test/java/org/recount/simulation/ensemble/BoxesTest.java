package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.recount.simulation.ensemble.EnsembleSpec.StationModel;

/** Rows are drawn in twos and fitted in fours: whatever the numbers of stations and choices, every total is exact. */
class BoxesTest {
    private final Boxes boxes = new Boxes(new StationModel(0.02, 0.03, 0.04, 0.3, 0.1));

    @Property(tries = 400)
    void everyTotalIsExact(
            @ForAll @IntRange(min = 1, max = 23) int stations,
            @ForAll @IntRange(min = 1, max = 9) int choices,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        boxes.registered = new int[stations];
        boxes.valid = new int[stations];
        boxes.centreOf = new int[stations];
        long all = 0;
        for (int s = 0; s < stations; s++) {
            boxes.valid[s] = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(300);
            boxes.centreOf[s] = s == 0 ? 0 : boxes.centreOf[s - 1] + random.nextInt(2);
            all += boxes.valid[s];
        }
        long[] totals = new long[choices];
        for (long left = all; left > 0; ) {
            long some = Math.min(left, 1 + random.nextInt(200));
            totals[random.nextInt(choices)] += some;
            left -= some;
        }
        int[] room = random.nextBoolean() ? new int[0] : random.ints(1_000).toArray();
        int[] votes = boxes.votes(totals, boxes.centreOf[stations - 1] + 1, room, Dice.of(seed, 0, 1));
        long[] sums = new long[choices];
        for (int s = 0; s < stations; s++) {
            int sum = 0;
            for (int c = 0; c < choices; c++) {
                assertThat(votes[s * choices + c]).isNotNegative();
                sum += votes[s * choices + c];
                sums[c] += votes[s * choices + c];
            }
            assertThat(sum).isEqualTo(boxes.valid[s]);
        }
        assertThat(sums).isEqualTo(totals);
    }
}
