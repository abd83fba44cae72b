package org.recount.simulation.rare;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestVotes;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.seats.SeatRule;
import org.recount.seats.margin.Challenge;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.Line;
import org.recount.simulation.Misreads;

/**
 * How probable it is that random misreads alone would have moved a seat of a contest.
 *
 * <p>Each way in which the outcome could change ({@link Challenges}) needs all of its lines crossed, so it is no more
 * probable than its least probable line; the contest is no more probable than all ways together. The nearest way that is
 * certain gives the figure from below.
 *
 * @param winner who would lose the seat in the likeliest way, -1 where none can
 * @param loser who would win it, -1 where that is not known
 * @param likeliest the probability of the likeliest single line, exact where the sum is short enough, else sampled
 * @param sampled the same by importance sampling
 * @param upper an upper bound for the contest: the sum over all ways, each with its exact tail or Chernoff bound, at most 1
 * @param complete whether there is no other way; if not the upper bound is none
 */
public record MisreadRisk(
        int winner, int loser, RareEstimate likeliest, RareEstimate sampled, double upper, boolean complete) {
    private static final int DRAWS = 20_000;

    /**
     * Returns the risk of a contest.
     *
     * @param rule the rule by which it is allocated
     * @param votes the votes as announced; decided without a lot
     * @param misreads the rates
     * @param streams random numbers of the run
     * @param contest index of the contest, for the random numbers
     */
    public static MisreadRisk of(SeatRule rule, ContestVotes votes, Misreads misreads, Streams streams, int contest) {
        if (!rule.allocate(votes).ties().isEmpty()) {
            RareEstimate sure = RareEstimate.exact(1, 1);
            return new MisreadRisk(-1, -1, sure, sure, 1, true);
        }
        Challenges challenges = rule.challenges(votes);
        long[] columns = columns(votes);
        double sum = 0;
        double most = -1;
        @Nullable Likely likely = null;
        for (Challenge way : challenges.all()) {
            Likely least = least(way, columns, misreads);
            sum += least.bound();
            if (way.lines().size() == 1 && least.bound() > most && least.gap() > 0) {
                most = least.bound();
                likely = least;
            }
        }
        if (likely == null) {
            RareEstimate never = RareEstimate.exact(0, 0);
            return new MisreadRisk(-1, -1, never, never, StrictMath.min(1, sum), challenges.complete());
        }
        RandomStream random = streams.stream(0, Streams.Purpose.RARE, contest);
        RareEstimate sampled = ImportanceSampling.of(likely.drift(), likely.gap(), DRAWS, random);
        OptionalDouble exact = likely.drift().tail(likely.gap());
        return new MisreadRisk(
                likely.way().winner(),
                likely.way().loser(),
                exact.isPresent()
                        ? RareEstimate.exact(exact.getAsDouble(), likely.drift().chernoff(likely.gap()))
                        : sampled,
                sampled,
                StrictMath.min(1, sum),
                challenges.complete());
    }

    /** A way with its least probable line. */
    private record Likely(Challenge way, Drift drift, long gap, double bound) {}

    private static Likely least(Challenge way, long[] columns, Misreads misreads) {
        Likely least = new Likely(way, Drift.of(List.of()), 0, 1);
        for (Line line : way.lines()) {
            long gap = line.gap(columns);
            if (gap > 0 && line.linear()) {
                Drift drift = MisreadDrift.of(line, columns, misreads);
                double chernoff = drift.chernoff(gap);
                double bound = chernoff > 1e-12 ? drift.tail(gap).orElse(chernoff) : chernoff;
                if (bound < least.bound() || least.gap() == 0) {
                    least = new Likely(way, drift, gap, bound);
                }
            }
        }
        return least;
    }

    private static long[] columns(ContestVotes votes) {
        int choices = votes.contest().choices().size();
        long[] columns = new long[choices + 1];
        for (int c = 0; c < choices; c++) {
            columns[c] = votes.votes(c);
        }
        columns[choices] = votes.invalid();
        return columns;
    }
}
