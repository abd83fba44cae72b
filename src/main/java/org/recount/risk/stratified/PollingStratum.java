package org.recount.risk.stratified;

import org.recount.numeric.GoldenSection;

/**
 * The ballot-polling stratum of SUITE: Wald's sequential test without replacement of "the winner's lead in this stratum is
 * at most {@code c} votes", the greatest p-value over the unknown number of votes for the winner (Ottoboni et al. 2018,
 * section 3.3).
 *
 * <p>With {@code n_w, n_l, n_u} ballots for winner, loser and neither in the sample, the ratio of the null's probability
 * to the reported tally's is {@code (N_w)_{n_w} (N_w - c)_{n_l} (N - 2 N_w + c)_{n_u} / ((V_w)_{n_w} (V_l)_{n_l} (V_u)_{n_u})}
 * with falling products. Its logarithm is concave in {@code N_w} (a sum of logarithms of linear terms), so that the
 * maximum over {@code [max(n_w, n_l + c), (N - n_u + c)/2]} is found by section; it is taken over the reals, which can
 * only raise it.
 *
 * @param ballots ballots in the stratum, {@code N}
 * @param reportedWinner reported votes for the winner
 * @param reportedLoser reported votes for the loser
 * @param winner ballots for the winner in the sample
 * @param loser ballots for the loser in the sample
 * @param neither other ballots in the sample
 */
public record PollingStratum(
        long ballots, long reportedWinner, long reportedLoser, long winner, long loser, long neither)
        implements PollingEvidence {

    public PollingStratum {
        if (winner < 0 || loser < 0 || neither < 0 || winner + loser + neither > ballots) {
            throw new IllegalArgumentException("A sample of " + winner + ", " + loser + ", " + neither
                    + " ballots does not fit a stratum of " + ballots);
        }
    }

    @Override
    public long reportedLead() {
        return reportedWinner - reportedLoser;
    }

    /** All that was not sampled for the loser, or all for the winner. */
    @Override
    public Leads possibleLeads() {
        long rest = ballots - winner - loser - neither;
        return new Leads(winner - loser - rest, winner - loser + rest);
    }

    @Override
    public double logPValue(double lead) {
        double low = Math.max(winner, loser + lead);
        double high = (ballots - neither + lead) / 2;
        low = Math.max(low, Math.max(0, lead));
        if (low > high + 1e-9) {
            return Double.NEGATIVE_INFINITY; // no tally with this lead could have given this sample
        }
        high = Math.max(low, high); // a lead that is possible, but for rounding
        double reported = falling(reportedWinner, winner)
                + falling(reportedLoser, loser)
                + falling(ballots - reportedWinner - reportedLoser, neither);
        if (reported == Double.NEGATIVE_INFINITY) {
            return 0; // the reported tally could not have given it
        }
        // The maximum is flat, so that an interval of 10^-8 is a value to 15 digits.
        double best =
                GoldenSection.maximum(w -> logNull(lead, w), low, high, 1e-8).value();
        return Math.min(0, best - reported);
    }

    private double logNull(double lead, double w) {
        return falling(w, winner) + falling(w - lead, loser) + falling(ballots - 2 * w + lead, neither);
    }

    /** The logarithm of {@code m (m-1) ... (m-k+1)}; minus infinity where a factor is not positive. */
    private static double falling(double m, long k) {
        if (k == 0) {
            return 0;
        }
        if (m - k + 1 <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = 0;
        long rest = k;
        // The smallest factors one by one, until Stirling's series holds to the last digit.
        while (rest > 0 && (k <= 32 || m - rest + 1 < 32)) {
            log += StrictMath.log(m - rest + 1);
            rest--;
        }
        return rest == 0 ? log : log + stirling(m, rest);
    }

    /** ln Gamma(m+1) - ln Gamma(m-k+1) without the cancellation of two large numbers. */
    private static double stirling(double m, long k) {
        double a = m + 1;
        double b = m - k + 1;
        return -(b - 0.5) * StrictMath.log1p(-k / a) + k * StrictMath.log(a) - k + series(a) - series(b);
    }

    private static double series(double x) {
        double y = 1 / (x * x);
        return (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y / 1680))) / x;
    }
}
