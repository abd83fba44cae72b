package org.recount.simulation.rare;

import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * The probability that errors close a gap, by splitting: the way of an error process to the gap is cut by levels, and each
 * level is reached from where the level before was reached, by a fixed number of paths. For models without a closed form
 * it needs nothing but to run them and a guess at how they get there; here it is the second opinion on {@link
 * ImportanceSampling}.
 *
 * <p>Errors come one by one, at a rate that gives their expected number in one unit of time; {@code D(u)} is what they
 * have closed at time {@code u}. The event is {@code D(1) >= gap}. Levels are on {@code t D(u) - u K(t)}, {@code t} the tilt
 * that closes the gap: the linear subsolution of the large-deviation problem (Dean and Dupuis 2009, Stoch. Proc. Appl.
 * 119:562), which knows how much time is left; from 0 to {@code t gap - K(t)}, minus the logarithm of the Chernoff bound.
 * Stages: to reach each level, then to end at the gap or beyond. The product of the shares is unbiased (fixed effort: Garvels 2000; L'Ecuyer, Demers and Tuffin 2007, ACM TOMACS
 * 17(2), section 3); its relative variance is about the sum of {@code (1 - p_i) / (p_i n)}, which leaves out how the
 * starting points of one level depend on each other; so independent repetitions give the error.
 */
public final class Splitting {
    private static final int REPETITIONS = 20;

    /** The share of paths that each level is made to let through. */
    private static final double SHARE = 0.2;

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
        double t = drift.tilt(gap);
        double chernoff = drift.chernoff(t, gap);
        double rate = t * gap - drift.cumulant(t);
        int count = (int) StrictMath.ceil(rate / StrictMath.log(1 / SHARE));
        double[] level = new double[count];
        for (int i = 0; i < count; i++) {
            level[i] = rate * (i + 1) / count;
        }
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            double p = new Run(drift, t, level, gap, paths, random).go();
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
        private final double tilt;
        private final double cumulant;
        private final double[] level;
        private final long gap;
        private final RandomStream random;
        private double[] time;
        private long[] moved;

        Run(Drift drift, double tilt, double[] level, long gap, int paths, RandomStream random) {
            this.drift = drift;
            this.tilt = tilt;
            this.cumulant = drift.cumulant(tilt);
            this.level = level;
            this.gap = gap;
            this.random = random;
            this.time = new double[paths];
            this.moved = new long[paths];
        }

        double go() {
            double product = 1;
            for (double target : level) {
                double share = stage(target);
                product *= share;
                if (share == 0) {
                    return 0;
                }
            }
            int ends = 0;
            for (int i = 0; i < time.length; i++) {
                ends += endsBeyond(time[i], moved[i]) ? 1 : 0;
            }
            return product * ends / time.length;
        }

        /** Runs every path to the target or to the end; the next starts are drawn from those that reached it. */
        private double stage(double target) {
            double[] at = new double[time.length];
            long[] where = new long[time.length];
            int reached = 0;
            double rate = drift.errors();
            for (int i = 0; i < time.length; i++) {
                double now = time[i];
                long d = moved[i];
                while (now <= 1 && tilt * d - cumulant * now < target) {
                    now += Samplers.exponential(random) / rate;
                    if (now <= 1) {
                        d += drift.pick(random.nextDouble());
                    }
                }
                if (now <= 1) {
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
