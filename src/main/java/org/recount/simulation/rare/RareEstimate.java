package org.recount.simulation.rare;

import org.recount.numeric.Special;

/**
 * An estimate of the probability of a rare event. It never stands without an upper bound: where nothing was seen, or a few
 * draws carry the weight, the interval goes up to the Chernoff bound.
 *
 * @param probability the estimate
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param confidence confidence of the interval; 1 for an exact figure
 * @param relativeError standard error over the estimate; 0 for an exact figure, infinite where nothing was seen
 * @param effectiveSampleSize draws of equal weight that would carry as much: (sum w)^2 / sum w^2 over the hits (Kong
 *     1992)
 * @param largestWeightShare the share of the heaviest draw in the sum
 * @param chernoff a bound from above that needs no draws
 * @param method how the estimate was made
 */
public record RareEstimate(
        double probability,
        double lower,
        double upper,
        double confidence,
        double relativeError,
        double effectiveSampleSize,
        double largestWeightShare,
        double chernoff,
        String method) {

    /** Fewer effective draws than this do not carry an interval of their own. */
    static final double FEWEST = 100;

    /** Returns an exact figure. */
    static RareEstimate exact(double probability, double chernoff) {
        return new RareEstimate(
                probability,
                probability,
                probability,
                1,
                0,
                Double.POSITIVE_INFINITY,
                0,
                chernoff,
                "exact sum over the Poisson numbers of errors");
    }

    /** Returns an estimate with a log-normal interval, or up to the Chernoff bound where too little carries it. */
    static RareEstimate of(
            double probability, double relativeError, double ess, double share, double chernoff, String method) {
        double z = Special.normalQuantile(0.975);
        boolean carried = probability > 0 && ess >= FEWEST && relativeError < 0.5;
        double factor = StrictMath.exp(z * relativeError);
        return new RareEstimate(
                probability,
                carried ? probability / factor : 0,
                carried ? StrictMath.min(1, probability * factor) : chernoff,
                0.95,
                relativeError,
                ess,
                share,
                chernoff,
                carried ? method : method + "; too few draws carry the weight: the upper end is the Chernoff bound");
    }
}
