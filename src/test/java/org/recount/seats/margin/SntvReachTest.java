package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.recount.seats.SntvKernel;

/** What stations can do, against every change of every ballot and every subset of the stations. */
class SntvReachTest {
    private static final int CHOICES = 4;

    /** A contest of a few stations: votes by station and choice, and invalid ballots. */
    private record Boxes(
            int stations, int[] votes, int[] invalid, boolean[] woman, int seats, int reserved, String reported) {
        long[] totals() {
            long[] totals = new long[CHOICES];
            for (int i = 0; i < votes.length; i++) {
                totals[i % CHOICES] += votes[i];
            }
            return totals;
        }

        TreeSet<String> outcomes(long[] totals) {
            return SlowSntv.outcomes(totals, woman, seats, reserved);
        }

        /** Whether the outcome of these totals is not the one reported, or needs a lot. */
        boolean differs(long[] totals) {
            TreeSet<String> now = outcomes(totals);
            return now.size() > 1 || !now.first().equals(reported);
        }
    }

    @Test
    void againstEveryChangeAndEverySubset() {
        // A fixed seed; no statistics: every contest must agree.
        SplittableRandom random = new SplittableRandom(20211010);
        int can = 0;
        int cannot = 0;
        for (int trial = 0; trial < 120; trial++) {
            Boxes boxes = random(random);
            if (boxes.reported().isEmpty()) {
                continue;
            }
            SntvReach reach = reach(boxes);
            for (int mask = 1; mask < 1 << boxes.stations(); mask++) {
                int[] set = members(mask, boxes.stations());
                long[] inside = inside(boxes, set);
                long ballots = Arrays.stream(inside).sum() + invalid(boxes, set);
                String where = boxes.toString() + Arrays.toString(boxes.votes()) + Arrays.toString(set);
                long slow = slowRecount(boxes, inside, invalid(boxes, set));
                assertThat(reach.leastByRecount(inside, ballots)).as(where).isEqualTo(slow);
                assertThat(reach.canChange(inside, ballots)).as(where).isEqualTo(slow >= 0);
                assertThat(reach.fewestByRecount(boxes.votes(), boxes.invalid(), set, set.length))
                        .as("fewest by recount " + where)
                        .isEqualTo(slowFewest(boxes, set, true));
                assertThat(reach.fewestByAnnulment(boxes.votes(), set, set.length))
                        .as("fewest by annulment " + where)
                        .isEqualTo(slowFewest(boxes, set, false));
                assertThat(reach.leastRuledValid(invalid(boxes, set)))
                        .as("ruled valid " + where)
                        .isEqualTo(slowRuled(boxes, inside, invalid(boxes, set), true));
                assertThat(reach.leastRuledInvalid(inside))
                        .as("ruled invalid " + where)
                        .isEqualTo(slowRuled(boxes, inside, invalid(boxes, set), false));
                can += slow >= 0 ? 1 : 0;
                cannot += slow >= 0 ? 0 : 1;
            }
        }
        assertThat(can).isGreaterThan(100);
        assertThat(cannot).isGreaterThan(40);
    }

    @Test
    void thePairThatIsNearestMayHaveNoBallotInTheSet() {
        // A 30, B 29 | C 27, D 0: over all the nearest pair is B against C; the one station holds A's votes and no
        // others.
        int[] votes = {10, 0, 0, 0, 20, 29, 27, 0};
        Boxes boxes = boxes(2, votes, new int[] {0, 0}, new boolean[CHOICES], 2, 0);
        SntvReach reach = reach(boxes);
        assertThat(reach.changed()).isEqualTo(1);
        assertThat(reach.leastByRecount(new long[] {10, 0, 0, 0}, 10)).isEqualTo(2);
        assertThat(reach.winner(0)).isEqualTo(1);
    }

    private static SntvReach reach(Boxes boxes) {
        byte[] kinds = new byte[CHOICES];
        for (int c = 0; c < CHOICES; c++) {
            kinds[c] = boxes.woman()[c] ? SntvKernel.WOMAN : SntvKernel.MAN;
        }
        String winners = boxes.reported();
        int[] elected = java.util.stream.IntStream.range(0, CHOICES)
                .filter(c -> winners.charAt(c) == '1')
                .toArray();
        return SntvReach.of(boxes.totals(), kinds, boxes.reserved(), elected);
    }

    private static Boxes random(SplittableRandom random) {
        int stations = 1 + random.nextInt(3);
        int[] votes = new int[stations * CHOICES];
        int[] invalid = new int[stations];
        for (int i = 0; i < votes.length; i++) {
            votes[i] = random.nextInt(i < CHOICES ? 7 : 3);
        }
        for (int s = 0; s < stations; s++) {
            invalid[s] = random.nextInt(2);
        }
        boolean[] woman = new boolean[CHOICES];
        for (int c = 0; c < CHOICES; c++) {
            woman[c] = random.nextBoolean();
        }
        int seats = 1 + random.nextInt(3);
        return boxes(stations, votes, invalid, woman, seats, random.nextInt(seats + 1));
    }

    private static Boxes boxes(int stations, int[] votes, int[] invalid, boolean[] woman, int seats, int reserved) {
        Boxes untold = new Boxes(stations, votes, invalid, woman, seats, reserved, "");
        String reported = SlowSntv.outcome(untold.totals(), woman, seats, reserved);
        return new Boxes(stations, votes, invalid, woman, seats, reserved, reported);
    }

    private static int[] members(int mask, int stations) {
        return java.util.stream.IntStream.range(0, stations)
                .filter(s -> (mask >> s & 1) == 1)
                .toArray();
    }

    private static long[] inside(Boxes boxes, int[] set) {
        long[] inside = new long[CHOICES];
        for (int s : set) {
            for (int c = 0; c < CHOICES; c++) {
                inside[c] += boxes.votes()[s * CHOICES + c];
            }
        }
        return inside;
    }

    private static long invalid(Boxes boxes, int[] set) {
        return Arrays.stream(set).mapToLong(s -> boxes.invalid()[s]).sum();
    }

    /** Every way to read the ballots of the set again: the least number read otherwise that changes the outcome, or -1. */
    private static long slowRecount(Boxes boxes, long[] inside, long invalid) {
        long ballots = Arrays.stream(inside).sum() + invalid;
        long best = -1;
        long[] read = new long[CHOICES];
        for (read[0] = 0; read[0] <= ballots; read[0]++) {
            for (read[1] = 0; read[0] + read[1] <= ballots; read[1]++) {
                for (read[2] = 0; read[0] + read[1] + read[2] <= ballots; read[2]++) {
                    for (read[3] = 0; read[0] + read[1] + read[2] + read[3] <= ballots; read[3]++) {
                        long moved = Math.max(0, ballots - Arrays.stream(read).sum() - invalid);
                        long[] totals = boxes.totals();
                        for (int c = 0; c < CHOICES; c++) {
                            moved += Math.max(0, read[c] - inside[c]);
                            totals[c] += read[c] - inside[c];
                        }
                        if (moved > 0 && (best < 0 || moved < best) && boxes.differs(totals)) {
                            best = moved;
                        }
                    }
                }
            }
        }
        return best;
    }

    private static int slowFewest(Boxes boxes, int[] set, boolean recount) {
        int best = -1;
        for (int mask = 1; mask < 1 << set.length; mask++) {
            int m = mask;
            int[] part = java.util.stream.IntStream.range(0, set.length)
                    .filter(i -> (m >> i & 1) == 1)
                    .map(i -> set[i])
                    .toArray();
            boolean does;
            if (recount) {
                does = slowRecount(boxes, inside(boxes, part), invalid(boxes, part)) >= 0;
            } else {
                long[] totals = boxes.totals();
                long[] gone = inside(boxes, part);
                for (int c = 0; c < CHOICES; c++) {
                    totals[c] -= gone[c];
                }
                does = boxes.differs(totals);
            }
            if (does && (best < 0 || part.length < best)) {
                best = part.length;
            }
        }
        return best;
    }

    private static long slowRuled(Boxes boxes, long[] inside, long invalid, boolean valid) {
        SmallMoves moves = new SmallMoves(boxes.totals());
        for (int k = 1; k <= (valid ? invalid : Arrays.stream(inside).sum()); k++) {
            boolean found = valid
                    ? moves.added(k).anyMatch(boxes::differs)
                    : moves.removed(k, inside).anyMatch(boxes::differs);
            if (found) {
                return k;
            }
        }
        return -1;
    }

    /** Every way to add so many votes, or to take so many away. */
    private record SmallMoves(long[] totals) {
        java.util.stream.Stream<long[]> added(int k) {
            return SmallElections.ofTotal(CHOICES, k).stream().map(d -> sum(d, 1));
        }

        java.util.stream.Stream<long[]> removed(int k, long[] most) {
            return SmallElections.ofTotal(CHOICES, k).stream()
                    .filter(d -> java.util.stream.IntStream.range(0, CHOICES).allMatch(c -> d[c] <= most[c]))
                    .map(d -> sum(d, -1));
        }

        private long[] sum(long[] d, int sign) {
            long[] v = totals.clone();
            for (int c = 0; c < CHOICES; c++) {
                v[c] += sign * d[c];
            }
            return v;
        }
    }
}
