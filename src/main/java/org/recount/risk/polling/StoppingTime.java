package org.recount.risk.polling;

/**
 * When a sequential audit stops: the probability of each number of draws.
 *
 * <p>Immutable. Beyond the horizon lies {@link #residual}: the chance that the audit has not stopped by then.
 */
public final class StoppingTime {
    private final double[] stop;
    private final double residual;

    StoppingTime(double[] stop, double residual) {
        this.stop = stop;
        this.residual = residual;
    }

    /** Returns the chance to stop at exactly this draw, counted from 1. */
    public double at(int draw) {
        return draw < 1 || draw >= stop.length ? 0 : stop[draw];
    }

    /** Returns the chance not to have stopped by the horizon. */
    public double residual() {
        return residual;
    }

    /** Returns the chance to have stopped by this draw. */
    public double by(int draw) {
        double sum = 0;
        for (int n = 1; n <= Math.min(draw, stop.length - 1); n++) {
            sum += stop[n];
        }
        return sum;
    }

    /** Returns the mean number of draws; those beyond the horizon are counted at the horizon. */
    public double mean() {
        double sum = 0;
        for (int n = stop.length - 1; n >= 1; n--) {
            sum += n * stop[n];
        }
        return sum + residual * (stop.length - 1);
    }

    /** Returns the standard deviation of the number of draws, with the same convention. */
    public double standardDeviation() {
        double mean = mean();
        double sum = residual * (stop.length - 1 - mean) * (stop.length - 1 - mean);
        for (int n = 1; n < stop.length; n++) {
            sum += stop[n] * (n - mean) * (n - mean);
        }
        return Math.sqrt(sum);
    }

    /**
     * Returns the least number of draws by which the audit has stopped with at least this probability; the horizon where
     * none is enough.
     */
    public int quantile(double probability) {
        double sum = 0;
        for (int n = 1; n < stop.length; n++) {
            sum += stop[n];
            if (sum >= probability) {
                return n;
            }
        }
        return stop.length - 1;
    }
}
