package org.recount.seats.margin;

import java.util.Arrays;

/**
 * A line whose gap is a weighted sum of ballots: {@code sum w_c T_c + constant}, crossed at 0 or below.
 *
 * <p>A ballot moved from column {@code a} to column {@code b} takes {@code w_a - w_b} off the gap, so the best target is the
 * column of least weight and the best sources are those of most weight, until they are empty. This greedy number of
 * ballots is exact: each ballot does the most that is left, and targets never fill up.
 *
 * <p>Weights and sums are exact; what does not fit a {@code long} throws {@link ArithmeticException}.
 *
 * <p>Source: pairwise assertions as linear forms, Blom, Budurushi, Rivest, Stark, Stuckey, Teague, Vukcevic 2021
 * (E-Vote-ID, section 3.1).
 */
public final class LinearLine implements Line {
    private final long[] weight;
    private final long constant;
    /** Of the columns of choices: the heaviest, and the least weight. */
    private final int heaviest;

    private final long lightest;

    private LinearLine(long[] weight, long constant) {
        this.weight = weight;
        this.constant = constant;
        int heavy = 0;
        long light = weight[0];
        for (int c = 1; c < weight.length - 1; c++) {
            heavy = weight[c] > weight[heavy] ? c : heavy;
            light = Math.min(light, weight[c]);
        }
        this.heaviest = heavy;
        this.lightest = light;
    }

    /**
     * Returns a line.
     *
     * @param weight weight by column, the invalid ballots last; copied
     * @param constant what is added
     */
    public static LinearLine of(long[] weight, long constant) {
        return new LinearLine(weight.clone(), constant);
    }

    /** Returns the line that a choice crosses with its first vote. */
    static LinearLine firstVote(int choices, int choice) {
        long[] weight = new long[choices + 1];
        weight[choice] = -1;
        return new LinearLine(weight, 1);
    }

    /** Returns whether the line is that of a first vote. */
    static boolean isFirstVote(Line line) {
        return line instanceof LinearLine l
                && l.constant == 1
                && Arrays.stream(l.weight).filter(w -> w != 0).count() == 1;
    }

    /**
     * Returns the line that is crossed where a linear line is not.
     *
     * @param line the line
     * @param columns number of columns
     */
    static LinearLine not(Line line, int columns) {
        long[] weight = new long[columns];
        for (int c = 0; c < columns; c++) {
            weight[c] = -line.weight(c);
        }
        return new LinearLine(weight, Math.subtractExact(1, line.gap(new long[columns])));
    }

    @Override
    public long weight(int column) {
        return weight[column];
    }

    @Override
    public long gap(long[] votes) {
        long sum = constant;
        for (int c = 0; c < weight.length; c++) {
            if (weight[c] != 0) {
                sum = Math.addExact(sum, Math.multiplyExact(weight[c], votes[c]));
            }
        }
        return sum;
    }

    @Override
    public long least(long[] votes, long[] available, Move move) {
        return least(gap(votes), available, move);
    }

    private long least(long gap, long[] available, Move move) {
        if (gap <= 0) {
            return 0;
        }
        int choices = weight.length - 1;
        long target = targetWeight(move);
        if (move.fromNowhere()) {
            return target < 0 ? ceilDiv(gap, -target) : NEVER;
        }
        // Columns that ballots may leave: the valid ones, the invalid one.
        int first = move.from(0, choices) ? 0 : choices;
        int end = move.from(choices, choices) ? choices + 1 : choices;
        if (first == 0 && end == choices && weight[heaviest] > target) {
            // Mostly the ballots of the heaviest column are enough.
            long enough = ceilDiv(gap, Math.subtractExact(weight[heaviest], target));
            if (enough <= available[heaviest]) {
                return enough;
            }
        }
        long ballots = 0;
        long left = gap;
        long level = Long.MAX_VALUE;
        while (true) {
            // The sources of the next lower weight, all at once.
            long next = target;
            long ready = 0;
            for (int c = first; c < end; c++) {
                long w = weight[c];
                if (w >= next && w < level && available[c] > 0) {
                    ready = w == next ? Math.addExact(ready, available[c]) : available[c];
                    next = w;
                }
            }
            if (ready == 0 || next <= target) {
                return NEVER;
            }
            long effect = Math.subtractExact(next, target);
            long wanted = ceilDiv(left, effect);
            if (wanted <= ready) {
                return ballots + wanted;
            }
            ballots = Math.addExact(ballots, ready);
            left -= ready * effect;
            level = next;
        }
    }

    @Override
    public void apply(long[] votes, long[] available, Move move, long ballots, Line guide) {
        int choices = weight.length - 1;
        int target = target(move, guide);
        long left = ballots;
        while (left > 0) {
            int source = -1;
            for (int c = 0; c <= choices && !move.fromNowhere(); c++) {
                boolean may = c != target && available[c] > 0 && move.from(c, choices);
                if (may && (source < 0 || heavier(c, source, guide))) {
                    source = c;
                }
            }
            if (source < 0 && !move.fromNowhere()) {
                return;
            }
            long some = source < 0 ? left : Math.min(left, available[source]);
            if (source >= 0) {
                votes[source] -= some;
                available[source] -= some;
            }
            if (target >= 0) {
                votes[target] = Math.addExact(votes[target], some);
            }
            left -= some;
        }
    }

    private boolean heavier(int a, int b, Line guide) {
        return weight[a] != weight[b] ? weight[a] > weight[b] : guide.weight(a) > guide.weight(b);
    }

    /** Returns the column of least weight that ballots may go to, -1 where they leave the count. */
    private int target(Move move, Line guide) {
        int best = -1;
        for (int c = 0; c < weight.length; c++) {
            if (move.to(c, weight.length - 1) && (best < 0 || heavier(best, c, guide))) {
                best = c;
            }
        }
        return best;
    }

    @Override
    public Line spread(int[] from) {
        long[] w = new long[from.length];
        for (int c = 0; c < w.length; c++) {
            w[c] = from[c] < 0 ? 0 : weight[from[c]];
        }
        return new LinearLine(w, constant);
    }

    /** Returns the most that so many ballots can take off the gap. */
    long reduction(long[] available, Move move, long ballots) {
        long[] votes = new long[weight.length];
        apply(votes, available.clone(), move, ballots, this);
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum -= weight[c] * votes[c];
        }
        return Math.max(0, sum);
    }

    @Override
    public boolean linear() {
        return true;
    }

    @Override
    public long mostPerBallot(Move move, int columns) {
        long most = Long.MIN_VALUE;
        for (int c = 0; c < weight.length; c++) {
            most = move.from(c, weight.length - 1) ? Math.max(most, weight[c]) : most;
        }
        return (move.fromNowhere() ? 0 : most) - targetWeight(move);
    }

    @Override
    public long byRecount(long[] row) {
        long target = targetWeight(Move.RECOUNT);
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += row[c] == 0 ? 0 : (weight[c] - target) * row[c];
        }
        return sum;
    }

    @Override
    public long byAnnulment(long[] row) {
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += weight[c] * row[c];
        }
        return sum;
    }

    private long targetWeight(Move move) {
        if (move.toNowhere()) {
            return 0;
        }
        int choices = weight.length - 1;
        long valid = move.to(0, choices) ? lightest : Long.MAX_VALUE;
        return move.to(choices, choices) ? Math.min(valid, weight[choices]) : valid;
    }

    static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }

    @Override
    public String toString() {
        return Arrays.toString(weight) + " + " + constant;
    }
}
