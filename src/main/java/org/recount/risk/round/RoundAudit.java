package org.recount.risk.round;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A ballot-polling audit of two choices in rounds, draws with replacement, ballots for neither left aside.
 *
 * <p>Each round's size must have been settled before anyone could know its ballots: an adversary who knows the seed can
 * choose the size at which the sample happens to look best, and the chance of a false confirmation then exceeds the
 * risk limit (Arlo issue 1812; the tests of this package show by how much). Such a round is refused, with the reason.
 * BRAVO at the ends of rounds and the tests of {@code risk.mean} are valid after every draw and do not mind.
 *
 * <p>Not thread-safe.
 */
public final class RoundAudit {
    private final RoundRule rule;
    private final List<RoundResult> results = new ArrayList<>();
    private Tally alternative = Tally.start();
    private Tally tie = Tally.start();
    private long votes;
    private long winner;

    private RoundAudit(RoundRule rule) {
        this.rule = rule;
    }

    /** Returns an audit before its first round. */
    public static RoundAudit of(RoundRule rule) {
        return new RoundAudit(rule);
    }

    /**
     * Takes a round.
     *
     * @param chosen when the size of the round was settled
     * @param forWinner votes for the reported winner in this round alone
     * @param forLoser votes for the loser in this round alone
     * @return what it showed
     * @throws RoundRefusedException if the size was chosen when the ballots could be known
     * @throws IllegalArgumentException for negative votes
     * @throws IllegalStateException if the audit has stopped
     */
    public RoundResult round(SizeChosen chosen, int forWinner, int forLoser) {
        if (forWinner < 0 || forLoser < 0) {
            throw new IllegalArgumentException("Negative votes in a round: " + forWinner + ", " + forLoser);
        }
        if (!results.isEmpty() && results.get(results.size() - 1).stop()) {
            throw new IllegalStateException("The audit stopped after round " + results.size());
        }
        if (chosen == SizeChosen.AFTER_SEED && !rule.kind().anytimeValid()) {
            throw new RoundRefusedException("Round " + (results.size() + 1) + " (" + (forWinner + forLoser)
                    + " votes) was sized after the seed was known. Whoever knows the seed knows the ballots to come and can"
                    + " pick the size at which " + rule.kind() + " stops: the risk limit " + rule.riskLimit()
                    + " would not hold.\nMaybe draw this round with a new public seed, fix the schedule beforehand,"
                    + " or measure the sample with an anytime-valid test such as ALPHA.");
        }
        int n = forWinner + forLoser;
        Tally round1 = Tally.binomial(n, rule.share());
        Tally round0 = Tally.binomial(n, 0.5);
        Tally h1 = alternative.plus(round1);
        Tally h0 = tie.plus(round0);
        long before = winner;
        long votesBefore = votes;
        votes += n;
        winner += forWinner;
        RoundResult result = switch (rule.kind()) {
            case MINERVA, ATHENA -> byTails(h1, h0);
            case PROVIDENCE -> providence(n, before, votesBefore, forWinner);
            case BRAVO_END_OF_ROUND -> byRatio();
        };
        alternative = h1;
        tie = h0;
        if (result.needed().isPresent()) {
            alternative = h1.below(result.needed().getAsLong());
            tie = h0.below(result.needed().getAsLong());
        }
        results.add(result);
        return result;
    }

    /** The null's tail over the alternative's, among audits still running; kmin by walking in from the far end. */
    private RoundResult byTails(Tally h1, Tally h0) {
        long needed = needed(rule, h1, h0, votes);
        double t1 = h1.atLeast(winner);
        double p = t1 == 0 ? 1 : Math.min(1, h0.atLeast(winner) / t1);
        if (!ratioSuffices(rule, winner, votes)) {
            p = 1;
        }
        return result(needed < 0 ? OptionalLong.empty() : OptionalLong.of(needed), p);
    }

    /** The fewest votes for the winner among all that stop the audit; -1 where none do. */
    static long needed(RoundRule rule, Tally h1, Tally h0, long votes) {
        double tail1 = 0;
        double tail0 = 0;
        long needed = -1;
        for (long k = Math.max(h1.last(), h0.last()); k >= 0; k--) {
            tail1 += h1.at(k);
            tail0 += h0.at(k);
            boolean far = tail1 == 0 && tail0 == 0;
            if (!far && (tail0 > rule.riskLimit() * tail1 || !ratioSuffices(rule, k, votes))) {
                break;
            }
            if (!far) {
                needed = k;
            }
        }
        return needed;
    }

    private static boolean ratioSuffices(RoundRule rule, long k, long votes) {
        return rule.kind() != RoundRule.Kind.ATHENA || rule.logRatio(k, votes) >= -StrictMath.log(rule.delta());
    }

    private RoundResult providence(int n, long before, long votesBefore, int forWinner) {
        double logBefore = rule.logRatio(before, votesBefore);
        BinomialDistribution one = BinomialDistribution.of(n, rule.share());
        BinomialDistribution zero = BinomialDistribution.of(n, 0.5);
        int low = -1;
        int high = n + 1;
        // The tail ratio falls as k grows: the least k that suffices, by bisection.
        while (high - low > 1) {
            int k = (low + high) >>> 1;
            if (providenceP(one, zero, logBefore, k, n) <= rule.riskLimit()) {
                high = k;
            } else {
                low = k;
            }
        }
        return result(
                high > n ? OptionalLong.empty() : OptionalLong.of(before + high),
                Math.min(1, providenceP(one, zero, logBefore, forWinner, n)));
    }

    private double providenceP(BinomialDistribution one, BinomialDistribution zero, double logBefore, int k, int n) {
        double tail1 = one.survivalProbability(k - 1);
        double tail0 = zero.survivalProbability(k - 1);
        // Where the tails vanish the ratio of their first terms bounds theirs from above: it falls from there on.
        return StrictMath.exp((tail1 == 0 ? -rule.logRatio(k, n) : StrictMath.log(tail0 / tail1)) - logBefore);
    }

    private RoundResult byRatio() {
        double slope = StrictMath.log(rule.share() / (1 - rule.share()));
        double least = (-StrictMath.log(rule.riskLimit()) - votes * StrictMath.log(2 - 2 * rule.share())) / slope;
        long needed = (long) Math.ceil(least - 1e-9);
        return result(
                needed > votes ? OptionalLong.empty() : OptionalLong.of(Math.max(0, needed)),
                Math.min(1, StrictMath.exp(-rule.logRatio(winner, votes))));
    }

    private RoundResult result(OptionalLong needed, double p) {
        return new RoundResult(
                results.size() + 1, votes, winner, needed, p, needed.isPresent() && winner >= needed.getAsLong());
    }

    /** Returns the rounds so far. */
    public List<RoundResult> results() {
        return List.copyOf(results);
    }

    /** Returns the least p-value of the rounds so far, 1 before the first: the measured risk. */
    public double pValue() {
        return results.stream().mapToDouble(RoundResult::pValue).min().orElse(1);
    }

    /** Returns the probability, if the audit has not stopped, that it goes on with {@code k} votes under the tie. */
    double tieStillRunning() {
        return tie.atLeast(0);
    }

    /** Returns the same under the reported share. */
    double alternativeStillRunning() {
        return alternative.atLeast(0);
    }
}
