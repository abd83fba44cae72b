package org.recount.risk.plan;

import java.util.Arrays;
import org.recount.sampling.RandomStream;

/**
 * A population of few distinct values, by count: what a simulated audit draws from. Immutable.
 */
public final class ValuePopulation {
    private final double[] value;
    private final long[] count;
    private final long total;

    private ValuePopulation(double[] value, long[] count, long total) {
        this.value = value;
        this.count = count;
        this.total = total;
    }

    /**
     * Returns a population.
     *
     * @param values distinct values, the most frequent first for speed
     * @param counts how many of each, at least 0, at least 1 in all
     */
    public static ValuePopulation of(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(values.length + " values but " + counts.length + " counts");
        }
        long sum = 0;
        for (long n : counts) {
            if (n < 0) {
                throw new IllegalArgumentException("A negative count: " + n);
            }
            sum = Math.addExact(sum, n);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("An empty population");
        }
        return new ValuePopulation(values.clone(), counts.clone(), sum);
    }

    /** Returns the number of values. */
    public long size() {
        return total;
    }

    /** Returns the mean. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            sum += value[i] * count[i];
        }
        return sum / total;
    }

    /** Returns the greatest value that occurs. */
    public double greatest() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < value.length; i++) {
            most = count[i] > 0 ? Math.max(most, value[i]) : most;
        }
        return most;
    }

    /** Returns a drawer without replacement. */
    Drawer drawer(boolean replace) {
        return new Drawer(replace);
    }

    /** Draws one value after another. Not thread-safe. */
    final class Drawer {
        private final long[] left;
        private long all;
        private final boolean replace;

        Drawer(boolean replace) {
            this.replace = replace;
            this.left = count.clone();
            this.all = total;
        }

        void restart() {
            System.arraycopy(count, 0, left, 0, left.length);
            all = total;
        }

        double next(RandomStream random) {
            long place = random.nextLong(all);
            int i = 0;
            while (place >= left[i]) {
                place -= left[i];
                i++;
            }
            if (!replace) {
                left[i]--;
                all--;
            }
            return value[i];
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(value) + " x " + Arrays.toString(count);
    }
}
