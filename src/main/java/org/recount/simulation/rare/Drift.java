package org.recount.simulation.rare;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * How far a gap moves by random errors: a sum of steps, each kind of step a Poisson number of times,
 * {@code D = sum_j s_j N_j}. With steps +1 and -1 it is the Skellam distribution (Skellam 1946, JRSS 109:296).
 *
 * <p>Cumulant function {@code K(t) = sum_j m_j (exp(s_j t) - 1)}. A sum of independent ballots each of which moves the gap
 * with small probability has a moment function of at most {@code exp K(t)} ({@code 1 + x <= exp x}), so {@link #chernoff}
 * bounds it too.
 *
 * <p>Immutable and thread-safe. {@code StrictMath}: the same bytes on every machine.
 */
public final class Drift {
    /** Standard deviations of a Poisson count that the exact sum looks at; beyond them is less than 1e-20. */
    private static final double REACH = 10;

    /** Products that the exact sum may take. */
    private static final double MOST_WORK = 2e8;

    /** What is possible is never called less probable than this: doubles end soon below. */
    private static final double LEAST = 1e-300;

    private final long[] step;
    private final double[] mean;

    /**
     * A kind of error.
     *
     * @param step what one such error takes off the gap; below 0 where it widens it
     * @param mean expected number of such errors, at least 0
     */
    public record Flow(long step, double mean) {
        public Flow {
            if (!(mean >= 0) || Double.isInfinite(mean)) {
                throw new IllegalArgumentException("An expected number of errors of " + mean + " makes no sense");
            }
        }
    }

    private Drift(long[] step, double[] mean) {
        this.step = step;
        this.mean = mean;
    }

    /** Returns the drift of these errors; errors of the same step are put together, those of no effect left out. */
    public static Drift of(List<Flow> flows) {
        Map<Long, Double> sums = new TreeMap<>();
        for (Flow flow : flows) {
            if (flow.step() != 0 && flow.mean() > 0) {
                sums.merge(flow.step(), flow.mean(), Double::sum);
            }
        }
        return new Drift(
                sums.keySet().stream().mapToLong(Long::longValue).toArray(),
                sums.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns the drift of {@code towards} expected errors of one vote that close the gap, and so many that widen it. */
    public static Drift skellam(double towards, double away) {
        return of(List.of(new Flow(1, towards), new Flow(-1, away)));
    }

    /** Returns whether any error closes the gap. */
    public boolean canClose() {
        return step.length > 0 && step[step.length - 1] > 0;
    }

    /** Returns the expected drift under a tilt of {@code t}, K'(t). */
    public double expected(double t) {
        double sum = 0;
        for (int j = 0; j < step.length; j++) {
            sum += mean[j] * step[j] * StrictMath.exp(step[j] * t);
        }
        return sum;
    }

    /** Returns the cumulant function K(t). */
    public double cumulant(double t) {
        double sum = 0;
        for (int j = 0; j < step.length; j++) {
            sum += mean[j] * StrictMath.expm1(step[j] * t);
        }
        return sum;
    }

    /**
     * Returns the exponential tilt under which the drift is {@code gap} on average: K'(t) = gap (Siegmund 1976, Ann. Stat.
     * 4:673; for Skellam t solves l1 exp(t) - l2 exp(-t) = gap). 0 where the gap is no rarer than that.
     *
     * @throws IllegalArgumentException if no error closes the gap
     */
    public double tilt(long gap) {
        if (!canClose()) {
            throw new IllegalArgumentException("No error closes the gap of " + gap);
        }
        if (expected(0) >= gap) {
            return 0;
        }
        double high = 1.0 / step[step.length - 1];
        while (expected(high) < gap) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < 200 && low < high; i++) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (expected(middle) < gap) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Returns the drift under a tilt: the errors of each kind are {@code exp(s t)} times as many on average. */
    public Drift tilted(double t) {
        double[] tilted = new double[mean.length];
        for (int j = 0; j < tilted.length; j++) {
            tilted[j] = mean[j] * StrictMath.exp(step[j] * t);
        }
        return new Drift(step, tilted);
    }

    /**
     * Returns the Chernoff bound (1952, Ann. Math. Stat. 23:493): P(D >= gap) is at most {@code exp(K(t) - t gap)}; 1 where
     * the gap is no rarity, 0 where no error closes it.
     *
     * @param gap at least 1
     */
    public double chernoff(long gap) {
        if (!canClose()) {
            return 0;
        }
        double t = tilt(gap);
        return StrictMath.min(1, StrictMath.max(LEAST, StrictMath.exp(cumulant(t) - t * gap)));
    }

    /** Returns the drift of a part of the time. */
    Drift scaled(double part) {
        double[] scaled = new double[mean.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = part * mean[j];
        }
        return new Drift(step, scaled);
    }

    /** Returns a draw of the drift. */
    long draw(RandomStream random) {
        long sum = 0;
        for (int j = 0; j < step.length; j++) {
            sum += step[j] * Samplers.poisson(random, mean[j]);
        }
        return sum;
    }

    /** Returns the expected number of errors of all kinds. */
    double errors() {
        double sum = 0;
        for (double m : mean) {
            sum += m;
        }
        return sum;
    }

    /** Returns the step of an error that a uniform number picks. */
    long pick(double uniform) {
        double left = uniform * errors();
        for (int j = 0; j < step.length - 1; j++) {
            left -= mean[j];
            if (left < 0) {
                return step[j];
            }
        }
        return step[step.length - 1];
    }

    /**
     * Returns P(D >= gap), exact to rounding and at least 1e-300 where it is possible; empty where the sum would take too long.
     *
     * <p>The kinds of errors are convolved under the tilt that puts the gap in the middle, and each value is weighted
     * back by {@code exp(K(t) - t d)}: so nothing underflows however rare the event is.
     *
     * @param gap at least 1
     */
    public OptionalDouble tail(long gap) {
        if (!canClose()) {
            return OptionalDouble.of(0);
        }
        double t = tilt(gap);
        Drift tilted = tilted(t);
        double[] law = {1};
        long origin = 0;
        for (int j = 0; j < step.length; j++) {
            double[] counts = poisson(tilted.mean[j]);
            long first = first(tilted.mean[j]);
            long wide = Math.abs(step[j]) * (counts.length - 1);
            if ((double) law.length * counts.length > MOST_WORK || law.length + wide > MOST_WORK / 10) {
                return OptionalDouble.empty();
            }
            double[] next = new double[Math.toIntExact(law.length + wide)];
            long shift = step[j] > 0 ? step[j] * first : step[j] * (first + counts.length - 1);
            for (int k = 0; k < counts.length; k++) {
                int at = Math.toIntExact(step[j] * (first + k) - shift);
                for (int i = 0; i < law.length; i++) {
                    next[at + i] += law[i] * counts[k];
                }
            }
            law = next;
            origin += shift;
        }
        double sum = 0;
        double cumulant = cumulant(t);
        for (int i = law.length - 1; i >= 0 && origin + i >= gap; i--) {
            sum += law[i] * StrictMath.exp(-t * (origin + i - gap));
        }
        return OptionalDouble.of(StrictMath.min(1, StrictMath.max(LEAST, sum * StrictMath.exp(cumulant - t * gap))));
    }

    private static long first(double mean) {
        return (long) StrictMath.max(0, StrictMath.floor(mean - REACH * StrictMath.sqrt(mean)));
    }

    /** The Poisson law from its mode outwards, scaled to sum to 1. */
    private static double[] poisson(double mean) {
        long first = first(mean);
        long last = (long) StrictMath.ceil(mean + REACH * StrictMath.sqrt(mean) + 4 * REACH);
        double[] p = new double[Math.toIntExact(last - first + 1)];
        int mode = (int) ((long) StrictMath.floor(mean) - first);
        p[mode] = 1;
        for (int k = mode + 1; k < p.length; k++) {
            p[k] = p[k - 1] * mean / (first + k);
        }
        for (int k = mode - 1; k >= 0; k--) {
            p[k] = p[k + 1] * (first + k + 1) / mean;
        }
        double sum = 0;
        for (double x : p) {
            sum += x;
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
