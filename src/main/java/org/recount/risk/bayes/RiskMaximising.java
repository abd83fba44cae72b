package org.recount.risk.bayes;

import org.recount.numeric.Special;

/**
 * Bayesian polling of two candidates with a prior of which half is on the tie and half uniform on the winning shares (1/2,
 * 1]: stopping when the upset probability is at most {@code a/(1 + a)} has a risk of at most {@code a} (Vora 2019, section
 * 4): it is a likelihood-ratio test in other words. BRAVO is the same with the other half on the reported share.
 */
public final class RiskMaximising {
    private RiskMaximising() {}

    /**
     * Returns the likelihood ratio of the uniform half against the tie, {@code 2^(n+1) B(k+1, n-k+1) (1 - I_1/2(k+1,
     * n-k+1))}.
     *
     * @param winner ballots for the winner, {@code k}
     * @param votes ballots for the two, {@code n}, drawn with replacement
     */
    public static double likelihoodRatio(long winner, long votes) {
        if (winner < 0 || winner > votes) {
            throw new IllegalArgumentException(winner + " votes of " + votes);
        }
        double a = winner + 1.0;
        double b = votes - winner + 1.0;
        double logBeta = Special.logGamma(a) + Special.logGamma(b) - Special.logGamma(a + b);
        // 1 - I_1/2(a, b) = I_1/2(b, a): no cancellation.
        double upper = Special.regularisedBeta(0.5, b, a);
        return StrictMath.exp((votes + 1) * StrictMath.log(2) + logBeta + StrictMath.log(upper));
    }

    /** Returns the posterior probability of the tie, {@code 1/(1 + ratio)}. */
    public static double upsetProbability(long winner, long votes) {
        return 1 / (1 + likelihoodRatio(winner, votes));
    }

    /** Returns the p-value that it amounts to, one over the ratio, at most 1. */
    public static double pValue(long winner, long votes) {
        return Math.min(1, 1 / likelihoodRatio(winner, votes));
    }

    /** Returns the upset probability at which an audit with this risk limit stops, {@code a/(1 + a)}. */
    public static double stopBelow(double riskLimit) {
        return riskLimit / (1 + riskLimit);
    }
}
