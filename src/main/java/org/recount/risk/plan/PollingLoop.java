package org.recount.risk.plan;

import java.util.stream.IntStream;

/**
 * Simulated ballot-polling audits by ALPHA with the shrink-truncate estimator, without replacement: the hot loop. How many
 * draws each audit needs.
 *
 * <p>What makes it fast, and what it does not change:
 *
 * <ul>
 *   <li>Ballots are drawn one by one from the counts that are left (a hypergeometric walk); there is no shuffled array. 32
 *       random bits a draw: a count's chance is off by at most 2^-32.
 *   <li>{@code T} is kept as numerator and denominator and compared by multiplication; what depends on the draw's number
 *       alone ({@code 1/(d+j-1)}, {@code c/sqrt(d+j-1)}, {@code 1/(N-j+1)}) is tabled. There is no division in the loop, and
 *       no branch on what was drawn.
 *   <li>In the first half of the population no edge can be met (the null mean stays within (0, 1)); the rest is walked with
 *       all edges.
 * </ul>
 *
 * <p>Walking several audits side by side was tried and is slower: the compiler keeps one audit in registers.
 *
 * <p>Trial {@code t} depends on (seed, t) alone, whatever the number of threads. The slow twin is {@code SequentialRisk}
 * with {@code Alpha} on the same draws. Thread-safe.
 */
public final class PollingLoop {
    private static final int BLOCK = 64;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double CAP = 1 - 0x1p-52;
    /** Draws between two looks at the size of the numerator and denominator; each changes by a factor of 4 at most. */
    private static final int RESCALE = 128;

    private final int population;
    private final int winners;
    private final int neither;
    private final double start;
    private final double constantGuess;
    private final double riskLimit;
    private final double[] weightInverse;
    private final double[] floor;
    private final double[] leftInverse;

    /**
     * Makes the loop.
     *
     * @param population ballots, at least 1
     * @param winners how many are for the reported winner in truth
     * @param neither how many are for neither of the two
     * @param eta the reported assorter mean, in (1/2, 1]
     * @param d how many draws it is worth, above 0; infinity for a constant guess
     * @param c how far above the null mean the guess is kept at first, at least 0
     * @param riskLimit in (0, 1)
     */
    public PollingLoop(int population, int winners, int neither, double eta, double d, double c, double riskLimit) {
        if (population < 1 || winners < 0 || neither < 0 || winners + (long) neither > population) {
            throw new IllegalArgumentException(
                    winners + " and " + neither + " of " + population + " ballots for the winner and for neither");
        }
        boolean constant = d == Double.POSITIVE_INFINITY;
        this.population = population;
        this.winners = winners;
        this.neither = neither;
        this.start = constant ? 0 : d * eta;
        this.riskLimit = riskLimit;
        this.weightInverse = new double[population];
        this.floor = new double[population];
        this.leftInverse = new double[population];
        this.constantGuess = constant ? Math.min(CAP, eta) : 0;
        for (int j = 0; j < population; j++) {
            weightInverse[j] = constant ? 0 : 1 / (d + j);
            floor[j] = constant ? 0 : c / Math.sqrt(d + j);
            leftInverse[j] = 1.0 / (population - j);
        }
    }

    /**
     * Returns the number of draws of each trial; the whole population where an audit never confirms.
     *
     * @param seed of the simulation
     * @param first first trial
     * @param trials number of trials
     * @param parallel whether to use all processors; the numbers are the same
     */
    public int[] draws(long seed, int first, int trials, boolean parallel) {
        int[] draws = new int[trials];
        IntStream blocks = IntStream.range(0, (trials + BLOCK - 1) / BLOCK);
        (parallel ? blocks.parallel() : blocks).forEach(b -> {
            for (int t = b * BLOCK; t < Math.min(trials, (b + 1) * BLOCK); t++) {
                draws[t] = neither == 0 ? two(seed, first + t) : three(seed, first + t);
            }
        });
        return draws;
    }

    /** A trial's generator: SplitMix64 (Steele, Lea and Flood 2014) from a start of its own. */
    private static long state(long seed, int trial) {
        return mix(seed ^ mix(trial * GAMMA + 0x632BE59BD9B4E019L));
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    private int two(long seed, int trial) {
        double[] wi = weightInverse;
        double[] fl = floor;
        double[] li = leftInverse;
        double half = population / 2.0;
        int safe = population / 2;
        long z = state(seed, trial);
        long r = 0;
        int left = winners;
        double s = 0;
        double num = 1;
        double den = 1;
        int j = 0;
        while (j < safe) {
            int end = Math.min(safe, j + RESCALE);
            for (; j < end; j++) {
                if ((j & 1) == 0) {
                    z += GAMMA;
                    r = mix(z);
                } else {
                    r <<= 32;
                }
                // 1 where the 32 bits times the ballots left fall among the winner's, without a branch.
                long bit = ((((r >>> 32) * (population - j)) >>> 32) - left) >>> 63;
                double mu = (half - s) * li[j];
                double eta = constantGuess + (start + s) * wi[j];
                double least = mu + fl[j];
                eta = eta > least ? eta : least;
                eta = eta < CAP ? eta : CAP;
                double x = bit;
                // Twice each factor, so that neither wanders off: a one gives eta and mu, a zero 1 - eta and 1 - mu.
                num *= 2 - 2 * eta + x * (4 * eta - 2);
                den *= 2 - 2 * mu + x * (4 * mu - 2);
                s += x;
                left -= (int) bit;
                if (num * riskLimit >= den) {
                    return j + 1;
                }
            }
            // A power of two: exact.
            double scale = Math.scalb(1.0, -Math.getExponent(den));
            num *= scale;
            den *= scale;
        }
        return tail(z, r, left, 0, s, num / den, j);
    }

    private int three(long seed, int trial) {
        double[] wi = weightInverse;
        double[] fl = floor;
        double[] li = leftInverse;
        double half = population / 2.0;
        int safe = population / 2;
        long z = state(seed, trial);
        long r = 0;
        int left = winners;
        int leftNeither = neither;
        double s = 0;
        double num = 1;
        double den = 1;
        int j = 0;
        while (j < safe) {
            int end = Math.min(safe, j + RESCALE);
            for (; j < end; j++) {
                if ((j & 1) == 0) {
                    z += GAMMA;
                    r = mix(z);
                } else {
                    r <<= 32;
                }
                long place = ((r >>> 32) * (population - j)) >>> 32;
                long winner = (place - left) >>> 63;
                long notLoser = (place - left - leftNeither) >>> 63;
                double mu = (half - s) * li[j];
                double eta = constantGuess + (start + s) * wi[j];
                double least = mu + fl[j];
                eta = eta > least ? eta : least;
                eta = eta < CAP ? eta : CAP;
                double x = 0.5 * (winner + notLoser);
                num *= 4 * (x * eta * (1 - mu) + (1 - x) * (1 - eta) * mu);
                den *= 4 * mu * (1 - mu);
                s += x;
                left -= (int) winner;
                leftNeither -= (int) (notLoser - winner);
                if (num * riskLimit >= den) {
                    return j + 1;
                }
            }
            double scale = Math.scalb(1.0, -Math.getExponent(den));
            num *= scale;
            den *= scale;
        }
        return tail(z, r, left, leftNeither, s, num / den, j);
    }

    /** The second half, with every edge. */
    private int tail(long state, long bits, int winnersLeft, int neitherLeft, double sum, double t0, int from) {
        double half = population / 2.0;
        long z = state;
        long r = bits;
        int left = winnersLeft;
        int leftNeither = neitherLeft;
        double s = sum;
        double t = t0;
        for (int j = from; j < population; j++) {
            if ((j & 1) == 0) {
                z += GAMMA;
                r = mix(z);
            } else {
                r <<= 32;
            }
            long place = ((r >>> 32) * (population - j)) >>> 32;
            double x = place < left ? 1 : place < left + leftNeither ? 0.5 : 0;
            double mu = (half - s) * leftInverse[j];
            if (mu > 1) {
                return population; // the null is true of whatever is left
            }
            if (mu > 0 && mu < 1) {
                double eta = constantGuess + (start + s) * weightInverse[j];
                eta = Math.max(mu, Math.min(CAP, Math.max(eta, mu + floor[j])));
                t *= x * eta / mu + (1 - x) * (1 - eta) / (1 - mu);
            }
            s += x;
            left -= x == 1 ? 1 : 0;
            leftNeither -= x == 0.5 ? 1 : 0;
            if (s > half || t * riskLimit >= 1) {
                return j + 1;
            }
        }
        return population;
    }

    /** Returns the values that a trial draws, for the slow twin. */
    double[] values(long seed, int trial, int n) {
        double[] values = new double[n];
        long z = state(seed, trial);
        long r = 0;
        int left = winners;
        int leftNeither = neither;
        for (int j = 0; j < n; j++) {
            if ((j & 1) == 0) {
                z += GAMMA;
                r = mix(z);
            } else {
                r <<= 32;
            }
            long place = ((r >>> 32) * (population - j)) >>> 32;
            values[j] = place < left ? 1 : place < left + leftNeither ? 0.5 : 0;
            left -= values[j] == 1 ? 1 : 0;
            leftNeither -= values[j] == 0.5 ? 1 : 0;
        }
        return values;
    }
}
