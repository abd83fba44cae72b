package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every election of {@code k} choices up to a number of ballots, and from each the least number of ballots to one with
 * another outcome, by looking at all of them: the slow twin of every margin.
 *
 * <p>An outcome is a string; the empty string stands for "a lot would be needed", which differs from everything.
 */
final class SmallElections {
    private final int k;
    private final int most;
    private final int[] outcome;
    private final List<List<long[]>> byTotal = new ArrayList<>();

    /**
     * Computes all outcomes.
     *
     * @param k choices
     * @param most ballots at most
     * @param rule votes to outcome; empty where tied
     */
    SmallElections(int k, int most, Function<long[], String> rule) {
        this.k = k;
        this.most = most;
        int size = 1;
        for (int i = 0; i < k; i++) {
            size *= most + 1;
        }
        outcome = new int[size];
        Map<String, Integer> ids = new HashMap<>();
        for (int n = 0; n <= most; n++) {
            List<long[]> all = ofTotal(k, n);
            byTotal.add(all);
            for (long[] v : all) {
                String text = rule.apply(v);
                outcome[index(v)] = text.isEmpty() ? 0 : ids.computeIfAbsent(text, t -> ids.size() + 1);
            }
        }
    }

    /** Returns every way to cast exactly so many ballots for so many choices. */
    static List<long[]> ofTotal(int choices, int ballots) {
        List<long[]> all = new ArrayList<>();
        fill(new long[choices], 0, ballots, all);
        return all;
    }

    private static void fill(long[] v, int at, int left, List<long[]> all) {
        if (at == v.length - 1) {
            v[at] = left;
            all.add(v.clone());
            return;
        }
        for (int i = 0; i <= left; i++) {
            v[at] = i;
            fill(v, at + 1, left - i, all);
        }
    }

    private int index(long[] v) {
        int index = 0;
        for (int i = 0; i < k; i++) {
            index = index * (most + 1) + (int) v[i];
        }
        return index;
    }

    /** Returns all elections with exactly this number of ballots. */
    List<long[]> elections(int ballots) {
        return byTotal.get(ballots);
    }

    boolean tied(long[] v) {
        return outcome[index(v)] == 0;
    }

    /** Returns the least number of ballots changed from one choice to another, or -1 where no number does. */
    long changed(long[] v) {
        return least(v, byTotal.get(total(v)));
    }

    /** Returns the least number of ballots added, up to the bound of this table, or -1. */
    long added(long[] v) {
        for (int n = total(v); n <= most; n++) {
            if (least(v, within(v, byTotal.get(n), 1)) >= 0) {
                return n - total(v);
            }
        }
        return -1;
    }

    /** Returns the least number of ballots removed, or -1. */
    long removed(long[] v) {
        for (int n = total(v); n >= 0; n--) {
            if (least(v, within(v, byTotal.get(n), -1)) >= 0) {
                return total(v) - n;
            }
        }
        return -1;
    }

    private long least(long[] v, List<long[]> where) {
        int now = outcome[index(v)];
        if (now == 0) {
            return 0;
        }
        long best = -1;
        for (long[] w : where) {
            if (outcome[index(w)] != now) {
                long moved = 0;
                for (int i = 0; i < k; i++) {
                    moved += Math.max(0, w[i] - v[i]);
                }
                best = best < 0 ? moved : Math.min(best, moved);
            }
        }
        return best;
    }

    private List<long[]> within(long[] v, List<long[]> all, int sign) {
        List<long[]> some = new ArrayList<>();
        for (long[] w : all) {
            boolean fits = true;
            for (int i = 0; i < k; i++) {
                fits &= sign * (w[i] - v[i]) >= 0;
            }
            if (fits) {
                some.add(w);
            }
        }
        return some;
    }

    private static int total(long[] v) {
        int n = 0;
        for (long x : v) {
            n += (int) x;
        }
        return n;
    }
}
