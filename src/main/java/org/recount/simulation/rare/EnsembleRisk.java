package org.recount.simulation.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.numeric.Special;
import org.recount.sampling.RandomStream;

/**
 * How probable it is that random errors alone move a seat, on average over elections of an ensemble whose gaps differ: a few
 * close ones carry nearly all of it.
 *
 * <p>Given an election, the probability of its likeliest way is exact (a generalised Skellam law; a fair lot decides a tie).
 * Beside it the same average by importance sampling over elections and errors at once: an election is drawn in proportion
 * to its Chernoff bound {@code c_e}, its errors under the tilt; a draw that closes the gap weighs {@code mean(c) exp(-t (D -
 * gap))}, half of it at a tie, and no draw weighs more than {@code mean(c)}.
 *
 * @param likeliest mean over these elections of the probability of the likeliest way: exact, or by sampling where the sums
 *     would take too long
 * @param exact whether it is exact
 * @param between the same as an estimate of the mean of the whole ensemble, with its interval from the spread between elections
 * @param upper mean over the elections of the sum over all ways: the probability that the outcome changes is at most that
 * @param chernoff mean over the elections of the sum of the Chernoff bounds of all ways, at most 1: a bound that needs no draw
 * @param sampled the likeliest way by importance sampling
 * @param carriedBy elections of equal weight that would carry as much: (sum p)^2 / sum p^2
 */
public record EnsembleRisk(
        RareEstimate likeliest,
        boolean exact,
        Estimate between,
        double upper,
        double chernoff,
        RareEstimate sampled,
        double carriedBy) {

    /** What weighs less than this, relative to the closest election or the likeliest way, is left to its Chernoff bound. */
    private static final double NEGLIGIBLE = 1e-6;

    private static final double CONFIDENCE = 0.95;

    /** Fewer elections than this do not carry a t interval. */
    private static final double FEW = 10;

    /**
     * A way in which errors could move a seat.
     *
     * @param drift the errors
     * @param gap votes to be closed; 0 where a lot has decided, and then one vote more is needed
     */
    public record Way(Drift drift, long gap) {
        public Way {
            if (gap < 0) {
                throw new IllegalArgumentException("A gap of " + gap + " votes is closed already");
            }
        }

        private long needed() {
            return Math.max(1, gap);
        }

        private double of(Drift.Tails tails) {
            return gap == 0 ? tails.reached() : tails.byLot();
        }
    }

    /**
     * One election.
     *
     * @param ways the ways in which its outcome is nearest to change
     * @param others a bound on the probability that it changes in any other way, at least 0
     */
    public record Member(List<Way> ways, double others) {
        public Member {
            ways = List.copyOf(ways);
        }
    }

    /** Products that exact sums may still take, shared by the contests of a run: a count, so that it is the same everywhere. */
    public static final class Work {
        private double left;

        /** Returns an allowance. */
        public Work(double products) {
            this.left = products;
        }

        private Optional<Drift.Tails> tails(Way way, double most) {
            Optional<Drift.Tails> tails = way.drift().tails(way.needed(), StrictMath.min(most, left));
            tails.ifPresent(t -> left -= t.work());
            return tails;
        }
    }

    private static final double MOST_WORK = 4e6;

    /**
     * Returns the risk over elections.
     *
     * @param elections at least one
     * @param draws draws of the importance sampling, at least 2
     * @param work what exact sums may cost
     * @param random random numbers
     */
    public static EnsembleRisk of(List<Member> elections, int draws, Work work, RandomStream random) {
        int n = elections.size();
        if (n == 0 || draws < 2) {
            throw new IllegalArgumentException("A risk over " + n + " elections with " + draws + " draws");
        }
        List<Near> near = new ArrayList<>();
        double closest = 0;
        double chernoff = 0;
        for (Member member : elections) {
            Near nearest = new Near(member);
            near.add(nearest);
            closest = StrictMath.max(closest, nearest.bound);
            chernoff += StrictMath.min(1, nearest.sum);
        }
        double[] p = new double[n];
        double upper = 0;
        boolean exact = true;
        for (int e = 0; e < n; e++) {
            if (near.get(e).bound <= NEGLIGIBLE * closest) {
                upper += StrictMath.min(1, near.get(e).sum);
                continue;
            }
            double all = elections.get(e).others();
            for (int k = 0; k < elections.get(e).ways().size(); k++) {
                Way way = elections.get(e).ways().get(k);
                if (near.get(e).bounds[k] <= NEGLIGIBLE * near.get(e).bound) {
                    all += near.get(e).bounds[k];
                    continue;
                }
                Optional<Drift.Tails> tails = work.tails(way, MOST_WORK);
                exact &= tails.isPresent();
                all += tails.map(way::of).orElse(near.get(e).bounds[k]);
                p[e] = StrictMath.max(p[e], tails.map(way::of).orElse(0.0));
            }
            upper += StrictMath.min(1, all);
        }
        RareEstimate sampled = sample(near, draws, random);
        double carriedBy = carried(p);
        double mean = StrictMath.min(1, sum(p) / n);
        RareEstimate likeliest = exact ? RareEstimate.exact(mean, sampled.chernoff()) : sampled;
        return new EnsembleRisk(
                likeliest,
                exact,
                exact ? between(p, mean, carriedBy) : ofTheseOnly(sampled),
                StrictMath.max(upper / n, likeliest.probability()),
                StrictMath.max(chernoff / n, likeliest.probability()),
                sampled,
                exact ? carriedBy : 0);
    }

    /** The Chernoff bounds of an election's ways, and the likeliest of them. */
    private static final class Near {
        final double[] bounds;
        double bound;
        double sum;
        Drift drift = Drift.of(List.of());
        long gap = 1;
        boolean tied;
        double tilt;

        Near(Member member) {
            bounds = new double[member.ways().size()];
            sum = member.others();
            for (int k = 0; k < bounds.length; k++) {
                Way way = member.ways().get(k);
                if (!way.drift().canClose()) {
                    continue;
                }
                double t = way.drift().tilt(way.needed());
                bounds[k] = way.drift().chernoff(t, way.needed());
                sum += bounds[k];
                if (bounds[k] > bound) {
                    bound = bounds[k];
                    drift = way.drift();
                    gap = way.needed();
                    tied = way.gap() == 0;
                    tilt = t;
                }
            }
        }
    }

    private static RareEstimate sample(List<Near> near, int draws, RandomStream random) {
        double[] cumulative = new double[near.size()];
        double all = 0;
        for (int e = 0; e < cumulative.length; e++) {
            all += near.get(e).bound;
            cumulative[e] = all;
        }
        if (all <= 0) {
            return RareEstimate.exact(0, 0);
        }
        LastKind[] kinds = new LastKind[cumulative.length];
        WeightedDraws sum = new WeightedDraws();
        for (int i = 0; i < draws; i++) {
            int e = at(cumulative, random.nextDouble() * all);
            Near one = near.get(e);
            if (kinds[e] == null) {
                kinds[e] = new LastKind(one.drift, one.gap, one.tilt);
            }
            sum.add(kinds[e].draw(random, one.tied ? 1 : 0.5));
        }
        double scale = all / cumulative.length;
        return sum.estimate(
                scale,
                StrictMath.min(1, scale),
                String.format(
                        Locale.ROOT,
                        "importance sampling, elections by their Chernoff bound, errors by exponential tilt, %,d draws",
                        draws));
    }

    /** Returns the first index whose cumulative weight is above {@code u}. */
    static int at(double[] cumulative, double u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double carried(double[] p) {
        double most = 0;
        for (double x : p) {
            most = StrictMath.max(most, x);
        }
        double sum = 0;
        double squares = 0;
        for (double x : p) {
            double relative = most > 0 ? x / most : 0;
            sum += relative;
            squares += relative * relative;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }

    private static double sum(double[] p) {
        double sum = 0;
        for (double x : p) {
            sum += x;
        }
        return sum;
    }

    private static Estimate ofTheseOnly(RareEstimate sampled) {
        return new Estimate(
                sampled.probability(),
                sampled.lower(),
                1,
                CONFIDENCE,
                "sampled: the spread between elections is not known");
    }

    /** Student's t, or a bound for any mean of values in 0 to 1 where few elections carry it. */
    private static Estimate between(double[] p, double mean, double carriedBy) {
        int n = p.length;
        double most = 0;
        double least = 1;
        double squares = 0;
        for (double x : p) {
            most = StrictMath.max(most, x);
            least = StrictMath.min(least, x);
            squares += (x - mean) * (x - mean);
        }
        if (n > 1 && most > 0 && most - least <= 1e-12 * most) {
            return new Estimate(mean, mean, mean, 1, "all elections alike");
        }
        double half = n < 2
                ? 0
                : Special.studentQuantile(0.5 + CONFIDENCE / 2, n - 1.0) * StrictMath.sqrt(squares / (n - 1.0) / n);
        double upper = StrictMath.min(1, mean + half);
        if (carriedBy >= FEW) {
            return new Estimate(
                    mean,
                    StrictMath.max(0, mean - half),
                    upper,
                    CONFIDENCE,
                    String.format(Locale.ROOT, "t interval over %,d elections (Cochran 1977, section 6.3)", n));
        }
        double hits = StrictMath.min(mean * n, n);
        return new Estimate(
                mean,
                0,
                StrictMath.max(
                        upper, Intervals.clopperPearson(hits, n, CONFIDENCE).upper()),
                CONFIDENCE,
                String.format(
                        Locale.ROOT,
                        "about %.1f of %,d elections carry the mean: the upper end is that of any mean of figures between 0"
                                + " and 1 (Clopper and Pearson 1934, hits not whole)",
                        carriedBy,
                        n));
    }
}
