package org.recount.seats.margin;

import java.util.Arrays;
import org.recount.seats.SntvKernel;

/**
 * What a set of stations can do to an outcome by plurality or SNTV, for hot loops: flat arrays in, numbers out.
 *
 * <p>Every pair of a candidate elected and one not elected counts, not only the four with the smallest gaps: the pair that
 * is nearest over the whole contest may have no ballot in the stations in question. For a pair with gap {@code g}, and a
 * station with {@code w} votes for the winner, {@code l} for the loser and {@code n} ballots in all, invalid ones too:
 *
 * <ul>
 *   <li>a recount can close the gap by {@code w - l + n} at most: every ballot in the box turns out to be for the loser,
 *       and those of the winner count twice;
 *   <li>annulling the station closes it by {@code w - l};
 *   <li>an invalid ballot ruled valid, or a valid one ruled invalid, closes it by 1.
 * </ul>
 *
 * <p>Pairs are independent: each is necessary for the outcome, and together they are sufficient ({@link SntvMargins}). So
 * the least over pairs is exact, for a given set of stations, for its best subset, and for the fewest stations (the largest
 * contributions first). Ballots that are not in the record (a box with more ballots than were counted) are not thought of.
 *
 * <p>Source: the bound {@code v_w - v_l + n} by batch is that of Stark 2009 (MACRO); project methods, section 3.3. Immutable
 * and safe for use by several threads. The slow twin in the tests tries every change and every subset.
 */
public final class SntvReach {
    private static final int NEVER = (int) Line.NEVER;

    private final int choices;
    private final int[] winner;
    private final int[] loser;
    private final long[] gap;

    private SntvReach(int choices, int[] winner, int[] loser, long[] gap) {
        this.choices = choices;
        this.winner = winner;
        this.loser = loser;
        this.gap = gap;
    }

    /**
     * Returns what stations of a contest can do.
     *
     * @param totals votes by choice
     * @param kinds kinds of the choices, as {@link SntvKernel} has them
     * @param reserved least number of women
     * @param elected indices of those elected, by lot where a lot was needed
     */
    public static SntvReach of(long[] totals, byte[] kinds, int reserved, int[] elected) {
        boolean[] in = new boolean[kinds.length];
        int women = 0;
        for (int c : elected) {
            in[c] = true;
            women += kinds[c] == SntvKernel.WOMAN ? 1 : 0;
        }
        int most = elected.length * kinds.length;
        int[] w = new int[most];
        int[] l = new int[most];
        int n = 0;
        for (int a : elected) {
            for (int b = 0; b < kinds.length; b++) {
                boolean safe = kinds[a] == SntvKernel.WOMAN && kinds[b] == SntvKernel.MAN && women <= reserved;
                if (!in[b] && kinds[b] != SntvKernel.NOT_COMPETING && !safe) {
                    w[n] = a;
                    l[n++] = b;
                }
            }
        }
        return sorted(totals, w, l, n);
    }

    private static SntvReach sorted(long[] totals, int[] w, int[] l, int n) {
        int[] winner = new int[n];
        int[] loser = new int[n];
        long[] gap = new long[n];
        for (int p = 0; p < n; p++) {
            long g = totals[w[p]] - totals[l[p]];
            int at = p;
            while (at > 0 && gap[at - 1] > g) {
                gap[at] = gap[at - 1];
                winner[at] = winner[at - 1];
                loser[at] = loser[at - 1];
                at--;
            }
            gap[at] = g;
            winner[at] = w[p];
            loser[at] = l[p];
        }
        return new SntvReach(totals.length, winner, loser, gap);
    }

    /** Returns the number of pairs; they stand in order of their gaps. */
    public int pairs() {
        return gap.length;
    }

    /** Returns the candidate elected of a pair. */
    public int winner(int pair) {
        return winner[pair];
    }

    /** Returns the candidate not elected of a pair. */
    public int loser(int pair) {
        return loser[pair];
    }

    /** Returns the gap of a pair: votes of the winner less votes of the loser. */
    public long gap(int pair) {
        return gap[pair];
    }

    /** Returns the seat margin in ballots changed, 0 in a tie, {@link Line#NEVER} where no seat can move. */
    public long changed() {
        return gap.length == 0 ? Line.NEVER : gap[0] - gap[0] / 2;
    }

    /**
     * Returns whether a recount of a set of stations could move a seat, or make a tie, at all.
     *
     * @param inside votes in the set, by choice
     * @param ballots ballots in the set, invalid ones too
     */
    public boolean canChange(long[] inside, long ballots) {
        for (int p = 0; p < gap.length && gap[p] <= 2 * ballots; p++) {
            if (inside[winner[p]] - inside[loser[p]] + ballots >= gap[p]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the least number of ballots in a set of stations that a recount would have to find different.
     *
     * @param inside votes in the set, by choice
     * @param ballots ballots in the set, invalid ones too
     * @return the number, or {@link Line#NEVER} where not even all of them do
     */
    public long leastByRecount(long[] inside, long ballots) {
        long best = Line.NEVER;
        for (int p = 0; p < gap.length && (best == Line.NEVER || gap[p] < 2 * best); p++) {
            long own = inside[winner[p]];
            long half = gap[p] - gap[p] / 2;
            // Ballots of the winner close the gap by 2, any other that is not the loser's own by 1.
            long needed = half <= own ? half : gap[p] - own;
            if (needed <= ballots - inside[loser[p]] && (best == Line.NEVER || needed < best)) {
                best = needed;
            }
        }
        return best;
    }

    /**
     * Returns the least number of invalid ballots that would have to be ruled valid.
     *
     * @param invalid invalid ballots in the set
     * @return the number, or {@link Line#NEVER} where there are not so many
     */
    public long leastRuledValid(long invalid) {
        return gap.length > 0 && gap[0] <= invalid ? gap[0] : Line.NEVER;
    }

    /**
     * Returns the least number of valid ballots that would have to be ruled invalid.
     *
     * @param inside votes in the set, by choice
     * @return the number, or {@link Line#NEVER} where there are not so many
     */
    public long leastRuledInvalid(long[] inside) {
        for (int p = 0; p < gap.length; p++) {
            if (gap[p] <= inside[winner[p]]) {
                return gap[p];
            }
        }
        return Line.NEVER;
    }

    /**
     * Returns the fewest stations whose recount could move a seat, or make a tie.
     *
     * @param votes votes by station and choice: {@code votes[s * choices + c]}
     * @param invalid invalid ballots by station
     * @param stations the stations to choose from, their first {@code n}
     * @param n how many stations there are to choose from
     * @return the number, 0 in a tie, or {@link Line#NEVER} where not even all of them do
     */
    public int fewestByRecount(int[] votes, int[] invalid, int[] stations, int n) {
        int[] ballots = new int[n];
        for (int i = 0; i < n; i++) {
            int at = stations[i] * choices;
            int sum = invalid[stations[i]];
            for (int c = 0; c < choices; c++) {
                sum += votes[at + c];
            }
            ballots[i] = sum;
        }
        return fewest(votes, stations, n, ballots, ballots, 2);
    }

    /**
     * Returns the fewest stations whose annulment would move a seat, or make a tie.
     *
     * @param votes votes by station and choice: {@code votes[s * choices + c]}
     * @param stations the stations to choose from, their first {@code n}
     * @param n how many stations there are to choose from
     * @return the number, 0 in a tie, or {@link Line#NEVER} where no part of them does
     */
    public int fewestByAnnulment(int[] votes, int[] stations, int n) {
        int[] most = new int[n];
        for (int i = 0; i < n; i++) {
            int at = stations[i] * choices;
            for (int a : winner) {
                most[i] = Math.max(most[i], votes[at + a]);
            }
        }
        return fewest(votes, stations, n, new int[n], most, 1);
    }

    /** The fewest stations over all pairs, where a station closes {@code w - l + extra}, at most {@code times * most}. */
    private int fewest(int[] votes, int[] stations, int n, int[] extra, int[] most, int times) {
        if (gap.length == 0) {
            return NEVER;
        }
        if (gap[0] <= 0) {
            return 0;
        }
        // What the k largest stations could close for any pair: a pair with a larger gap needs more than k.
        int[] ordered = most.clone();
        Arrays.sort(ordered);
        long[] within = new long[n + 1];
        for (int k = 1; k <= n; k++) {
            within[k] = within[k - 1] + (long) times * ordered[n - k];
        }
        int best = NEVER;
        int[] shift = new int[n];
        for (int p = 0; p < gap.length && gap[p] <= within[best == NEVER ? n : best - 1]; p++) {
            int largest = 0;
            long sum = 0;
            for (int i = 0; i < n; i++) {
                int at = stations[i] * choices;
                shift[i] = Math.max(0, votes[at + winner[p]] - votes[at + loser[p]] + extra[i]);
                largest = Math.max(largest, shift[i]);
                sum += shift[i];
            }
            if (sum >= gap[p]) {
                int count = largestFirst(shift, n, largest, gap[p]);
                best = best == NEVER ? count : Math.min(best, count);
            }
        }
        return best;
    }

    private static int largestFirst(int[] shift, int n, int largest, long gap) {
        if (largest >= gap) {
            return 1;
        }
        int[] count = new int[largest + 1];
        for (int i = 0; i < n; i++) {
            count[shift[i]]++;
        }
        long left = gap;
        int taken = 0;
        for (int e = largest; e > 0 && left > 0; e--) {
            long useful = Math.min(count[e], (left + e - 1) / e);
            taken += (int) useful;
            left -= useful * e;
        }
        return taken;
    }
}
