package org.recount.risk.mean;

/**
 * ALPHA: {@code T_j = T_{j-1} (X_j eta_j / mu_j + (u - X_j)(u - eta_j) / (u - mu_j)) / u} (Stark 2023, Annals of
 * Applied Statistics 17(1), equation 4).
 *
 * <p>The guess {@code eta_j} is cut off to [mu_j, u]: below the null mean it would bet against the alternative and the
 * test would not be valid for smaller means. ALPHA is betting with {@code lambda = (eta/mu - 1)/(u - mu)}.
 *
 * @param label the estimator's name with its parameters
 * @param estimator the guess
 */
public record Alpha(String label, Estimator estimator) implements MeanTest {

    /** Returns ALPHA with a constant guess; on values of 0, 1/2 and 1 with replacement it is BRAVO. */
    public static Alpha fixed(double eta) {
        return new Alpha("fixed " + eta, Estimator.fixed(eta));
    }

    /** Returns Wald's sequential test without replacement. */
    public static Alpha conditional(double eta) {
        return new Alpha("conditional " + eta, Estimator.conditional(eta));
    }

    /** Returns ALPHA with the shrink-truncate estimator. */
    public static Alpha shrinkTruncate(double eta, double d, double c) {
        return new Alpha("shrink-trunc " + eta + ", d " + d + ", c " + c, Estimator.shrinkTruncate(eta, d, c));
    }

    /** Returns ALPHA with the guess that is optimal for a rate of two-vote overstatements. */
    public static Alpha optimalComparison(double rate) {
        return new Alpha("optimal-comparison " + rate, Estimator.optimalComparison(rate));
    }

    @Override
    public String name() {
        return "ALPHA, " + label;
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        double u = hypothesis.upper();
        return new ProductWealth() {
            @Override
            double factor(double x, double mu, NullMean before) {
                double eta = Math.min(u, Math.max(mu, estimator.eta(mu, before)));
                return (x * eta / mu + (u - x) * (u - eta) / (u - mu)) / u;
            }
        };
    }
}
