package org.recount.seats.margin;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * A line between two lists under a quota that is a whole number, recalculated from the votes: {@code T_m - T_n - D q(T) >
 * 0}, where {@code m} holds {@code a_m} seats, {@code n} holds {@code a_n}, {@code D = a_m - a_n - 1}, and {@code T} are the
 * votes of all lists that take part.
 *
 * <p>The quota is a staircase: it grows by at most 1 for each vote, once in {@code step} votes, and {@code |D| < step}. So
 * ballots that change among the lists leave it alone ({@code ceil(gap / 2)} of them do it), and it pays at most once to
 * let ballots leave the lists, or come to them, just to tip the quota. Ballots added go to {@code n}, ballots removed come
 * from {@code m}, and the first number that does it is found by steps that can never jump over it.
 *
 * <p>Exact for ballots changed, added and removed in the whole contest. For a part of the contest the number is a lower
 * bound: it takes the most helpful quota that the available ballots can bring about.
 */
final class QuotaLine implements Line {
    private final long[] weight;
    private final boolean[] inTotal;
    private final long factor;
    private final LongUnaryOperator quota;
    private final long step;

    /**
     * @param weight 1 for the columns of the winner, -1 for those of the loser, 0 for others
     * @param inTotal columns whose votes make the quota
     * @param factor D
     * @param quota votes to quota
     * @param step votes from one quota to the next
     */
    QuotaLine(long[] weight, boolean[] inTotal, long factor, LongUnaryOperator quota, long step) {
        this.weight = weight;
        this.inTotal = inTotal;
        this.factor = factor;
        this.quota = quota;
        this.step = step;
    }

    @Override
    public long weight(int column) {
        return weight[column];
    }

    @Override
    public boolean linear() {
        return false;
    }

    /** {@code step q(T) - T} stays within one step of the staircase, so the line of the straight quota is near. */
    @Override
    public Line relaxed(int columns) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long total = 0; total <= 2 * step; total++) {
            long over = step * quota.applyAsLong(total) - total;
            low = Math.min(low, over);
            high = Math.max(high, over);
        }
        long[] straight = new long[columns];
        for (int c = 0; c < columns; c++) {
            straight[c] = step * weight[c] - (inTotal[c] ? factor : 0);
        }
        return LinearLine.of(straight, -factor * (factor > 0 ? high : low));
    }

    @Override
    public long mostPerBallot(Move move, int columns) {
        return move == Move.CHANGE ? 2 : 2 + Math.abs(factor);
    }

    @Override
    public long byRecount(long[] row) {
        return LinearLine.of(weight, 0).byRecount(row) + tips(row);
    }

    @Override
    public long byAnnulment(long[] row) {
        return LinearLine.of(weight, 0).byAnnulment(row) + tips(row);
    }

    /** The most that the quota can help, however the ballots of a station go. */
    private long tips(long[] row) {
        long ballots = 0;
        for (long n : row) {
            ballots += n;
        }
        return ballots == 0 ? 0 : Math.abs(factor) * (ballots / step + 1);
    }

    private long total(long[] votes) {
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum = inTotal[c] ? Math.addExact(sum, votes[c]) : sum;
        }
        return sum;
    }

    private long gap(long[] votes, long flow) {
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += weight[c] * votes[c];
        }
        return Math.subtractExact(sum, Math.multiplyExact(factor, quota.applyAsLong(total(votes) + flow)));
    }

    @Override
    public long gap(long[] votes) {
        return gap(votes, 0);
    }

    @Override
    public long least(long[] votes, long[] available, Move move) {
        if (gap(votes) <= 0) {
            return 0;
        }
        return switch (move) {
            case CHANGE -> leastChanged(votes, available, move);
            case ADD -> first(votes, 1, Long.MAX_VALUE);
            case REMOVE -> first(votes, -1, sum(available, 1));
            case RECOUNT, RULE_VALID, RULE_INVALID -> atLeast(gap(votes), available, move);
        };
    }

    /** A lower bound: the best ballots for the two lists, and the quota tipped by as many as are moved. */
    private long atLeast(long gap, long[] available, Move move) {
        LinearLine plain = LinearLine.of(weight, 0);
        long most = 0;
        for (int c = 0; c < weight.length; c++) {
            most += move.from(c, weight.length - 1) ? available[c] : 0;
        }
        long low = 1;
        long high = most;
        while (low < high) {
            long middle = (low + high) / 2;
            if (closes(plain, available, move, middle) >= gap) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return most > 0 && closes(plain, available, move, low) >= gap ? low : NEVER;
    }

    private long closes(LinearLine plain, long[] available, Move move, long ballots) {
        return plain.reduction(available, move, ballots) + Math.abs(factor) * (ballots / step + 1);
    }

    /** The first number of ballots, all added to the loser or all taken from the winner, that crosses the line. */
    private long first(long[] votes, int direction, long most) {
        long k = 0;
        // Towards lower votes the quota falls, towards higher it grows: it helps where that has the sign of D.
        long help = Math.max(0, direction * factor);
        long start = gap(votes) + factor * quota.applyAsLong(total(votes));
        long total = total(votes);
        while (k <= most) {
            long gap = start - k - Math.multiplyExact(factor, quota.applyAsLong(total + direction * k));
            if (gap <= 0) {
                return k;
            }
            // In x ballots the gap falls by at most x + help (x / step + 1): as many as that cannot cross are skipped.
            long sure = help == 0 ? gap : (gap - help) * step / (step + help);
            k = Math.addExact(k, Math.max(1, sure));
        }
        return NEVER;
    }

    private long leastChanged(long[] votes, long[] available, Move move) {
        long best = NEVER;
        for (long flow : flows(votes, available, move)) {
            long gap = gap(votes, flow);
            long ballots = gap <= 0 ? Math.abs(flow) : straight(gap, flow, available, move);
            if (ballots != NEVER && (best == NEVER || ballots < best)) {
                best = ballots;
            }
        }
        return best;
    }

    /** Ballots with {@code flow} of them crossing the border of the lists: 2 off the gap for each that does not, else 1. */
    private long straight(long gap, long flow, long[] available, Move move) {
        long crossing = Math.abs(flow);
        long fromWinner = sum(available, 1);
        long left = Math.max(0, gap - crossing);
        long wholes = LinearLine.ceilDiv(left, 2);
        long full = Math.max(0, fromWinner - (flow < 0 ? crossing : 0));
        if (wholes <= full) {
            return crossing + wholes;
        }
        // The winner has no more to give: what is left comes from others, 1 off the gap each.
        long others = 0;
        for (int c = 0; c < weight.length; c++) {
            others += weight[c] == 0 && move.from(c, weight.length - 1) ? available[c] : 0;
        }
        long more = left - 2 * full;
        return more <= others ? crossing + full + more : NEVER;
    }

    /** No flow, and the smallest flow in the helpful direction that tips the quota, where ballots can flow so. */
    private long[] flows(long[] votes, long[] available, Move move) {
        if (factor == 0) {
            return new long[] {0};
        }
        long outside = 0;
        boolean place = false;
        for (int c = 0; c < weight.length; c++) {
            if (!inTotal[c]) {
                outside += move.from(c, weight.length - 1) ? available[c] : 0;
                place |= move.to(c, weight.length - 1);
            }
        }
        long total = total(votes);
        long now = quota.applyAsLong(total);
        for (long f = 1; f <= step; f++) {
            long flow = factor > 0 ? f : -f;
            if (factor > 0 ? f > outside : !place || f > total) {
                break;
            }
            if (quota.applyAsLong(total + flow) != now) {
                return new long[] {0, flow};
            }
        }
        return new long[] {0};
    }

    private long sum(long[] available, long which) {
        long sum = 0;
        for (int c = 0; c < weight.length; c++) {
            sum += weight[c] == which ? available[c] : 0;
        }
        return sum;
    }

    @Override
    public void apply(long[] votes, long[] available, Move move, long ballots, Line guide) {
        long flow = 0;
        if (move == Move.CHANGE || move == Move.RECOUNT) {
            for (long f : flows(votes, available, move)) {
                long gap = gap(votes, f);
                flow = (gap <= 0 ? Math.abs(f) : straight(gap, f, available, move)) == ballots ? f : flow;
            }
        }
        long crossing = Math.abs(flow);
        LinearLine out = LinearLine.of(border(flow), 0);
        if (crossing > 0) {
            out.apply(votes, available, move, crossing, guide);
        }
        LinearLine.of(weight, 0).apply(votes, available, move, ballots - crossing, guide);
    }

    /** Weights that send ballots from the winner out of the lists (flow below 0), or from outside to the loser. */
    private long[] border(long flow) {
        long[] w = new long[weight.length];
        for (int c = 0; c < w.length; c++) {
            w[c] = flow < 0 ? (inTotal[c] ? weight[c] : -1) : (inTotal[c] ? weight[c] - 1 : 1);
        }
        return w;
    }

    @Override
    public Line spread(int[] from) {
        int columns = from.length;
        long[] w = new long[columns];
        boolean[] in = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            w[c] = from[c] < 0 ? 0 : weight[from[c]];
            in[c] = from[c] >= 0 && inTotal[from[c]];
        }
        return new QuotaLine(w, in, factor, quota, step);
    }

    @Override
    public String toString() {
        return Arrays.toString(weight) + " - " + factor + " q";
    }
}
