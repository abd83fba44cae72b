package org.recount.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of whole numbers, exact and mergeable in any order. Memory grows with the range of the numbers, not with how many
 * there are. Not thread-safe.
 */
public final class Histogram {
    private long[] count = new long[8];
    private int offset;
    private long total;

    /** Adds a number once. */
    public void add(int value) {
        add(value, 1);
    }

    /** Adds a number so many times. */
    public void add(int value, long times) {
        reserve(value);
        count[value + offset] = Math.addExact(count[value + offset], times);
        total = Math.addExact(total, times);
    }

    /** Adds all of another one. */
    public void merge(Histogram other) {
        for (int i = 0; i < other.count.length; i++) {
            if (other.count[i] > 0) {
                add(i - other.offset, other.count[i]);
            }
        }
    }

    private void reserve(int value) {
        int at = value + offset;
        if (at < 0) {
            int more = Math.max(count.length, -at);
            long[] wider = new long[count.length + more];
            System.arraycopy(count, 0, wider, more, count.length);
            count = wider;
            offset += more;
        } else if (at >= count.length) {
            count = Arrays.copyOf(count, Math.max(2 * count.length, at + 1));
        }
    }

    /** Returns how many numbers were added. */
    public long total() {
        return total;
    }

    /** Returns how often a number was added. */
    public long count(int value) {
        int at = value + offset;
        return at < 0 || at >= count.length ? 0 : count[at];
    }

    /** Returns the sum of the numbers. */
    public long sum() {
        long sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(count[i], (long) (i - offset)));
        }
        return sum;
    }

    /** Returns the sum of the squares of the numbers. */
    public long sumOfSquares() {
        long sum = 0;
        for (int i = 0; i < count.length; i++) {
            long value = i - offset;
            sum = Math.addExact(sum, Math.multiplyExact(count[i], value * value));
        }
        return sum;
    }

    /** Returns the mean; 0 where there is no number. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += (double) count[i] * (i - offset);
        }
        return total == 0 ? 0 : sum / total;
    }

    /**
     * Returns the smallest number x with at least a share p of the numbers at or below it; 0 where there is no number.
     *
     * @param p from 0 to 1
     */
    public int quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Not a share: " + p);
        }
        long below = 0;
        int last = 0;
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                below += count[i];
                last = i - offset;
                if (below >= p * total) {
                    return last;
                }
            }
        }
        return last;
    }

    /**
     * Returns the two-sided mid-p tail of a number: twice the smaller of P(X &lt; x) + P(X = x)/2 and P(X &gt; x) + P(X =
     * x)/2, at most 1 (Lancaster 1961, JASA 56:223); at least 1/(n+1), for no tail of n trials is known to be 0.
     */
    public double midTail(int value) {
        long less = 0;
        for (int i = 0; i < count.length && i - offset < value; i++) {
            less += count[i];
        }
        double lower = less + 0.5 * count(value);
        double upper = total - lower;
        double tail = total == 0 ? 1 : 2 * StrictMath.min(lower, upper) / total;
        return StrictMath.min(1, StrictMath.max(tail, 1.0 / (total + 1)));
    }

    /** Returns the counts of 0, 1, 2, ... up to the largest number met; at least that of 0. */
    public List<Long> fromZero() {
        List<Long> list = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                last = Math.max(last, i - offset);
            }
        }
        for (int v = 0; v <= last; v++) {
            list.add(count(v));
        }
        return list;
    }
}
