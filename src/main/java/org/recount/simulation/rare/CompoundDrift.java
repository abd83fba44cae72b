package org.recount.simulation.rare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * How far a gap moves by errors of whole stations and by misread ballots: each of N stations errs with the same chance, one
 * that errs takes a number of votes off the gap that has a given law, and misreads come on top ({@link Drift}). All are
 * independent of each other: {@code D = Y_1 + ... + Y_n + D_0}, n binomial (N, p).
 *
 * <p>Cumulant function {@code K(t) = N log(1 + p (M(t) - 1)) + K_0(t)}, {@code M(t)} the moment function of the law. Under the tilt t
 * a station errs with the chance {@code p M / (1 + p (M - 1))}, its shift k has the probability {@code f(k) exp(t k) / M}, so both how many
 * stations err and by how much are tilted (Asmussen and Glynn 2007, Stochastic Simulation, sections V.1b and VI.2). Where the
 * stations differ in their laws and the law here is the mean of these, {@code exp(K(t))} is at least the moment function of the sum, for
 * the logarithm is concave: {@link #chernoff} bounds that too.
 *
 * <p>Immutable and thread-safe. {@code StrictMath}: the same bytes on every machine.
 */
public final class CompoundDrift {
    private static final double REACH = 7.5;
    private static final double BEYOND = 12;

    private final long stations;
    private final double rate;
    private final long[] shift;
    private final double[] logProbability;
    private final Drift misreads;

    private CompoundDrift(long stations, double rate, long[] shift, double[] logProbability, Drift misreads) {
        this.stations = stations;
        this.rate = rate;
        this.shift = shift;
        this.logProbability = logProbability;
        this.misreads = misreads;
    }

    /**
     * Returns the drift.
     *
     * @param stations stations, at least 0
     * @param rate chance that a station errs, 0 to 1
     * @param law weights, at least 0, of what an error takes off the gap; below 0 where it widens it. They need not sum to 1
     * @param misreads misreads of single ballots beside them
     */
    public static CompoundDrift of(long stations, double rate, Map<Long, Double> law, Drift misreads) {
        if (stations < 0 || !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(stations + " stations that err with a chance of " + rate);
        }
        double all = 0;
        double moving = 0;
        TreeMap<Long, Double> sorted = new TreeMap<>();
        for (Map.Entry<Long, Double> e : law.entrySet()) {
            if (!(e.getValue() >= 0) || Double.isInfinite(e.getValue())) {
                throw new IllegalArgumentException("A weight of " + e.getValue() + " makes no law");
            }
            all += e.getValue();
            if (e.getKey() != 0 && e.getValue() > 0) {
                moving += e.getValue();
                sorted.put(e.getKey(), e.getValue());
            }
        }
        long[] shift = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        double total = moving;
        double[] log = sorted.values().stream()
                .mapToDouble(w -> StrictMath.log(w / total))
                .toArray();
        double moves = all > 0 ? rate * moving / all : 0;
        return new CompoundDrift(shift.length == 0 ? 0 : stations, moves, shift, log, misreads);
    }

    private boolean errs() {
        return stations > 0 && rate > 0;
    }

    /** Returns whether so many votes can be taken off at all. */
    public boolean canClose(long gap) {
        long most = errs() ? Math.multiplyExact(stations, Math.max(0, shift[shift.length - 1])) : 0;
        return misreads.canClose() || most >= gap;
    }

    /** Returns log M(t), from the largest term on so that nothing overflows. */
    private double logMoment(double t) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < shift.length; k++) {
            most = StrictMath.max(most, logProbability[k] + t * shift[k]);
        }
        double sum = 0;
        for (int k = 0; k < shift.length; k++) {
            sum += StrictMath.exp(logProbability[k] + t * shift[k] - most);
        }
        return most + StrictMath.log(sum);
    }

    /** Returns the logarithm of the odds that a station errs under a tilt. */
    private double logOdds(double t) {
        return rate >= 1 ? Double.POSITIVE_INFINITY : StrictMath.log(rate) + logMoment(t) - StrictMath.log1p(-rate);
    }

    /** Returns the chance that a station errs under a tilt. */
    private double tiltedRate(double t) {
        return 1 / (1 + StrictMath.exp(-logOdds(t)));
    }

    /** Returns the law of a shift under a tilt. */
    private double[] tiltedLaw(double t) {
        double log = logMoment(t);
        double[] law = new double[shift.length];
        for (int k = 0; k < law.length; k++) {
            law[k] = StrictMath.exp(logProbability[k] + t * shift[k] - log);
        }
        return law;
    }

    /** Returns the cumulant function K(t). */
    public double cumulant(double t) {
        double sum = misreads.cumulant(t);
        if (errs()) {
            double odds = logOdds(t);
            sum += rate >= 1
                    ? stations * logMoment(t)
                    : stations
                            * (StrictMath.log1p(-rate)
                                    + (odds > 0
                                            ? odds + StrictMath.log1p(StrictMath.exp(-odds))
                                            : StrictMath.log1p(StrictMath.exp(odds))));
        }
        return sum;
    }

    /** Returns the expected drift under a tilt, K'(t). */
    public double expected(double t) {
        double sum = misreads.expected(t);
        if (errs()) {
            double[] law = tiltedLaw(t);
            double mean = 0;
            for (int k = 0; k < law.length; k++) {
                mean += law[k] * shift[k];
            }
            sum += stations * tiltedRate(t) * mean;
        }
        return sum;
    }

    /**
     * Returns the tilt under which the drift is {@code gap} on average; 0 where the gap is no rarer than that.
     *
     * @param gap votes; {@link #canClose} must hold
     */
    public double tilt(long gap) {
        if (!canClose(gap)) {
            throw new IllegalArgumentException("No error closes the gap of " + gap);
        }
        if (expected(0) >= gap) {
            return 0;
        }
        double high = 1e-3;
        for (int i = 0; i < 40 && expected(high) < gap; i++) {
            high *= 2;
        }
        double low = high / 2 > 1e-3 ? high / 2 : 0;
        for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (expected(middle) < gap) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Returns the Chernoff bound of P(D >= gap); 0 where it cannot be. */
    public double chernoff(long gap) {
        return canClose(gap) ? chernoff(tilt(gap), gap) : 0;
    }

    double chernoff(double t, long gap) {
        return StrictMath.min(1, Drift.atLeast(StrictMath.exp(cumulant(t) - t * gap)));
    }

    /**
     * Returns both tails at a gap, exact to rounding, by convolving the tilted laws; empty where that would take more products
     * than {@code mostWork}.
     *
     * @param gap at least 1
     */
    Optional<Drift.Tails> tails(long gap, double mostWork) {
        if (!canClose(gap)) {
            return Optional.of(new Drift.Tails(0, 0, Double.NEGATIVE_INFINITY, 0));
        }
        double t = tilt(gap);
        return misreads.tilted(t)
                .law(mostWork)
                .flatMap(own -> errs()
                        ? errors(t, mostWork - own.work())
                                .filter(e -> own.workWith(e) <= mostWork)
                                .map(own::plus)
                        : Optional.of(own))
                .map(law -> law.tails(t, gap, cumulant(t)));
    }

    /** The law of the sum over stations under a tilt: the n-fold convolutions of the shift, weighted by the binomial law of n. */
    private Optional<Drift.Law> errors(double t, double mostWork) {
        double p = tiltedRate(t);
        double mean = stations * p;
        double sd = StrictMath.sqrt(mean * (1 - p));
        int least = (int) StrictMath.max(0, StrictMath.floor(mean - REACH * sd - 1));
        int most = (int) StrictMath.min(stations, StrictMath.ceil(mean + REACH * sd + BEYOND));
        long from = Math.min(0, shift[0]);
        long width = Math.max(0, shift[shift.length - 1]) - from;
        double work = (double) shift.length * width * most * most / 2;
        if (work > mostWork || (double) width * most > mostWork / 10) {
            return Optional.empty();
        }
        double[] law = tiltedLaw(t);
        double[] sum = new double[Math.toIntExact(width * most + 1)];
        double[] power = {1};
        long zero = -from * most;
        for (int n = 0; n <= most; n++) {
            if (n >= least) {
                double weight = StrictMath.exp(logBinomial(n, p));
                int at = Math.toIntExact(zero + from * n);
                for (int i = 0; i < power.length; i++) {
                    sum[at + i] += weight * power[i];
                }
            }
            if (n < most) {
                double[] next = new double[Math.toIntExact(power.length + width)];
                for (int k = 0; k < law.length; k++) {
                    int at = Math.toIntExact(shift[k] - from);
                    for (int i = 0; i < power.length; i++) {
                        next[at + i] += law[k] * power[i];
                    }
                }
                power = next;
            }
        }
        return Optional.of(new Drift.Law(sum, -zero, work));
    }

    private double logBinomial(int n, double p) {
        double choose = org.recount.numeric.Special.logFactorial(stations)
                - org.recount.numeric.Special.logFactorial(n)
                - org.recount.numeric.Special.logFactorial(stations - n);
        double hits = n == 0 ? 0 : n * StrictMath.log(p);
        return choose + hits + (n == stations ? 0 : (stations - n) * StrictMath.log1p(-p));
    }

    /** Returns what draws weights at a gap. */
    Sampler sampler(long gap) {
        return new Sampler(this, gap, tilt(gap));
    }

    /** Draws under the tilt; the weight of a draw relative to the Chernoff bound is at most 1. Not thread-safe. */
    static final class Sampler {
        private final long gap;
        private final double tilt;
        private final long stations;
        private final double rate;
        private final long[] shift;
        private final double[] cumulative;
        private final Drift misreads;

        Sampler(CompoundDrift drift, long gap, double tilt) {
            this.gap = gap;
            this.tilt = tilt;
            stations = drift.errs() ? drift.stations : 0;
            rate = drift.errs() ? drift.tiltedRate(tilt) : 0;
            shift = drift.shift;
            cumulative = drift.tiltedLaw(tilt);
            for (int k = 1; k < cumulative.length; k++) {
                cumulative[k] += cumulative[k - 1];
            }
            misreads = drift.misreads.tilted(tilt);
        }

        /** Returns a draw of the drift under the tilt. */
        long drawShift(RandomStream random) {
            long sum = misreads.draw(random);
            long n = Samplers.binomial(random, stations, rate);
            for (long i = 0; i < n; i++) {
                sum += shift[EnsembleRisk.at(cumulative, random.nextDouble() * cumulative[cumulative.length - 1])];
            }
            return sum;
        }

        /**
         * Returns the weight of a draw.
         *
         * @param tie what a gap that is just closed counts: 1, or a half where a fair lot decides
         */
        double draw(RandomStream random, double tie) {
            long over = drawShift(random) - gap;
            return over < 0 ? 0 : StrictMath.exp(-tilt * over) * (over == 0 ? tie : 1);
        }
    }
}
