package org.recount.risk.polling;

/**
 * When Wald's sequential test without replacement stops: the ratio of the hypergeometric probabilities of the sample
 * under the reported number of ones and under a tie reaches one over the risk limit, or the null has become impossible.
 *
 * <p>Holds for an even population tied at half of it; an odd one is tied at half a one more, where the ratio is that of
 * ALPHA's conditional alternative.
 */
public final class WaldBoundary implements Lattice.Boundary {
    private final int population;
    private final double reported;
    private final double tie;
    private final double threshold;
    private final double[] logReported;
    private final double[] logReportedZero;
    private final double[] logTie;
    private final double[] logTieZero;
    private long last;

    private WaldBoundary(int population, double reported, double riskLimit) {
        this.population = population;
        this.reported = reported;
        this.tie = population / 2.0;
        this.threshold = -StrictMath.log(riskLimit);
        this.logReported = falling(reported);
        this.logReportedZero = falling(population - reported);
        this.logTie = falling(tie);
        this.logTieZero = falling(population - tie);
    }

    /** Returns the boundary; an instance belongs to one walk, which must ask for 1, 2, 3 ... draws in turn. */
    public static WaldBoundary of(int population, double reported, double riskLimit) {
        return new WaldBoundary(population, reported, riskLimit);
    }

    /** Logarithms of the falling products m (m-1) ... (m-k+1), minus infinity once a factor is not positive. */
    private double[] falling(double m) {
        double[] log = new double[population + 1];
        for (int k = 1; k <= population; k++) {
            double factor = m - k + 1;
            log[k] = factor > 0 ? log[k - 1] + StrictMath.log(factor) : Double.NEGATIVE_INFINITY;
        }
        return log;
    }

    private double logRatio(int n, int k) {
        if (k > tie) {
            return Double.POSITIVE_INFINITY;
        }
        double alternative = logReported[k] + logReportedZero[n - k];
        double null0 = logTie[k] + logTieZero[n - k];
        return alternative == Double.NEGATIVE_INFINITY
                ? Double.NEGATIVE_INFINITY
                : null0 == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : alternative - null0;
    }

    @Override
    public long needed(int n) {
        // The boundary rises by 0 or 1 with each draw, so that the search is short.
        long k = Math.max(0, last - 1);
        while (k <= n && logRatio(n, (int) k) < threshold - 1e-12) {
            k++;
        }
        last = k;
        return k;
    }

    /** Returns the reported number of ones. */
    public double reported() {
        return reported;
    }
}
