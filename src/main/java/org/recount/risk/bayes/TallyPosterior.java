package org.recount.risk.bayes;

import java.util.ArrayList;
import java.util.List;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;

/**
 * The posterior distribution of a contest's totals: in each stratum an independent Polya urn (Dirichlet-multinomial) with
 * the sample's counts and a prior, the sampled ballots added, the strata summed (Rivest 2018, sections 3 and 7).
 */
public final class TallyPosterior {
    private final List<Urn> urns;
    private final int choices;

    private TallyPosterior(List<Urn> urns, int choices) {
        this.urns = urns;
        this.choices = choices;
    }

    /**
     * One stratum.
     *
     * @param ballots ballots in the stratum
     * @param sample ballots in the sample by choice (one of which may be "invalid")
     * @param prior prior counts by choice, each above 0
     */
    public record Urn(long ballots, List<Long> sample, List<Double> prior) {
        public Urn {
            sample = List.copyOf(sample);
            prior = List.copyOf(prior);
            long n = sample.stream().mapToLong(Long::longValue).sum();
            if (sample.size() != prior.size() || n > ballots || prior.stream().anyMatch(p -> !(p > 0))) {
                throw new IllegalArgumentException("A sample of " + sample + " of " + ballots + " ballots with prior "
                        + prior + " makes no sense");
            }
        }
    }

    /** What is asked of a possible truth. */
    @FunctionalInterface
    public interface Event {
        /** Returns whether totals by choice satisfy it; the array is reused. */
        boolean holds(long[] totals);
    }

    /** Returns the posterior of strata with the same choices. */
    public static TallyPosterior of(List<Urn> urns) {
        if (urns.isEmpty()) {
            throw new IllegalArgumentException("A posterior needs a stratum");
        }
        int choices = urns.get(0).sample().size();
        for (Urn urn : urns) {
            if (urn.sample().size() != choices) {
                throw new IllegalArgumentException(
                        "Strata with " + choices + " and " + urn.sample().size() + " choices");
            }
        }
        return new TallyPosterior(List.copyOf(urns), choices);
    }

    /**
     * Returns the posterior probability of each event, by simulation.
     *
     * @param events what is asked
     * @param draws simulated tallies, at least 1
     * @param seed of the simulation; the same seed gives the same answer
     * @return for each event its frequency with a Wilson interval of 95% for the simulation's error alone
     */
    public List<Estimate> probabilities(List<Event> events, int draws, long seed) {
        Streams streams = new Streams(seed);
        long[] hits = new long[events.size()];
        RandomStream random = new RandomStream();
        long[] totals = new long[choices];
        for (int d = 0; d < draws; d++) {
            streams.seed(random, d, Streams.Purpose.AUDIT, 0);
            java.util.Arrays.fill(totals, 0);
            for (Urn urn : urns) {
                draw(urn, random, totals);
            }
            for (int e = 0; e < hits.length; e++) {
                if (events.get(e).holds(totals)) {
                    hits[e]++;
                }
            }
        }
        List<Estimate> answer = new ArrayList<>();
        for (long hit : hits) {
            answer.add(Intervals.wilson(hit, draws, 0.95));
        }
        return answer;
    }

    /** A Dirichlet draw by gammas, then the rest of the ballots by conditional binomials. */
    private void draw(Urn urn, RandomStream random, long[] totals) {
        double[] weight = new double[choices];
        double left = 0;
        long rest = urn.ballots();
        for (int c = 0; c < choices; c++) {
            weight[c] = Samplers.gamma(random, urn.sample().get(c) + urn.prior().get(c));
            left += weight[c];
            rest -= urn.sample().get(c);
        }
        for (int c = 0; c < choices; c++) {
            long more = c == choices - 1 || !(left > 0)
                    ? rest
                    : Samplers.binomial(random, rest, Math.min(1, weight[c] / left));
            totals[c] += urn.sample().get(c) + more;
            rest -= more;
            left -= weight[c];
        }
    }
}
