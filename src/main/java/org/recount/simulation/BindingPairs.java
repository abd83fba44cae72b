package org.recount.simulation;

import org.recount.seats.SntvKernel;

/**
 * The pairs of a winner and a loser that bind an SNTV outcome with reserved seats: it is strictly implied exactly as long
 * as each winner named here has more votes than its loser. At most four pairs: last woman in and first woman out, last man
 * in and first man out, last man in and first woman out, and (where more women sit than seats are reserved) last woman in
 * and first man out.
 *
 * <p>Source: project methods, section 1.3. The slow twin in the tests is {@code SntvMargins}.
 *
 * @param in winners
 * @param out losers, by the same index
 * @param gap votes of the winner less votes of the loser, by the same index, at least 0
 */
@SuppressWarnings("ArrayRecordComponent")
record BindingPairs(int[] in, int[] out, long[] gap) {

    /**
     * Returns the pairs.
     *
     * @param totals votes by choice
     * @param kinds kinds of the choices, as {@link SntvKernel} has them
     * @param reserved least number of women
     * @param elected those elected, ascending
     */
    static BindingPairs of(long[] totals, byte[] kinds, int reserved, int[] elected) {
        boolean[] sits = new boolean[kinds.length];
        int women = 0;
        for (int c : elected) {
            sits[c] = true;
            women += kinds[c] == SntvKernel.WOMAN ? 1 : 0;
        }
        int womanIn = extreme(totals, kinds, sits, SntvKernel.WOMAN, true);
        int manIn = extreme(totals, kinds, sits, SntvKernel.MAN, true);
        int womanOut = extreme(totals, kinds, sits, SntvKernel.WOMAN, false);
        int manOut = extreme(totals, kinds, sits, SntvKernel.MAN, false);
        int[] in = new int[4];
        int[] out = new int[4];
        long[] gap = new long[4];
        int n = 0;
        int[][] candidates = {
            {womanIn, womanOut}, {manIn, manOut}, {manIn, womanOut}, {women > reserved ? womanIn : -1, manOut}
        };
        for (int[] pair : candidates) {
            if (pair[0] >= 0 && pair[1] >= 0) {
                in[n] = pair[0];
                out[n] = pair[1];
                gap[n++] = totals[pair[0]] - totals[pair[1]];
            }
        }
        return new BindingPairs(
                java.util.Arrays.copyOf(in, n), java.util.Arrays.copyOf(out, n), java.util.Arrays.copyOf(gap, n));
    }

    /** Returns the least gap; {@link Long#MAX_VALUE} where there is no pair. */
    long least() {
        long least = Long.MAX_VALUE;
        for (long g : gap) {
            least = Math.min(least, g);
        }
        return least;
    }

    private static int extreme(long[] totals, byte[] kinds, boolean[] sits, byte kind, boolean in) {
        int best = -1;
        for (int c = 0; c < kinds.length; c++) {
            if (kinds[c] == kind && sits[c] == in) {
                boolean nearer = best < 0 || (in ? totals[c] < totals[best] : totals[c] > totals[best]);
                best = nearer ? c : best;
            }
        }
        return best;
    }
}
