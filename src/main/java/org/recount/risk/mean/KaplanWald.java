package org.recount.risk.mean;

/**
 * Kaplan-Wald: {@code T = prod ((1 - g) X_j / mu_j + g)}, in the convention of SHANGRLA (Stark 2020, section 5; the
 * ALPHA paper writes {@code g (X/t - 1) + 1}, so its {@code g} is one minus this one).
 *
 * @param g how much is held back from each draw, from 0 to 1
 */
public record KaplanWald(double g) implements MeanTest {
    public KaplanWald {
        if (!(g >= 0 && g <= 1)) {
            throw new IllegalArgumentException("Kaplan-Wald's g must lie in [0, 1]: " + g);
        }
    }

    @Override
    public String name() {
        return "Kaplan-Wald, g " + g;
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        return new ProductWealth() {
            @Override
            double factor(double x, double mu, NullMean before) {
                return (1 - g) * x / mu + g;
            }
        };
    }
}
