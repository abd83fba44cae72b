package org.recount.simulation.rare;

/** Adds up the weights of draws, each relative to a common scale, and says what they estimate. Not thread-safe. */
final class WeightedDraws {
    private double sum;
    private double squares;
    private double most;
    private int draws;

    void add(double weight) {
        sum += weight;
        squares += weight * weight;
        most = StrictMath.max(most, weight);
        draws++;
    }

    /**
     * Returns the estimate of their mean times the scale.
     *
     * @param scale what a weight of 1 stands for
     * @param chernoff a bound that needs no draws
     * @param method how the draws were made
     */
    RareEstimate estimate(double scale, double chernoff, String method) {
        double mean = sum / draws;
        double variance = (squares / draws - mean * mean) / (draws - 1);
        return RareEstimate.of(
                mean > 0 ? Drift.atLeast(mean * scale) : 0,
                mean > 0 ? StrictMath.sqrt(StrictMath.max(0, variance)) / mean : Double.POSITIVE_INFINITY,
                squares > 0 ? sum * sum / squares : 0,
                sum > 0 ? most / sum : 1,
                chernoff,
                method);
    }
}
