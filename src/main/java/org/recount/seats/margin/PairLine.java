package org.recount.seats.margin;

/**
 * The line {@code a T_m - b T_n > 0} between two choices: plurality and SNTV with {@code a = b = 1}, highest averages with
 * divisors. The same as a {@link LinearLine} with two weights, without the zeros.
 *
 * <p>A ballot of the winner that goes to the loser takes {@code a + b} off the gap, any other that goes to the loser {@code
 * b}, one of the winner that goes elsewhere {@code a}.
 */
final class PairLine implements Line {
    private final int winner;
    private final long a;
    private final int loser;
    private final long b;

    PairLine(int winner, long a, int loser, long b) {
        this.winner = winner;
        this.a = a;
        this.loser = loser;
        this.b = b;
    }

    @Override
    public long gap(long[] votes) {
        return Math.subtractExact(Math.multiplyExact(a, votes[winner]), Math.multiplyExact(b, votes[loser]));
    }

    @Override
    public long least(long[] votes, long[] available, Move move) {
        long gap = gap(votes);
        if (gap <= 0) {
            return 0;
        }
        int choices = votes.length - 1;
        if (move.fromNowhere()) {
            return LinearLine.ceilDiv(gap, b);
        }
        // Ballots go to the loser where they may, else out of the valid votes.
        long target = move.to(loser, choices) ? b : 0;
        long own = move.from(winner, choices) ? available[winner] : 0;
        long ballots = LinearLine.ceilDiv(gap, a + target);
        if (ballots <= own) {
            return ballots;
        }
        if (target == 0) {
            return NEVER;
        }
        long left = gap - own * (a + target);
        long others = 0;
        for (int c = 0; c <= choices; c++) {
            others += c != winner && c != loser && move.from(c, choices) ? available[c] : 0;
        }
        long more = LinearLine.ceilDiv(left, target);
        return more <= others ? own + more : NEVER;
    }

    @Override
    public void apply(long[] votes, long[] available, Move move, long ballots, Line guide) {
        dense(votes.length).apply(votes, available, move, ballots, guide);
    }

    private LinearLine dense(int columns) {
        long[] weight = new long[columns];
        weight[winner] = a;
        weight[loser] = -b;
        return LinearLine.of(weight, 0);
    }

    @Override
    public long weight(int column) {
        return column == winner ? a : column == loser ? -b : 0;
    }

    @Override
    public boolean linear() {
        return true;
    }

    @Override
    public long mostPerBallot(Move move, int columns) {
        return a + b;
    }

    @Override
    public long byRecount(long[] row) {
        long ballots = 0;
        for (long n : row) {
            ballots += n;
        }
        return a * row[winner] + b * (ballots - row[loser]);
    }

    @Override
    public long byAnnulment(long[] row) {
        return a * row[winner] - b * row[loser];
    }

    @Override
    public Line spread(int[] from) {
        int w = -1;
        int l = -1;
        for (int c = 0; c < from.length; c++) {
            if (from[c] == winner || from[c] == loser) {
                boolean again = from[c] == winner ? w >= 0 : l >= 0;
                if (again) {
                    return dense(Math.max(winner, loser) + 1).spread(clip(from));
                }
                w = from[c] == winner ? c : w;
                l = from[c] == loser ? c : l;
            }
        }
        return w < 0 || l < 0 ? dense(Math.max(winner, loser) + 1).spread(clip(from)) : new PairLine(w, a, l, b);
    }

    /** The dense line has no columns beyond the two: what is beyond them has no weight. */
    private int[] clip(int[] from) {
        int[] clipped = from.clone();
        for (int c = 0; c < clipped.length; c++) {
            clipped[c] = clipped[c] > Math.max(winner, loser) ? -1 : clipped[c];
        }
        return clipped;
    }

    @Override
    public String toString() {
        return a + " T" + winner + " - " + b + " T" + loser;
    }
}
