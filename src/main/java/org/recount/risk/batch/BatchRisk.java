package org.recount.risk.batch;

import org.recount.numeric.ScaledProduct;

/**
 * The risk of a batch comparison audit, draw by draw, with or without replacement, by bets on the taints.
 *
 * <p>Station {@code p} is drawn with a probability in proportion to a weight {@code w_p} of at least its error bound, and
 * {@code Y = 1 - e_p / w_p}, at least 0. If the seats are wrong, the overstatements of all stations sum to at least 1, so
 * that of what is left at least {@code 1 - sum e} is still to come, and the mean of {@code Y} at the next draw is at most
 * {@code nu = 1 - (1 - sum e) / W}, where {@code W} sums the weights that are left (Stark 2023, ALPHA, section 4.3, in
 * other letters). The wealth is the mean over shares {@code c} of {@code prod (1 + c (Y/nu - 1))}. With weights equal to
 * the bounds this is sampling proportional to error bounds, with {@code c = 1} Kaplan-Markov; with equal weights it is
 * simple random sampling.
 *
 * <ul>
 *   <li>Where what is left cannot reach the margin ({@code nu < 0}) the p-value is 0.
 *   <li>Where the overstatements found reach it ({@code nu >= 1}) the null is true of the sample itself: 1 for good.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class BatchRisk {
    /** By how much sums of weights and overstatements (relative to the margin) may be wrong. */
    private static final double ROUNDING = 1e-9;

    private final double[] share;
    private final double[] weight;
    private final ScaledProduct[] part;
    private final boolean replace;
    private double weightLeft;
    private double found;
    private boolean certain;
    private double least = 1;
    private double current = 1;

    private BatchRisk(double[] share, double[] weight, boolean replace, double weightLeft) {
        this.share = share;
        this.weight = weight;
        this.replace = replace;
        this.weightLeft = weightLeft;
        this.part = new ScaledProduct[share.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = new ScaledProduct();
        }
        settle();
    }

    /**
     * Returns a run before the first draw.
     *
     * @param totalWeight sum of the weights of all stations
     * @param replace whether stations are drawn with replacement
     * @param shares the bets, as shares of the greatest, in [0, 1]; copied
     * @param weights the weight of each bet, adding up to 1; copied
     */
    public static BatchRisk of(double totalWeight, boolean replace, double[] shares, double[] weights) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            if (!(shares[i] >= 0 && shares[i] <= 1 && weights[i] >= 0)) {
                throw new IllegalArgumentException("A bet is a share in [0, 1] with a weight: " + shares[i]);
            }
            sum += weights[i];
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("The weights of the bets sum to " + sum + ", not 1");
        }
        return new BatchRisk(shares.clone(), weights.clone(), replace, totalWeight);
    }

    /**
     * Returns the standard bets: all but a little on every draw, and a hundredth of the wealth at three quarters, so
     * that one station that hid its whole bound does not end the audit. It costs 0.3% of a sample without errors.
     */
    public static BatchRisk standard(double totalWeight, boolean replace) {
        return of(totalWeight, replace, new double[] {1, 0.75}, new double[] {0.99, 0.01});
    }

    /** Returns Kaplan-Markov, all on every draw. */
    public static BatchRisk kaplanMarkov(double totalWeight, boolean replace) {
        return of(totalWeight, replace, new double[] {1}, new double[] {1});
    }

    /**
     * Takes a draw.
     *
     * @param drawWeight the station's weight
     * @param overstatement its relative overstatement, at most the weight
     * @return the p-value after it, not the running minimum
     */
    public double add(double drawWeight, double overstatement) {
        double y = 1 - overstatement / drawWeight;
        if (!(y >= -1e-12)) {
            throw new IllegalArgumentException("An overstatement of " + overstatement + " exceeds the station's weight "
                    + drawWeight + ". Maybe the weight is not its error bound.");
        }
        double nu = nu();
        if (nu >= 1) {
            certain = true;
        } else if (nu > 0 && !certain) {
            for (int i = 0; i < part.length; i++) {
                part[i].times(Math.max(0, 1 + share[i] * (Math.max(0, y) / nu - 1)));
            }
        }
        if (!replace) {
            weightLeft = Math.max(0, weightLeft - drawWeight);
            found += overstatement;
        }
        settle();
        return current;
    }

    private double nu() {
        if (weightLeft > ROUNDING) {
            return 1 - (1 - found) / weightLeft;
        }
        // Nothing is left but rounding: the sample is the population.
        return found < 1 - ROUNDING ? -1 : 1;
    }

    private void settle() {
        // What is left must miss the margin by more than sums of doubles can be wrong; a guard on the ratio would not
        // do,
        // since the weight that is left may itself be nothing but rounding.
        if (!certain && 1 - found > weightLeft + ROUNDING) {
            current = 0;
        } else if (certain) {
            current = 1;
        } else {
            double top = Double.NEGATIVE_INFINITY;
            for (ScaledProduct p : part) {
                top = Math.max(top, p.log());
            }
            double sum = 0;
            for (int i = 0; i < part.length; i++) {
                sum += top == Double.NEGATIVE_INFINITY ? 0 : weight[i] * StrictMath.exp(part[i].log() - top);
            }
            current = sum == 0 ? 1 : Math.min(1, StrictMath.exp(-top) / sum);
        }
        least = Math.min(least, current);
    }

    /** Returns the least p-value so far: the measured risk. */
    public double pValue() {
        return least;
    }

    /** Returns the p-value now. */
    public double current() {
        return current;
    }
}
