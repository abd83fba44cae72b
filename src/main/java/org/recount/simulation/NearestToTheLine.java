package org.recount.simulation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.recount.seats.SntvKernel;

/** Who stands nearest to the line between winners and losers, by votes. */
final class NearestToTheLine {
    private static final int MOST = 8;

    private NearestToTheLine() {}

    /** Returns the losers with most votes, the best first, at most eight. */
    static int[] losers(ContestView view) {
        return IntStream.range(0, view.choices)
                .filter(c -> view.kinds[c] != SntvKernel.NOT_COMPETING && !sits(view, c))
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> view.contest.totals[c])
                        .reversed())
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the winners with fewest votes, the weakest first, at most eight. */
    static int[] winners(ContestView view) {
        return IntStream.of(view.elected)
                .boxed()
                .sorted(Comparator.comparingLong(c -> view.contest.totals[c]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean sits(ContestView view, int choice) {
        return IntStream.of(view.elected).anyMatch(e -> e == choice);
    }
}
