package org.recount.risk.efficiency;

import java.util.ArrayList;
import java.util.List;
import org.recount.risk.mean.Bet;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.NullMean;

/**
 * Bets of other tools that the program itself has no use for, as baselines. Each solves Kelly's equation by bisection, a
 * road of its own.
 */
final class PeerTests {
    private PeerTests() {}

    /**
     * Kelly's bet for a known distribution: the oracle, told what nobody can know. For comparison values it is COBRA's
     * fixed bet (Spertus 2023, section 3.1).
     */
    static MeanTest told(String label, double[] values, double[] shares) {
        return new Betting(label, h -> {
            double[] at = {Double.NaN, 0};
            return (mu, before) -> {
                if (!(Math.abs(mu - at[0]) < 1e-4)) {
                    at[0] = mu;
                    at[1] = kelly(values, shares, mu);
                }
                return at[1];
            };
        });
    }

    /**
     * COBRA's adaptive bet (Spertus 2023, section 3.3), and with {@code most} below 1 the "maximum loss" of rlauxe: rates
     * {@code max((d p + seen) / (d + j - 1), 1e-5)} with d = 100 for one-vote and 1,000 for two-vote overstatements.
     *
     * @param one guess of the one-vote rate
     * @param two guess of the two-vote rate
     * @param most greatest share of the greatest bet
     */
    static MeanTest cobraAdaptive(double one, double two, double most) {
        return new Betting(
                "COBRA adaptive " + one + ", " + two + (most < 1 ? ", max loss " + most : ""), h -> new Bet() {
                    private final double clean = h.upper() / 2;
                    private int ones;
                    private int twos;
                    private double bet;
                    private int age = Integer.MAX_VALUE;

                    @Override
                    public double lambda(double mu, NullMean before) {
                        if (age >= 16) {
                            double p1 = rate(100, one, ones, before.drawn());
                            double p2 = rate(1_000, two, twos, before.drawn());
                            bet = kelly(new double[] {clean, clean / 2, 0}, new double[] {1 - p1 - p2, p1, p2}, mu);
                            age = 0;
                        }
                        age++;
                        return Math.min(most / mu, bet);
                    }

                    @Override
                    public void saw(double x) {
                        if (x < clean * 0.25) {
                            twos++;
                            age = Integer.MAX_VALUE - 1;
                        } else if (x < clean * 0.75) {
                            ones++;
                            age = Integer.MAX_VALUE - 1;
                        }
                    }
                });
    }

    private static double rate(double d, double guess, int seen, long drawn) {
        return Math.max((d * guess + seen) / (d + Math.max(0, drawn - 1)), 1e-5);
    }

    /**
     * rlauxe's bet for ONEAudit: Kelly's on what the records and pools promise, no error expected, and a loss of at most
     * nine tenths in a draw.
     */
    static MeanTest oneAuditKnownPools(double[] values, double[] shares) {
        Betting known = (Betting) told("pools known, max loss 0.9", values, shares);
        return new Betting(known.label(), h -> {
            Bet bet = known.bets().apply(h);
            return (mu, before) -> Math.min(0.9 / mu, bet.lambda(mu, before));
        });
    }

    /** The wealth of a mixture of Kelly bets for two-vote rates on a grid, COBRA's "diversified" bet (section 3.4). */
    static List<Double> diversifiedShares(MeanHypothesis h, int grid) {
        double clean = h.upper() / 2;
        double greatest = 1 - 1 / (2 * clean);
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < grid; i++) {
            double p2 = greatest * i / grid;
            shares.add(kelly(new double[] {clean, 0}, new double[] {1 - p2, p2}, 0.5) * 0.5);
        }
        return shares;
    }

    static double kelly(double[] x, double[] p, double mu) {
        double low = 0;
        double high = 1 / mu;
        if (slope(x, p, mu, 0) <= 0) {
            return 0;
        }
        for (int i = 0; i < 60; i++) {
            double mid = (low + high) / 2;
            if (slope(x, p, mu, mid) > 0) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return low + (high - low) / 2 > 1 / mu * (1 - 1e-12) ? 1 / mu : low;
    }

    private static double slope(double[] x, double[] p, double mu, double lambda) {
        double f = 0;
        for (int k = 0; k < x.length; k++) {
            if (p[k] > 0) {
                f += p[k] * (x[k] - mu) / (1 + lambda * (x[k] - mu));
            }
        }
        return f;
    }
}
