package org.recount.simulation.rare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** Standard deviations of a Poisson count that the exact sum looks at, and counts beyond: past them is less than 1e-12. */
    private static final double REACH = 7.5;

    private static final double BEYOND = 12;

    /** Products that the exact sum may take. */
    private static final double MOST_WORK = 2e8;

    /** What is possible is never called less probable than this: doubles end soon below. */
    private static final double LEAST = 1e-300;

    private static final long[] PAIR = {-2, -1, 1, 2};

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

    /** Returns the drift of the gap of two choices: expected errors that close it by two votes, by one, widen it by one, by two. */
    public static Drift ofPair(double two, double one, double away, double twoAway) {
        double[] means = {twoAway, away, one, two};
        int n = 0;
        for (double m : means) {
            if (!(m >= 0) || Double.isInfinite(m)) {
                throw new IllegalArgumentException("An expected number of errors of " + m + " makes no sense");
            }
            n += m > 0 ? 1 : 0;
        }
        long[] step = new long[n];
        double[] mean = new double[n];
        int at = 0;
        for (int j = 0; j < means.length; j++) {
            if (means[j] > 0) {
                step[at] = PAIR[j];
                mean[at++] = means[j];
            }
        }
        return new Drift(step, mean);
    }

    /** Returns whether any error closes the gap. */
    public boolean canClose() {
        return step.length > 0 && step[step.length - 1] > 0;
    }

    /** Returns the expected drift under a tilt of {@code t}, K'(t). */
    public double expected(double t) {
        double up = StrictMath.exp(t);
        double sum = 0;
        for (int j = 0; j < step.length; j++) {
            sum += mean[j] * step[j] * power(step[j], t, up, 1 / up);
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
        return root(gap, 0, high);
    }

    /** Newton's steps for K'(t) = gap between two ends, a halving where a step leaves them. */
    private double root(long gap, double from, double to) {
        double low = from;
        double high = to;
        double t = high;
        for (int i = 0; i < 200; i++) {
            double up = StrictMath.exp(t);
            double down = 1 / up;
            double first = -gap;
            double second = 0;
            for (int j = 0; j < step.length; j++) {
                double part = mean[j] * step[j] * power(step[j], t, up, down);
                first += part;
                second += part * step[j];
            }
            if (first < 0) {
                low = t;
            } else {
                high = t;
            }
            double next = t - first / second;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (next <= low || next >= high || StrictMath.abs(next - t) <= 1e-15 * high) {
                break;
            }
            t = next;
        }
        return high;
    }

    /** Returns exp(s t) from exp(t) and exp(-t) where that is one product. */
    private static double power(long s, double t, double up, double down) {
        if (s == 1) {
            return up;
        }
        if (s == -1) {
            return down;
        }
        return s == 2 ? up * up : s == -2 ? down * down : StrictMath.exp(s * t);
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
        return chernoff(tilt(gap), gap);
    }

    /** Returns the bound for a tilt that is known; it holds for any tilt of at least 0. */
    double chernoff(double t, long gap) {
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

    /** Returns the positive step whose errors spread the most: step squared times mean. */
    int widest() {
        int widest = step.length - 1;
        for (int j = 0; j < step.length; j++) {
            if (step[j] > 0 && spread(j) > spread(widest)) {
                widest = j;
            }
        }
        return widest;
    }

    private double spread(int j) {
        return mean[j] * step[j] * step[j];
    }

    /** Returns a kind of errors by its place: the step. */
    long step(int j) {
        return step[j];
    }

    /** Returns a kind of errors by its place: the expected number. */
    double mean(int j) {
        return mean[j];
    }

    /** Returns the drift without one kind of errors. */
    Drift without(int j) {
        long[] steps = new long[step.length - 1];
        double[] means = new double[steps.length];
        for (int i = 0, at = 0; i < step.length; i++) {
            if (i != j) {
                steps[at] = step[i];
                means[at++] = mean[i];
            }
        }
        return new Drift(steps, means);
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
        return tails(gap, MOST_WORK).map(t -> OptionalDouble.of(t.reached())).orElse(OptionalDouble.empty());
    }

    /**
     * Returns the natural logarithm of P(D >= gap), for events less probable than doubles can say; empty where the sum would
     * take too long, minus infinity where no error closes the gap.
     *
     * @param gap at least 1
     */
    public OptionalDouble logTail(long gap) {
        return tails(gap, MOST_WORK).map(t -> OptionalDouble.of(t.logReached())).orElse(OptionalDouble.empty());
    }

    /**
     * The two tails at a gap.
     *
     * @param reached P(D >= gap)
     * @param beyond P(D > gap)
     * @param logReached logarithm of P(D >= gap)
     * @param work products that it took
     */
    record Tails(double reached, double beyond, double logReached, double work) {
        /** Returns the probability that a seat changes hands where a fair lot decides a tie. */
        double byLot() {
            return (reached + beyond) / 2;
        }
    }

    /** Returns both tails at a gap; empty where they would take more products than {@code mostWork}. */
    Optional<Tails> tails(long gap, double mostWork) {
        if (!canClose()) {
            return Optional.of(new Tails(0, 0, Double.NEGATIVE_INFINITY, 0));
        }
        double t = tilt(gap);
        return tilted(t).law(mostWork).map(law -> law.tails(t, gap, cumulant(t)));
    }

    /**
     * The law of a sum of steps under a tilt.
     *
     * @param p probabilities of {@code origin}, {@code origin + 1}, ...
     * @param origin least value
     * @param work products that it took
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Law(double[] p, long origin, double work) {

        /** Returns the products that the sum with another law takes, those of both laws among them. */
        double workWith(Law other) {
            return work + other.work + (double) p.length * other.p.length;
        }

        /** Returns the law of the sum with an independent one. */
        Law plus(Law other) {
            double[] sum = new double[p.length + other.p.length - 1];
            for (int i = 0; i < p.length; i++) {
                for (int j = 0; j < other.p.length; j++) {
                    sum[i + j] += p[i] * other.p[j];
                }
            }
            return new Law(sum, origin + other.origin, workWith(other));
        }

        /** Returns both tails at a gap, each value weighted back by exp(K(t) - t d). */
        Tails tails(double t, long gap, double cumulant) {
            double beyond = 0;
            for (int i = p.length - 1; i >= 0 && origin + i > gap; i--) {
                beyond += p[i] * StrictMath.exp(-t * (origin + i - gap));
            }
            double at = gap >= origin && gap - origin < p.length ? p[(int) (gap - origin)] : 0;
            double exponent = cumulant - t * gap;
            double scale = StrictMath.exp(exponent);
            return new Tails(
                    within((beyond + at) * scale),
                    within(beyond * scale),
                    StrictMath.log(beyond + at) + exponent,
                    work);
        }
    }

    /** Returns the law of the drift; empty where it would take more products than {@code mostWork}. */
    Optional<Law> law(double mostWork) {
        double[] law = {1};
        long origin = 0;
        double work = 0;
        for (int j = 0; j < step.length; j++) {
            long first = first(mean[j]);
            long counts = last(mean[j]) - first + 1;
            double wide = (double) Math.abs(step[j]) * (counts - 1);
            work += (double) law.length * counts;
            if (work > mostWork || law.length + wide > mostWork / 10) {
                return Optional.empty();
            }
            double[] next = new double[Math.toIntExact(law.length + (long) wide)];
            long shift = step[j] > 0 ? step[j] * first : step[j] * (first + counts - 1);
            double[] p = poisson(mean[j]);
            for (int k = 0; k < counts; k++) {
                int at = Math.toIntExact(step[j] * (first + k) - shift);
                for (int i = 0; i < law.length; i++) {
                    next[at + i] += law[i] * p[k];
                }
            }
            law = next;
            origin += shift;
        }
        return Optional.of(new Law(law, origin, work));
    }

    private static double within(double probability) {
        return StrictMath.min(1, StrictMath.max(LEAST, probability));
    }

    /** What is possible is never reported as less than this. */
    static double atLeast(double probability) {
        return probability >= LEAST ? probability : LEAST;
    }

    static long first(double mean) {
        return (long) StrictMath.max(0, StrictMath.floor(mean - REACH * StrictMath.sqrt(mean)));
    }

    private static long last(double mean) {
        return (long) StrictMath.ceil(mean + REACH * StrictMath.sqrt(mean) + BEYOND);
    }

    /** The Poisson law from its mode outwards, scaled to sum to 1. */
    static double[] poisson(double mean) {
        long first = first(mean);
        long last = last(mean);
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
