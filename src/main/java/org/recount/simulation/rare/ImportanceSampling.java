package org.recount.simulation.rare;

import org.recount.sampling.RandomStream;

/**
 * The probability that errors close a gap, by importance sampling with an exponential tilt: the errors are drawn so that
 * they close the gap half of the time, and each hit weighs {@code exp(K(t) - t D)}, the ratio of the two laws; one kind of
 * errors is not drawn but integrated out ({@link LastKind}).
 *
 * <p>Unbiased for any tilt; the tilt {@code K'(t) = gap} is logarithmically efficient (Siegmund 1976, Ann. Stat. 4:673;
 * Bucklew 2004, Introduction to Rare Event Simulation, chapter 5).
 */
public final class ImportanceSampling {
    private ImportanceSampling() {}

    /**
     * Estimates P(D >= gap).
     *
     * @param drift the errors
     * @param gap at least 1
     * @param draws number of draws, at least 2
     * @param random random numbers
     */
    public static RareEstimate of(Drift drift, long gap, int draws, RandomStream random) {
        if (gap < 1 || draws < 2) {
            throw new IllegalArgumentException("A gap of " + gap + " with " + draws + " draws cannot be estimated");
        }
        if (!drift.canClose()) {
            return RareEstimate.exact(0, 0);
        }
        double t = drift.tilt(gap);
        LastKind kinds = new LastKind(drift, gap, t);
        // Weights relative to the largest possible one: at most 1, so that nothing underflows.
        double scale = StrictMath.exp(drift.cumulant(t) - t * gap);
        WeightedDraws sum = new WeightedDraws();
        for (int i = 0; i < draws; i++) {
            sum.add(kinds.draw(random, 1));
        }
        return sum.estimate(
                scale,
                drift.chernoff(gap),
                "importance sampling, exponential tilt " + String.format(java.util.Locale.ROOT, "%.6g", t) + ", "
                        + draws + " draws");
    }
}
