package org.recount.simulation.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.recount.sampling.RandomStream;

/**
 * The probability that errors of whole stations and misreads close a gap, where which kinds of error a constituency has, whom
 * they favour, and which election it is are themselves drawn: a mean over cases with weights.
 *
 * <p>Importance sampling draws a case in proportion to its weight times its Chernoff bound, then its errors under the tilt
 * ({@link CompoundDrift}); a hit weighs the mean of the bounds times {@code exp(-t (D - gap))}.
 */
public final class CompoundRisk {
    private CompoundRisk() {}

    /**
     * A case.
     *
     * @param weight its weight, at least 0; they need not sum to 1
     * @param drift what errors do in it
     * @param gap votes to be closed; 0 where a lot has decided, and then one vote more is needed
     */
    public record Term(double weight, CompoundDrift drift, long gap) {
        public Term {
            if (gap < 0 || !(weight >= 0)) {
                throw new IllegalArgumentException("A gap of " + gap + " votes with a weight of " + weight);
            }
        }

        private long needed() {
            return Math.max(1, gap);
        }
    }

    /** Returns the exact mean; empty where it would take more products than {@code mostWork}. A lot decides a tie. */
    public static OptionalDouble exact(List<Term> terms, double mostWork) {
        double sum = 0;
        double weights = 0;
        double left = mostWork;
        for (Term term : terms) {
            Optional<Drift.Tails> tails = term.drift().tails(term.needed(), left);
            if (tails.isEmpty()) {
                return OptionalDouble.empty();
            }
            left -= tails.get().work();
            sum += term.weight()
                    * (term.gap() == 0 ? tails.get().reached() : tails.get().byLot());
            weights += term.weight();
        }
        return OptionalDouble.of(weights > 0 ? sum / weights : 0);
    }

    /** Returns the mean of the Chernoff bounds. */
    public static double chernoff(List<Term> terms) {
        double sum = 0;
        double weights = 0;
        for (Term term : terms) {
            sum += term.weight() * term.drift().chernoff(term.needed());
            weights += term.weight();
        }
        return weights > 0 ? sum / weights : 0;
    }

    /**
     * Estimates the mean by importance sampling. A lot decides a tie.
     *
     * @param terms at least one with a weight above 0
     * @param draws at least 2
     * @param random random numbers
     */
    public static RareEstimate sampled(List<Term> terms, int draws, RandomStream random) {
        double[] cumulative = new double[terms.size()];
        List<CompoundDrift.Sampler> samplers = new ArrayList<>();
        double all = 0;
        double weights = 0;
        for (int i = 0; i < cumulative.length; i++) {
            Term term = terms.get(i);
            weights += term.weight();
            if (term.weight() > 0 && term.drift().canClose(term.needed())) {
                double t = term.drift().tilt(term.needed());
                all += term.weight() * term.drift().chernoff(t, term.needed());
                samplers.add(new CompoundDrift.Sampler(term.drift(), term.needed(), t));
                // Relative to the bound, which is cut at 1 where the gap is no rarity: the tilt is 0 then, and so is K.
            } else {
                samplers.add(new CompoundDrift.Sampler(term.drift(), Long.MAX_VALUE / 2, 0));
            }
            cumulative[i] = all;
        }
        if (all <= 0) {
            return RareEstimate.exact(0, 0);
        }
        WeightedDraws sum = new WeightedDraws();
        for (int i = 0; i < draws; i++) {
            int at = EnsembleRisk.at(cumulative, random.nextDouble() * all);
            sum.add(samplers.get(at).draw(random, terms.get(at).gap() == 0 ? 1 : 0.5));
        }
        double scale = all / weights;
        return sum.estimate(
                scale,
                StrictMath.min(1, scale),
                String.format(
                        Locale.ROOT,
                        "importance sampling, cases by their Chernoff bound, number and size of station errors by exponential"
                                + " tilt, %,d draws",
                        draws));
    }
}
