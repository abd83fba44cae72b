package org.recount.simulation;

import java.util.Arrays;
import org.recount.seats.SntvKernel;

/** Who stands nearest to the line between winners and losers, by votes. */
final class NearestToTheLine {
    private static final int MOST = 8;

    private NearestToTheLine() {}

    /** Returns the losers with most votes, the best first, at most eight; of equal ones the earlier first. */
    static int[] losers(ContestView view) {
        boolean[] sits = new boolean[view.choices];
        for (int c : view.elected) {
            sits[c] = true;
        }
        int[] losers = new int[view.choices];
        int n = 0;
        for (int c = 0; c < view.choices; c++) {
            if (view.kinds[c] != SntvKernel.NOT_COMPETING && !sits[c]) {
                losers[n++] = c;
            }
        }
        return first(losers, n, view.contest.totals, -1);
    }

    /** Returns the winners with fewest votes, the weakest first, at most eight; of equal ones the earlier first. */
    static int[] winners(ContestView view) {
        return first(view.elected, view.elected.length, view.contest.totals, 1);
    }

    /** The choices with the least of sign times votes. By insertion: few are kept. */
    private static int[] first(int[] choices, int n, long[] votes, int sign) {
        int[] kept = new int[MOST];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int at = count;
            while (at > 0 && sign * votes[choices[i]] < sign * votes[kept[at - 1]]) {
                at--;
            }
            if (at < MOST) {
                count = Math.min(MOST, count + 1);
                System.arraycopy(kept, at, kept, at + 1, count - at - 1);
                kept[at] = choices[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
