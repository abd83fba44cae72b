package org.recount.risk.bayes;

import org.recount.numeric.Special;

/**
 * The posterior probability, in a two-candidate contest, that the loser has as many votes as the winner or more: what is
 * not in the sample is beta-binomial with the sample and the prior's counts (Rivest and Shen 2012, section 4). Exact.
 *
 * @param certain the probability that the loser has strictly more votes than the winner
 * @param tie the probability of a tie
 */
public record UpsetProbability(double certain, double tie) {

    /**
     * Returns the probability.
     *
     * @param population ballots in all, every one for one of the two
     * @param winner ballots for the reported winner in the sample
     * @param loser ballots for the loser in the sample
     * @param priorWinner prior count for the winner, above 0
     * @param priorLoser prior count for the loser, above 0
     */
    public static UpsetProbability of(long population, long winner, long loser, double priorWinner, double priorLoser) {
        long rest = population - winner - loser;
        if (rest < 0 || winner < 0 || loser < 0 || !(priorWinner > 0) || !(priorLoser > 0)) {
            throw new IllegalArgumentException("A sample of " + winner + " and " + loser + " of " + population
                    + " ballots with prior counts " + priorWinner + " and " + priorLoser + " makes no sense");
        }
        double a = winner + priorWinner;
        double b = loser + priorLoser;
        double upset = 0;
        double tie = 0;
        // Ballots for the winner among the rest, from 0 up to the tie; each term from the one before.
        double log = logNone(a, b, rest);
        for (long x = 0; x <= rest && 2 * (winner + x) <= population; x++) {
            if (x > 0) {
                log += StrictMath.log(((rest - x + 1.0) / x) * ((a + x - 1) / (b + rest - x)));
            }
            double p = StrictMath.exp(log);
            if (2 * (winner + x) == population) {
                tie = p;
            } else {
                upset += p;
            }
        }
        return new UpsetProbability(upset, tie);
    }

    /** The logarithm of the chance that none of the rest is for the winner, prod (b + i) / (a + b + i). */
    private static double logNone(double a, double b, long rest) {
        if (rest > 2_000_000) {
            return logBeta(a, b + rest) - logBeta(a, b);
        }
        double log = 0;
        for (long i = 0; i < rest; i++) {
            log += StrictMath.log1p(-a / (a + b + i));
        }
        return log;
    }

    private static double logBeta(double a, double b) {
        return Special.logGamma(a) + Special.logGamma(b) - Special.logGamma(a + b);
    }

    /** Returns the probability of a wrong outcome if a lot, fair to both, decides a tie. */
    public double tiesByLot() {
        return certain + tie / 2;
    }

    /** Returns the probability of a wrong outcome if a tie counts as one. */
    public double tiesLost() {
        return certain + tie;
    }
}
