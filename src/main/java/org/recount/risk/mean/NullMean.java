package org.recount.risk.mean;

/**
 * What the null hypothesis says of the values not yet drawn.
 *
 * <p>Without replacement, {@code mu_j = (N t - S_{j-1}) / (N - j + 1)}: the greatest mean that the values left can have
 * if the null is true (Stark 2023, ALPHA, section 2.2). With replacement it is {@code t} throughout.
 *
 * <p>The sum is compensated (Neumaier), and the null is called impossible only where the sum exceeds {@code N t} by
 * more than rounding can explain; a population that is tied exactly is never taken for one above the tie. Not
 * thread-safe.
 */
public final class NullMean {
    /** Relative distance to 0 or to the upper bound below which a null mean is taken to be there. */
    static final double EDGE = 0x1p-40;

    private final MeanHypothesis hypothesis;
    private final double budget;
    private final double guard;
    private long drawn;
    private double sum;
    private double carry;
    private boolean impossible;

    NullMean(MeanHypothesis hypothesis) {
        this.hypothesis = hypothesis;
        this.budget = hypothesis.finite() ? hypothesis.population() * hypothesis.mean() : 0;
        this.guard = hypothesis.finite() ? hypothesis.population() * hypothesis.upper() * 0x1p-50 : 0;
        this.impossible = hypothesis.mean() < 0;
    }

    void add(double x) {
        double t = sum + x;
        carry += Math.abs(sum) >= x ? (sum - t) + x : (x - t) + sum;
        sum = t;
        drawn++;
        impossible |= hypothesis.finite() ? (sum - budget) + carry > guard : hypothesis.mean() == 0 && sum > 0;
    }

    /** Returns the hypothesis. */
    public MeanHypothesis hypothesis() {
        return hypothesis;
    }

    /** Returns how many values have been drawn. */
    public long drawn() {
        return drawn;
    }

    /** Returns the sum of the values drawn. */
    public double sum() {
        return sum + carry;
    }

    /** Returns the number of values left; very large with replacement. */
    public long left() {
        return hypothesis.finite() ? hypothesis.population() - drawn : MeanHypothesis.UNBOUNDED;
    }

    /** Returns the null mean of the next draw. Undefined once the population is exhausted. */
    public double next() {
        return next(hypothesis.mean());
    }

    /**
     * Returns the mean of the values left if the mean of all is {@code mean}: {@code (N mean - S) / (N - j + 1)}, and
     * {@code mean} itself with replacement.
     */
    public double next(double mean) {
        if (!hypothesis.finite()) {
            return mean;
        }
        double all = mean == hypothesis.mean() ? budget : hypothesis.population() * mean;
        return ((all - sum) - carry) / (hypothesis.population() - drawn);
    }

    /** Returns whether the values drawn cannot come from a population with a mean as small as the null says. */
    public boolean impossible() {
        return impossible;
    }

    boolean exhausted() {
        return hypothesis.finite() && drawn == hypothesis.population();
    }
}
