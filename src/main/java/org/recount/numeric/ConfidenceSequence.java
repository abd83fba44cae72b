package org.recount.numeric;

/**
 * An interval for a mean between 0 and 1 that is valid at every look: whoever looks as often as they like, and stops when
 * they like, finds the mean outside at any look with probability 1 - confidence at most.
 *
 * <p>A bet against the mean {@code p}: capital {@code q^S (1-q)^(n-S) / (p^S (1-p)^(n-S))}, mixed over {@code q} with the
 * Beta(1/2, 1/2) distribution, where {@code S} is the sum of the observations. {@code p} stays in the interval while the
 * capital is below {@code 1 / (1 - confidence)}.
 *
 * <p>Why it is valid: for 0/1 it is a martingale of mean 1 under {@code p} (Ville 1939; Robbins 1970, Ann. Math. Stat.
 * 41:1397). For values between, the factor is convex in the value and so at most the straight line between its ends,
 * whose mean is 1: a supermartingale. Observations need a conditional mean of {@code p} given those before, nothing else.
 *
 * <p>Edge cases: no observation gives 0 to 1. Not thread-safe.
 */
public final class ConfidenceSequence {
    private static final double A = 0.5;
    private static final double LOG_BETA = 2 * Special.logGamma(A) - Special.logGamma(2 * A);

    private final double confidence;
    private final double logLimit;
    private double sum;
    private long count;

    /**
     * Returns a sequence without observations.
     *
     * @param confidence inside 0 to 1
     */
    public ConfidenceSequence(double confidence) {
        if (!(confidence > 0) || !(confidence < 1)) {
            throw new IllegalArgumentException("A confidence of " + confidence + " is not between 0 and 1");
        }
        this.confidence = confidence;
        this.logLimit = -StrictMath.log1p(-confidence);
    }

    /**
     * Adds an observation.
     *
     * @param value from 0 to 1
     */
    public void add(double value) {
        add(value, 1);
    }

    /**
     * Adds several observations at once, none of which is looked at by itself.
     *
     * @param total their sum, from 0 to {@code observations}
     * @param observations how many, at least 0
     */
    public void add(double total, long observations) {
        if (!(total >= 0) || total > observations) {
            throw new IllegalArgumentException(
                    "A sum of " + total + " of " + observations + " observations between 0 and 1 is impossible");
        }
        sum += total;
        count += observations;
    }

    /** Returns the number of observations. */
    public long count() {
        return count;
    }

    /** Returns the interval now; not empty, and never narrower than what the observations so far allow. */
    public Estimate now() {
        double mean = count == 0 ? 0.5 : sum / count;
        double lower = count == 0 || inside(0) ? 0 : edge(0, mean);
        double upper = count == 0 || inside(1) ? 1 : edge(1, mean);
        return new Estimate(
                mean,
                lower,
                upper,
                confidence,
                "confidence sequence by a mixture of bets (Robbins 1970), valid at every look");
    }

    /** Returns whether a mean has not been ruled out. */
    private boolean inside(double p) {
        double failures = count - sum;
        if ((p <= 0 && sum > 0) || (p >= 1 && failures > 0)) {
            return false;
        }
        double mixed =
                Special.logGamma(sum + A) + Special.logGamma(failures + A) - Special.logGamma(count + 2 * A) - LOG_BETA;
        double under = (sum > 0 ? sum * StrictMath.log(p) : 0) + (failures > 0 ? failures * StrictMath.log1p(-p) : 0);
        return mixed - under < logLimit;
    }

    /** The border between a mean that is ruled out and one that is not. */
    private double edge(double out, double in) {
        double outside = out;
        double within = in;
        for (int i = 0; i < 100; i++) {
            double middle = (outside + within) / 2;
            if (inside(middle)) {
                within = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }
}
