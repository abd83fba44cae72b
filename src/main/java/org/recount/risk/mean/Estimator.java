package org.recount.risk.mean;

/**
 * Guesses the mean of the values left, before each draw: the alternative of {@link Alpha}.
 *
 * <p>A pure function of what was known before the draw. {@link Alpha} cuts the guess off at the null mean and at the
 * upper bound, so that the test stays valid for every guess.
 */
@FunctionalInterface
public interface Estimator {

    /**
     * Returns the guess for the next draw.
     *
     * @param mu the null mean of the next draw
     * @param before what is known
     */
    double eta(double mu, NullMean before);

    /** Returns an estimator that always guesses {@code eta} (BRAVO with replacement; table 2 of Stark 2023). */
    static Estimator fixed(double eta) {
        return (mu, before) -> eta;
    }

    /**
     * Returns Wald's alternative without replacement, {@code (N eta - S) / (N - j + 1)}: the mean of what is left if the
     * mean of all is {@code eta}. With replacement it is {@code eta}.
     */
    static Estimator conditional(double eta) {
        return (mu, before) -> before.next(eta);
    }

    /**
     * Returns the shrink-truncate estimator of Stark 2023 (ALPHA), section 2.5.2: {@code min(max((d eta + S) / (d + j -
     * 1), mu + c / sqrt(d + j - 1)), upper (1 - 2^-52))}. {@code S} is the sum before the draw; the preprint's
     * pseudo-code is one draw ahead.
     *
     * @param eta the guess before the first draw
     * @param d how many draws that guess is worth, above 0
     * @param c how far above the null the guess is kept at first, at least 0; {@code (eta - t)/2} in the paper's tables
     */
    static Estimator shrinkTruncate(double eta, double d, double c) {
        if (!(d > 0) || !(c >= 0)) {
            throw new IllegalArgumentException(
                    "Shrink-truncate needs d above 0 and c of at least 0: d " + d + ", c " + c);
        }
        return (mu, before) -> {
            double weight = d + before.drawn();
            double shrunk = (d * eta + before.sum()) / weight;
            double floor = mu + c / Math.sqrt(weight);
            return Math.min(Math.max(shrunk, floor), before.hypothesis().upper() * (1 - 0x1p-52));
        };
    }

    /**
     * Returns the alternative that is optimal for a ballot-level comparison audit in which a share {@code rate} of the
     * ballots has a two-vote overstatement and the others none (Spertus 2023, COBRA, section 3.1, as a guess of the
     * mean): {@code (1 - u(1 - rate)) / (2 - 2u) + u(1 - rate) - 1/2}, where {@code u} is the upper bound of the
     * overstatement assorter. Meant for the null 1/2.
     */
    static Estimator optimalComparison(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of two-vote overstatements is a share: " + rate);
        }
        return (mu, before) -> {
            double u = before.hypothesis().upper();
            if (u <= 1) {
                throw new IllegalArgumentException("The optimal comparison bet is for an overstatement assorter, "
                        + "whose upper bound is above 1: " + u + ". Maybe --upper was left out.");
            }
            double clean = u * (1 - rate);
            return (1 - clean) / (2 - 2 * u) + clean - 0.5;
        };
    }
}
