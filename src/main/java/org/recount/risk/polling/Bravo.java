package org.recount.risk.polling;

import org.recount.numeric.Special;

/**
 * BRAVO (Lindeman, Stark and Yates 2012, EVT/WOTE): Wald's sequential test of a tie against the reported shares, draws
 * with replacement, ballots for neither of the two left aside.
 *
 * @param winner reported share of the winner among all ballots
 * @param loser reported share of the loser among all ballots, below {@code winner}
 * @param riskLimit in (0, 1)
 */
public record Bravo(double winner, double loser, double riskLimit) {

    public Bravo {
        if (!(winner > loser && loser >= 0 && winner + loser <= 1 + 1e-12)) {
            throw new IllegalArgumentException("BRAVO needs shares with winner above loser: " + winner + ", " + loser
                    + ". Maybe there is a tie, and only a full count will do.");
        }
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException("A risk limit lies between 0 and 1: " + riskLimit);
        }
    }

    /** Returns BRAVO for two choices without other ballots. */
    public static Bravo ofShare(double share, double riskLimit) {
        return new Bravo(share, 1 - share, riskLimit);
    }

    /** Returns the winner's share of the votes for the two. */
    public double share() {
        return winner / (winner + loser);
    }

    private double logWin() {
        return StrictMath.log(2 * share());
    }

    private double logLose() {
        return StrictMath.log(2 - 2 * share());
    }

    /**
     * Returns the likelihood ratio's logarithm after {@code w} votes for the winner and {@code l} for the loser.
     */
    public double logRatio(long w, long l) {
        return w * logWin() + (l == 0 ? 0 : l * logLose());
    }

    /** Returns the measured risk of a sample looked at once: one over the likelihood ratio, at most 1. */
    public double pValue(long w, long l) {
        return Math.min(1, StrictMath.exp(-logRatio(w, l)));
    }

    /** Returns the least number of votes for the winner among {@code n} for the two at which the audit stops. */
    public long needed(long n) {
        double k = (-StrictMath.log(riskLimit) - n * logLose()) / (logWin() - logLose());
        return (long) Math.ceil(k - 1e-9);
    }

    /**
     * Returns Wald's approximation of the expected sample, {@code (ln(1/a) + z_w/2) / (p_w z_w + p_l z_l)} (Lindeman,
     * Stark and Yates 2012, equation 1); round it up.
     */
    public double expectedDraws() {
        return (-StrictMath.log(riskLimit) + logWin() / 2) / (winner * logWin() + loser * logLose());
    }

    /**
     * Returns the draws at whose end the audit stops with a wanted chance, as in Lindeman's calculation: the normal
     * approximation, then the least size from there on whose binomial quantile passes.
     *
     * @param chance in (0, 1)
     */
    public long drawsFor(double chance) {
        double plus = logWin();
        double minus = logLose();
        double threshold = -StrictMath.log(riskLimit);
        double z = -Special.normalQuantile(chance);
        double d = share() * (1 - share());
        double f = threshold / (plus - minus);
        double g = minus / (plus - minus) + share();
        double b = -(z * z * d + 2 * f * g);
        double root = Math.sqrt(Math.max(0, b * b - 4 * g * g * f * f));
        long size = (long) Math.floor((chance > 0.5 ? -b + root : -b - root) / (2 * g * g));
        while (quantileFails(size, chance, plus, minus, threshold)) {
            size++;
        }
        return (long) Math.ceil(size / (winner + loser));
    }

    private boolean quantileFails(long size, double chance, double plus, double minus, double threshold) {
        if (size < 1) {
            return true;
        }
        int k = org.apache.commons.statistics.distribution.BinomialDistribution.of((int) size, share())
                .inverseCumulativeProbability(1 - chance);
        return k * plus + (size - k) * minus <= threshold;
    }
}
