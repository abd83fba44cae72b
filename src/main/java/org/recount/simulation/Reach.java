package org.recount.simulation;

/**
 * What stations could do at most: if every ballot in them turned out to be for the loser of a pair. A station with {@code
 * w} votes for the winner, {@code l} for the loser and {@code n} ballots in all (invalid ones too) can close the gap by
 * {@code w - l + n}. Certain, whatever the model.
 *
 * <p>Source: project methods, section 3.3, the rigorous bound for changed ballots.
 */
final class Reach {
    private Reach() {}

    /** Returns what each station can close of the gap of each pair; by pair and station. */
    static int[][] shifts(SyntheticContest contest, int[] winner, int[] loser) {
        int[][] shift = new int[winner.length][contest.stations];
        for (int p = 0; p < winner.length; p++) {
            shifts(contest, winner[p], loser[p], shift[p]);
        }
        return shift;
    }

    private static void shifts(SyntheticContest contest, int winner, int loser, int[] shift) {
        int[] votes = contest.votes;
        int[] valid = contest.valid;
        int[] invalid = contest.invalid;
        for (int s = 0, at = 0; s < shift.length; s++, at += contest.choices) {
            shift[s] = votes[at + winner] - votes[at + loser] + valid[s] + invalid[s];
        }
    }

    /**
     * Returns the least number of stations that can close the gap of any pair; -1 where not even all of them can. A tie
     * counts as closed; where the announced result is itself a tie the answer is 0.
     */
    static int minStations(ContestView view) {
        int best = -1;
        for (int p = 0; p < view.pairIn.length; p++) {
            int n = minStations(view.pairShift[p], view.pairGap[p]);
            if (n >= 0 && (best < 0 || n < best)) {
                best = n;
            }
        }
        return best;
    }

    private static int minStations(int[] shift, long gap) {
        int most = 0;
        for (int e : shift) {
            most = Math.max(most, e);
        }
        int[] count = new int[most + 1];
        for (int e : shift) {
            count[e]++;
        }
        long left = gap;
        int taken = 0;
        for (int e = most; e > 0 && left > 0; e--) {
            long useful = Math.min(count[e], (left + e - 1) / e);
            taken += (int) useful;
            left -= useful * e;
        }
        return left > 0 ? -1 : taken;
    }
}
