package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.List;

/**
 * Several lines that have to be crossed by the same ballots.
 *
 * <p>If all gaps are to be 0 or less then so is every sum of them with weights of 0 or more, and what that one line needs
 * all of them need at least. The best weights are the dual prices of a linear programme with a row for each line (weak
 * duality: Dantzig 1963, chapter 6); at its corners the summed line weighs the same in as many pairs of columns as make the
 * weights unique. So the corners with up to three lines are visited, in whole numbers, and the dearest sum counts. Whatever
 * the weights the bound is sound; the rounding of each line by itself is lost, so it may fall short by a ballot.
 */
final class JointLines {
    private final List<Line> linear;
    private final long[] votes;
    private final long[] available;
    private final Move move;
    private final List<Integer> columns;
    private long best;

    private JointLines(List<Line> linear, long[] votes, long[] available, Move move) {
        this.linear = linear;
        this.votes = votes;
        this.available = available;
        this.move = move;
        this.columns = distinct();
    }

    /**
     * Returns a number of ballots below which the lines cannot all be crossed, {@link Line#NEVER} where they never can.
     *
     * @param lines the lines; in place of one that is not linear, the linear one below it
     * @param votes ballots by column
     * @param available those that may move
     * @param move what may happen to them
     */
    static long atLeast(List<Line> lines, long[] votes, long[] available, Move move) {
        List<Line> linear =
                lines.stream().map(line -> line.relaxed(votes.length)).toList();
        return new JointLines(linear, votes, available, move).search();
    }

    private long search() {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                pairs.add(new int[] {columns.get(i), columns.get(j)});
            }
        }
        for (int a = 0; a < linear.size(); a++) {
            for (int b = a + 1; b < linear.size(); b++) {
                for (int[] p : pairs) {
                    consider(a, difference(b, p), b, -difference(a, p), 0, 0);
                }
                for (int c = b + 1; c < linear.size(); c++) {
                    three(a, b, c, pairs);
                }
            }
        }
        return best;
    }

    /** The weights that make two pairs of columns equal: the vector across their differences. */
    private void three(int a, int b, int c, List<int[]> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            long a1 = difference(a, pairs.get(i));
            long b1 = difference(b, pairs.get(i));
            long c1 = difference(c, pairs.get(i));
            for (int j = i + 1; j < pairs.size(); j++) {
                long a2 = difference(a, pairs.get(j));
                long b2 = difference(b, pairs.get(j));
                long c2 = difference(c, pairs.get(j));
                if (fits(a1, b2) && fits(a1, c2) && fits(b1, c2) && fits(b1, a2) && fits(c1, a2) && fits(c1, b2)) {
                    consider(a, b1 * c2 - c1 * b2, b, c1 * a2 - a1 * c2, c, a1 * b2 - b1 * a2);
                }
            }
        }
    }

    private static boolean fits(long x, long y) {
        return Math.multiplyHigh(x, y) == (x * y) >> 63 && Math.abs(x * y) < Long.MAX_VALUE / 4;
    }

    private long difference(int line, int[] pair) {
        return weight(line, pair[0]) - weight(line, pair[1]);
    }

    private long weight(int line, int column) {
        return column < 0 ? 0 : linear.get(line).weight(column);
    }

    /** The sum of lines with these weights, all of one sign; a sum that does not fit a {@code long} tells nothing. */
    private void consider(int a, long x, int b, long y, int c, long z) {
        boolean mixed = (x < 0 || y < 0 || z < 0) && (x > 0 || y > 0 || z > 0);
        long divisor = gcd(gcd(x, y), z);
        if (mixed || divisor == 0 || best == Line.NEVER) {
            return;
        }
        long xx = Math.abs(x) / divisor;
        long yy = Math.abs(y) / divisor;
        long zz = Math.abs(z) / divisor;
        try {
            long[] sum = new long[votes.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = sum(xx, weight(a, i), yy, weight(b, i), zz, zz == 0 ? 0 : weight(c, i));
            }
            long[] none = new long[votes.length];
            long constant = sum(
                    xx,
                    linear.get(a).gap(none),
                    yy,
                    linear.get(b).gap(none),
                    zz,
                    zz == 0 ? 0 : linear.get(c).gap(none));
            long least = LinearLine.of(sum, constant).least(votes, available, move);
            best = least == Line.NEVER ? Line.NEVER : Math.max(best, least);
        } catch (ArithmeticException tooLarge) {
            // Another sum, or each line by itself, still counts.
        }
    }

    private static long sum(long x, long a, long y, long b, long z, long c) {
        return Math.addExact(
                Math.addExact(Math.multiplyExact(x, a), Math.multiplyExact(y, b)), Math.multiplyExact(z, c));
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long r = x % y;
            x = y;
            y = r;
        }
        return x;
    }

    /** Columns that differ in the weight of some line; -1 stands for outside the count. */
    private List<Integer> distinct() {
        List<Integer> different = new ArrayList<>(List.of(-1));
        for (int c = 0; c < votes.length; c++) {
            int column = c;
            if (different.stream().noneMatch(d -> same(d, column))) {
                different.add(c);
            }
        }
        return different;
    }

    private boolean same(int one, int other) {
        for (int i = 0; i < linear.size(); i++) {
            if (weight(i, one) != weight(i, other)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the line by which ballots are chosen that do equally much for an open line: the last line counts most, it is
     * what the crossings before it are for; then the others.
     *
     * @param lines the lines
     * @param open index of the line that is being crossed
     * @param columns number of columns
     */
    static Line guide(List<Line> lines, int open, int columns) {
        int first = open == lines.size() - 1 ? 0 : lines.size() - 1;
        if (lines.size() < 3) {
            return lines.get(first);
        }
        // The rank of each column under the lines in that order.
        List<Line> order = new ArrayList<>(List.of(lines.get(first)));
        for (int i = 0; i < lines.size(); i++) {
            if (i != first && i != open) {
                order.add(lines.get(i));
            }
        }
        long[] rank = new long[columns];
        for (int c = 0; c < columns; c++) {
            for (int d = 0; d < columns; d++) {
                rank[c] += compare(order, c, d) > 0 ? 1 : 0;
            }
        }
        return LinearLine.of(rank, 0);
    }

    private static int compare(List<Line> order, int c, int d) {
        for (Line line : order) {
            int sign = Long.compare(line.weight(c), line.weight(d));
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }
}
