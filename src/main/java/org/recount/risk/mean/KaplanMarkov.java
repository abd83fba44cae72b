package org.recount.risk.mean;

/**
 * Kaplan-Markov with replacement, {@code T = prod (X_j + g) / (t + g)}, and Kaplan-Kolmogorov without, {@code T = prod
 * (X_j + g) / m_j} with {@code m_j = (N(t + g) - sum_{k<j} (X_k + g)) / (N - j + 1)} (Stark 2009; Stark 2020, section
 * 5).
 *
 * <p>They are one test: {@code m_j = mu_j + g}, and with replacement {@code mu_j = t}. Kaplan-Markov's own factor would
 * not be a martingale for draws without replacement, so a finite population always gets Kaplan-Kolmogorov's.
 *
 * @param g added to each value, at least 0; 0 loses everything at the first draw of 0
 */
public record KaplanMarkov(double g) implements MeanTest {
    public KaplanMarkov {
        if (!(g >= 0) || !Double.isFinite(g)) {
            throw new IllegalArgumentException("Kaplan-Markov's g must be at least 0: " + g);
        }
    }

    @Override
    public String name() {
        return "Kaplan-Markov / Kaplan-Kolmogorov, g " + g;
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        return new ProductWealth() {
            @Override
            double factor(double x, double mu, NullMean before) {
                return (x + g) / (mu + g);
            }
        };
    }
}
