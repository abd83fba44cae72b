package org.recount.simulation.rare;

import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * The probability that errors close a gap, by splitting: the way of an error process to the gap is cut by levels, and each
 * level is reached from where the level before was reached, by a fixed number of paths. For models without a closed form
 * it needs nothing but to run them; here it is the second opinion on {@link ImportanceSampling}.
 *
 * <p>Errors come one by one, at a rate that gives their expected number in one unit of time; {@code D(u)} is what they
 * have closed at time {@code u}. The event is {@code D(1) >= gap}. Stages: to reach each level, then to end at the gap or
 * beyond. The product of the shares is unbiased (fixed effort: Garvels 2000; L'Ecuyer, Demers and Tuffin 2007, ACM TOMACS
 * 17(2), section 3); its relative variance is about the sum of {@code (1 - p_i) / (p_i n)}, which leaves out how the
 * starting points of one level depend on each other; so independent repetitions give the error.
 */
public final class Splitting {
    private static final int REPETITIONS = 20;

    private Splitting() {}

    /**
     * Returns how many levels give each a share of about {@code share}, from the Chernoff bound.
     *
     * @param probability the guess, above 0
     * @param share for example 0.2
     */
    public static double levels(double probability, double share) {
        return StrictMath.log(probability) / StrictMath.log(share);
    }

    /** Returns the relative variance of {@code levels} equal levels with {@code paths} each, for independent starts. */
    public static double relativeVariance(double probability, int levels, int paths) {
        double p = StrictMath.exp(StrictMath.log(probability) / levels);
        return levels * (1 - p) / (p * paths);
    }

    /**
     * Estimates P(D >= gap).
     *
     * @param drift the errors
     * @param gap at least 1
     * @param paths paths for each level and repetition, at least 2
     * @param random random numbers
     */
    public static RareEstimate of(Drift drift, long gap, int paths, RandomStream random) {
        if (gap < 1 || paths < 2) {
            throw new IllegalArgumentException("A gap of " + gap + " with " + paths + " paths cannot be estimated");
        }
        if (!drift.canClose()) {
            return RareEstimate.exact(0, 0);
        }
        double chernoff = drift.chernoff(gap);
        int count = chernoff >= 0.2 ? 1 : (int) StrictMath.ceil(levels(chernoff, 0.2));
        long[] level = new long[(int) StrictMath.min(count, gap)];
        for (int i = 0; i < level.length; i++) {
            level[i] = (long) StrictMath.ceil((double) gap * (i + 1) / level.length);
        }
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            double p = new Run(drift, level, gap, paths, random).go();
            sum += p;
            squares += p * p;
            most = StrictMath.max(most, p);
        }
        double mean = sum / REPETITIONS;
        double variance = (squares / REPETITIONS - mean * mean) / (REPETITIONS - 1);
        double relative = mean > 0 ? StrictMath.sqrt(StrictMath.max(0, variance)) / mean : Double.POSITIVE_INFINITY;
        return RareEstimate.of(
                mean,
                relative,
                relative > 0 ? (1 - StrictMath.min(mean, 1)) / (relative * relative) : Double.POSITIVE_INFINITY,
                sum > 0 ? most / sum : 1,
                chernoff,
                "splitting, " + level.length + " levels, " + REPETITIONS + " times " + paths + " paths");
    }

    /** One estimate. */
    private static final class Run {
        private final Drift drift;
        private final long[] level;
        private final long gap;
        private final RandomStream random;
        private double[] time;
        private long[] moved;

        Run(Drift drift, long[] level, long gap, int paths, RandomStream random) {
            this.drift = drift;
            this.level = level;
            this.gap = gap;
            this.random = random;
            this.time = new double[paths];
            this.moved = new long[paths];
        }

        double go() {
            double product = 1;
            for (long target : level) {
                double share = stage(target);
                product *= share;
                if (share == 0) {
                    return 0;
                }
            }
            int ends = 0;
            for (int i = 0; i < time.length; i++) {
                ends += moved[i] >= gap && endsBeyond(time[i], moved[i]) ? 1 : 0;
            }
            return product * ends / time.length;
        }

        /** Runs every path to the target or to the end; the next starts are drawn from those that reached it. */
        private double stage(long target) {
            double[] at = new double[time.length];
            long[] where = new long[time.length];
            int reached = 0;
            double rate = drift.errors();
            for (int i = 0; i < time.length; i++) {
                double now = time[i];
                long d = moved[i];
                while (d < target) {
                    now += Samplers.exponential(random) / rate;
                    if (now > 1) {
                        break;
                    }
                    d += drift.pick(random.nextDouble());
                }
                if (d >= target) {
                    at[reached] = now;
                    where[reached++] = d;
                }
            }
            for (int i = 0; i < time.length && reached > 0; i++) {
                int from = random.nextInt(reached);
                time[i] = at[from];
                moved[i] = where[from];
            }
            return (double) reached / time.length;
        }

        private boolean endsBeyond(double now, long d) {
            double left = StrictMath.max(0, 1 - now);
            return d + drift.scaled(left).draw(random) >= gap;
        }
    }
}
