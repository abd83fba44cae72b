package org.recount.simulation.rare;

import org.recount.sampling.RandomStream;

/**
 * Importance sampling with one kind of errors integrated out: all kinds but one are drawn under the tilt, and for the last
 * one, whose errors spread the most, the probability that enough of them come to close the gap is exact. What it leaves to
 * chance is only how the others share the way (conditional Monte Carlo: Asmussen and Glynn 2007, Stochastic Simulation,
 * section V.4), so that a draw is worth 5 to 30 draws of a hit or a miss.
 *
 * <p>With {@code D'} drawn, the errors needed are {@code k = ceil((gap - D') / s)}, at least 0, and the weight relative to the
 * Chernoff bound is {@code exp(-t (D' + s k - gap)) S(k)}, {@code S(k) = sum over n >= k of p(n) exp(-t s (n - k))}, {@code p} the
 * tilted Poisson law: at most 1, and unbiased.
 */
final class LastKind {
    private final Drift others;
    private final long gap;
    private final long step;
    private final double tilt;
    private final long first;
    private final double[] law;
    private final double[] sum;
    private final double decay;

    /**
     * Prepares draws.
     *
     * @param drift the errors; some close the gap
     * @param gap at least 1
     * @param t the tilt, {@link Drift#tilt}
     */
    LastKind(Drift drift, long gap, double t) {
        Drift tilted = drift.tilted(t);
        int last = tilted.widest();
        others = tilted.without(last);
        this.gap = gap;
        step = tilted.step(last);
        tilt = t;
        first = Drift.first(tilted.mean(last));
        law = Drift.poisson(tilted.mean(last));
        decay = StrictMath.exp(-t * step);
        sum = new double[law.length];
        double above = 0;
        for (int k = law.length - 1; k >= 0; k--) {
            above = law[k] + decay * above;
            sum[k] = above;
        }
    }

    /**
     * Draws a weight.
     *
     * @param tie what a gap that is just closed counts: 1, or a half where a fair lot decides
     */
    double draw(RandomStream random, double tie) {
        long moved = others.draw(random);
        long needed = StrictMath.max(0, -Math.floorDiv(moved - gap, step));
        long over = moved + step * needed - gap;
        double weight = StrictMath.exp(-tilt * over) * from(needed);
        if (tie < 1 && over == 0) {
            weight -= (1 - tie) * at(needed);
        }
        return weight;
    }

    private double from(long needed) {
        if (needed < first) {
            return sum[0] * StrictMath.exp(-tilt * step * (first - needed));
        }
        return needed - first < sum.length ? sum[(int) (needed - first)] : 0;
    }

    private double at(long needed) {
        return needed >= first && needed - first < law.length ? law[(int) (needed - first)] : 0;
    }
}
