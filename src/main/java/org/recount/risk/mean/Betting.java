package org.recount.risk.mean;

import java.util.function.Function;

/**
 * The betting martingale {@code T_j = T_{j-1} (1 + lambda_j (X_j - mu_j))} (Waudby-Smith and Ramdas 2024, JRSS B
 * 86(1), section 4; Waudby-Smith, Stark and Ramdas 2021, RiLACS, section 3).
 *
 * @param label the bet's name with its parameters
 * @param bets gives each audit its own bet
 */
public record Betting(String label, Function<MeanHypothesis, Bet> bets) implements MeanTest {

    /** Returns a constant bet. */
    public static Betting fixed(double lambda) {
        return new Betting("fixed " + lambda, h -> (mu, before) -> lambda);
    }

    /**
     * Returns the a-priori Kelly bet for a population whose mean is {@code theta}: {@code 4 (theta - 1/2)}, that is
     * {@code 2 (n_A - n_B) / (n_A + n_B)} for reported votes (Waudby-Smith, Stark and Ramdas 2021, section 3.1). Meant
     * for the null 1/2 and the bound 1.
     */
    public static Betting aprioriKelly(double theta) {
        return new Betting("a-priori Kelly " + theta, h -> (mu, before) -> 4 * (theta - 0.5));
    }

    /**
     * Returns aGRAPA: {@code clip((m - mu) / (s2 + (m - mu)^2), 0, c/mu)} with the mean {@code m} and the variance
     * {@code s2} (divisor: the number of draws) of the draws so far (Waudby-Smith and Ramdas 2024, appendix B).
     *
     * @param first the bet before the first draw
     * @param c the greatest share of {@code 1/mu}, from 0 to 1
     */
    public static Betting agrapa(double first, double c) {
        if (!(c >= 0 && c <= 1)) {
            throw new IllegalArgumentException("aGRAPA's greatest share must lie in [0, 1]: " + c);
        }
        return new Betting("aGRAPA " + first + ", c " + c, h -> new AGrapa(first, c));
    }

    /** Returns ALPHA's bets, {@code lambda = (eta/mu - 1)/(u - mu)}: the same martingale by another road. */
    public static Betting ofAlpha(Alpha alpha) {
        return new Betting(alpha.label(), h -> (mu, before) -> {
            double eta = Math.min(h.upper(), alpha.estimator().eta(mu, before));
            return (eta / mu - 1) / (h.upper() - mu);
        });
    }

    @Override
    public String name() {
        return "betting, " + label;
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        Bet bet = bets.apply(hypothesis);
        return new ProductWealth() {
            @Override
            double factor(double x, double mu, NullMean before) {
                double lambda = Math.min(1 / mu, Math.max(0, bet.lambda(mu, before)));
                bet.saw(x);
                return 1 + lambda * (x - mu);
            }
        };
    }

    /** Mean and variance of the draws so far, by Welford's recursion. */
    private static final class AGrapa implements Bet {
        private final double first;
        private final double c;
        private long n;
        private double mean;
        private double squares;

        AGrapa(double first, double c) {
            this.first = first;
            this.c = c;
        }

        @Override
        public double lambda(double mu, NullMean before) {
            if (n == 0) {
                return Math.min(first, c / mu);
            }
            double lead = mean - mu;
            double lambda = lead <= 0 ? 0 : lead / (squares / n + lead * lead);
            return Math.min(lambda, c / mu);
        }

        @Override
        public void saw(double x) {
            n++;
            double delta = x - mean;
            mean += delta / n;
            squares += delta * (x - mean);
        }
    }
}
