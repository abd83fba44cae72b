package org.recount.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.sampling.RandomStream;

/** Who is elected, with a fair lot for each tie: the best women first. The announced result stands where nothing changed. */
final class SlowElection {
    private SlowElection() {}

    static String elect(Contest contest, long[] totals, ContestView announced, RandomStream random) {
        if (java.util.Arrays.equals(totals, announced.contest.totals)) {
            return java.util.Arrays.toString(announced.elected);
        }
        long[] lot = new long[totals.length];
        List<Integer> ranked = new ArrayList<>();
        for (int c = 0; c < totals.length; c++) {
            lot[c] = random.nextLong();
            ranked.add(c);
        }
        ranked.sort(Comparator.comparingLong((Integer c) -> totals[c])
                .thenComparingLong(c -> lot[c])
                .reversed());
        List<Integer> elected = new ArrayList<>(ranked.stream()
                .filter(c -> contest.choices().get(c).gender() == Gender.F)
                .limit(contest.reservedSeats())
                .toList());
        for (int c : ranked) {
            if (elected.size() < contest.seats() && !elected.contains(c)) {
                elected.add(c);
            }
        }
        Collections.sort(elected);
        return elected.toString();
    }
}
