package org.recount.seats.margin;

import java.util.TreeSet;

/**
 * SNTV with reserved seats as slowly and obviously as can be: every way in which the ties could be broken is tried by
 * giving each candidate a fraction of a vote, in every order, and the outcome is the set of all results.
 */
final class SlowSntv {
    private SlowSntv() {}

    /** Returns the winners, or an empty string where a lot would decide. */
    static String outcome(long[] votes, boolean[] woman, int seats, int reserved) {
        TreeSet<String> all = outcomes(votes, woman, seats, reserved);
        return all.size() > 1 ? "" : all.first();
    }

    /** Returns every set of winners (as a sorted string) that some lot could give. */
    static TreeSet<String> outcomes(long[] votes, boolean[] woman, int seats, int reserved) {
        TreeSet<String> out = new TreeSet<>();
        permute(new int[votes.length], 0, 0, order -> {
            long[] key = new long[votes.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = votes[i] * 100 + order[i];
            }
            out.add(winners(key, woman, seats, reserved));
        });
        return out;
    }

    private static void permute(int[] order, int at, int used, java.util.function.Consumer<int[]> use) {
        if (at == order.length) {
            use.accept(order);
            return;
        }
        for (int i = 0; i < order.length; i++) {
            if ((used >> i & 1) == 0) {
                order[at] = i;
                permute(order, at + 1, used | 1 << i, use);
            }
        }
    }

    /** The floor rule as it was run: the best s, then the lowest man out for the best woman not yet in. */
    private static String winners(long[] key, boolean[] woman, int seats, int reserved) {
        boolean[] in = new boolean[key.length];
        for (int n = 0; n < Math.min(seats, key.length); n++) {
            in[best(key, in, woman, false)] = true;
        }
        while (count(in, woman) < reserved) {
            int up = best(key, in, woman, true);
            int down = -1;
            for (int i = 0; i < key.length; i++) {
                if (in[i] && !woman[i] && (down < 0 || key[i] < key[down])) {
                    down = i;
                }
            }
            if (up < 0 || down < 0) {
                break;
            }
            in[up] = true;
            in[down] = false;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < in.length; i++) {
            text.append(in[i] ? '1' : '0');
        }
        return text.toString();
    }

    private static int best(long[] key, boolean[] in, boolean[] woman, boolean onlyWomen) {
        int best = -1;
        for (int i = 0; i < key.length; i++) {
            if (!in[i] && (woman[i] || !onlyWomen) && (best < 0 || key[i] > key[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int count(boolean[] in, boolean[] woman) {
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            n += in[i] && woman[i] ? 1 : 0;
        }
        return n;
    }
}
