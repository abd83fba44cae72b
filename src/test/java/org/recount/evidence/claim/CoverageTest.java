package org.recount.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.StratifiedBound;

/**
 * How often the bounds hold, by simulation, in populations too large to enumerate. Each test has a fixed seed and 4,000
 * samples; a bound that covers 95% exactly falls below 93.4% of them with a chance of 2e-6 (4.6 standard deviations of
 * 0.00345): the budget of false alarms of each.
 */
class CoverageTest {
    private static final int SAMPLES = 4000;
    private static final double FLOOR = 0.934;
    private static final int STATIONS = 400;

    private static double coverage(long seed, boolean[] bad, ToLongFunction<SplittableRandom> bound) {
        SplittableRandom random = new SplittableRandom(seed);
        long truth = count(bad, 0, bad.length);
        int held = 0;
        for (int i = 0; i < SAMPLES; i++) {
            held += bound.applyAsLong(random) >= truth ? 1 : 0;
        }
        return held / (double) SAMPLES;
    }

    private static long count(boolean[] bad, int from, int to) {
        long n = 0;
        for (int s = from; s < to; s++) {
            n += bad[s] ? 1 : 0;
        }
        return n;
    }

    /** Every seventeenth station, or whole centres: where bad stations are must not matter. */
    private static boolean[] scattered() {
        boolean[] bad = new boolean[STATIONS];
        for (int s = 3; s < STATIONS; s += 17) {
            bad[s] = true;
        }
        return bad;
    }

    private static boolean[] clustered() {
        boolean[] bad = new boolean[STATIONS];
        Arrays.fill(bad, 100, 125, true);
        return bad;
    }

    private static long drawn(SplittableRandom random, boolean[] bad, int from, int to, int size) {
        int[] order = new int[to - from];
        Arrays.setAll(order, i -> from + i);
        long found = 0;
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(order.length - i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
            found += bad[order[i]] ? 1 : 0;
        }
        return found;
    }

    @Test
    void aSimpleRandomSample() {
        StratifiedBound design = StratifiedBound.simple(STATIONS, 60);
        for (boolean[] bad : new boolean[][] {scattered(), clustered()}) {
            assertThat(coverage(11, bad, r -> design.upper(drawn(r, bad, 0, STATIONS, 60), 0.05)))
                    .isGreaterThan(FLOOR);
        }
    }

    @Test
    void oneControlStationInEachCentre() {
        int[] sizes = new int[STATIONS / 5];
        int[] draws = new int[STATIONS / 5];
        Arrays.fill(sizes, 5);
        Arrays.fill(draws, 1);
        StratifiedBound design = StratifiedBound.of(sizes, draws);
        for (boolean[] bad : new boolean[][] {scattered(), clustered()}) {
            assertThat(coverage(12, bad, r -> {
                        long found = 0;
                        for (int c = 0; c < sizes.length; c++) {
                            found += drawn(r, bad, 5 * c, 5 * c + 5, 1);
                        }
                        return design.upper(found, 0.05);
                    }))
                    .isGreaterThan(FLOOR);
        }
    }

    @Test
    void complaintsThatFindBadStationsAndARandomSampleOfTheRest() {
        boolean[] bad = clustered();
        StratifiedBound rest = StratifiedBound.simple(STATIONS - 110, 60);
        assertThat(coverage(
                        13,
                        bad,
                        r -> StationEvidence.mixed(
                                        110, count(bad, 0, 110), rest, drawn(r, bad, 110, STATIONS, 60), 0.05)
                                .upperBound()
                                .orElseThrow()))
                .isGreaterThan(FLOOR);
    }

    /** What pooling would have claimed: complaints that miss, taken for a lot, miss the truth nearly always. */
    @Test
    void aSetChosenByComplaintTakenForALotDoesNotCover() {
        boolean[] bad = clustered();
        // The complaints name the first 100 stations; the bad ones begin at 100.
        long claimed = HypergeometricBound.upper(STATIONS, 100, count(bad, 0, 100), 0.05);
        assertThat(claimed).isLessThan(count(bad, 0, STATIONS));
    }
}
