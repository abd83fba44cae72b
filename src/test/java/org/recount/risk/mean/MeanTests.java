package org.recount.risk.mean;

import java.util.List;

/** Every test of a bounded mean, with ordinary parameters. */
public final class MeanTests {
    private MeanTests() {}

    public static List<MeanTest> all() {
        return List.of(
                Alpha.fixed(0.6),
                Alpha.conditional(0.6),
                Alpha.shrinkTruncate(0.6, 10, 0.05),
                Alpha.shrinkTruncate(0.6, 100, 0.05),
                Betting.fixed(0.8),
                Betting.aprioriKelly(0.6),
                Betting.agrapa(0.5, 0.9),
                Betting.ofAlpha(Alpha.fixed(0.6)),
                Mixture.squareKelly(10),
                Mixture.diversifiedKelly(10),
                Mixture.linearKelly(10),
                new KaplanWald(0.1),
                new KaplanMarkov(0.1),
                new KaplanMartingale(),
                PredictiveKelly.of(Forecast.polling(6, 4, 0, 1)),
                new PredictiveKelly(Forecast.polling(4, 2, 4, 1), new ErrorPrior(0.5, 1, 3, 0.1, 1)));
    }
}
