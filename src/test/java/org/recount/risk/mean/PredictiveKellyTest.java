package org.recount.risk.mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictiveKellyTest {

    /** COBRA's closed form for clean values and two-vote overstatements: lambda = (2 - 4a(1-p)) / (1 - 2a). */
    @Test
    void kellysShareIsCobrasClosedForm() {
        for (double margin : new double[] {0.01, 0.05, 0.2, 0.9}) {
            double a = 1 / (2 - margin);
            for (double p : new double[] {1e-5, 1e-4, 1e-3, 2e-3, 0.0049}) {
                double lambda = (2 - 4 * a * (1 - p)) / (1 - 2 * a);
                double share = Kelly.share(new double[] {a, 0}, new double[] {1 - p, p}, 2, 0.5);
                assertThat(share).isCloseTo(lambda / 2, within(1e-9));
            }
        }
    }

    /** With one-vote errors too: the root of COBRA's equation, by its own formula. */
    @Test
    void kellysShareSolvesCobrasEquation() {
        double a = 1 / (2 - 0.02);
        double p1 = 0.003;
        double p2 = 0.001;
        double share = Kelly.share(new double[] {a, a / 2, 0}, new double[] {1 - p1 - p2, p1, p2}, 3, 0.5);
        double lambda = 2 * share;
        double equation = (a - 0.5) * (1 - p1 - p2) / (1 + lambda * (a - 0.5))
                - (1 - a) * p1 / (2 - lambda * (1 - a))
                - p2 / (2 - lambda);
        assertThat(equation).isCloseTo(0, within(1e-9));
        assertThat(share).isBetween(0.01, 0.99);
    }

    @Test
    void kellysShareAtItsEnds() {
        assertThat(Kelly.share(new double[] {0.6}, new double[] {1}, 1, 0.5)).isEqualTo(1);
        assertThat(Kelly.share(new double[] {0.5, 0}, new double[] {0.9, 0.1}, 2, 0.5))
                .isZero();
        // Votes with a share s: 2s - 1.
        assertThat(Kelly.share(new double[] {1, 0}, new double[] {0.6, 0.4}, 2, 0.5))
                .isCloseTo(0.2, within(1e-9));
        // A share that is optimal gains more than its neighbours.
        double[] x = {1, 0.7, 0.3, 0};
        double[] p = {0.4, 0.3, 0.2, 0.1};
        double best = Kelly.share(x, p, 4, 0.5);
        assertThat(gain(x, p, best)).isGreaterThan(gain(x, p, best + 1e-4)).isGreaterThan(gain(x, p, best - 1e-4));
    }

    private static double gain(double[] x, double[] p, double c) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += p[k] * Math.log1p(c * (x[k] / 0.5 - 1));
        }
        return sum;
    }

    private static int cleanDraws(MeanTest test, double margin, int population) {
        double upper = 2 / (2 - margin);
        SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withoutReplacement(0.5, upper, population));
        while (risk.pValue() > 0.05) {
            risk.add(upper / 2);
        }
        return (int) risk.drawn();
    }

    /** What is given away where there are no errors, exactly: at most 2% of the least that any test can need. */
    @Test
    void aCountWithoutErrorsCostsAtMostTwoPercentMore() {
        for (int population : new int[] {10_000, 100_000}) {
            for (double margin : new double[] {0.01, 0.02, 0.05, 0.1}) {
                MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, 2 / (2 - margin), population);
                int least = cleanDraws(Betting.fixed(4), margin, population);
                int ours = cleanDraws(PredictiveKelly.of(Forecast.comparison(h)), margin, population);
                assertThat(ours).as(margin + " of " + population).isBetween(least, (int) (1.02 * least));
            }
        }
    }

    /** The wealth after a draw depends on earlier bets alone: it is linear in the last value. */
    @Test
    void theBetDoesNotSeeTheDraw() {
        SplittableRandom random = new SplittableRandom(3);
        MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, 1.02, 500);
        PredictiveKelly test = new PredictiveKelly(Forecast.comparison(h), new ErrorPrior(0.5, 1, 20, 0, 1));
        for (int i = 0; i < 50; i++) {
            double[] path = new double[60];
            Arrays.setAll(path, j -> random.nextInt(4) == 0 ? random.nextDouble() : 0.51);
            double[] end = new double[3];
            for (int last = 0; last < 3; last++) {
                SequentialRisk risk = SequentialRisk.of(test, h);
                for (double x : path) {
                    risk.add(x);
                }
                risk.add(last * 0.51);
                end[last] = Math.exp(risk.logWealth());
            }
            assertThat(end[1]).isCloseTo((end[0] + end[2]) / 2, within(1e-9 * (1 + end[1])));
        }
    }

    /** Many distinct values that no report promised, draws to the end of the population, and a report of nothing alike. */
    @Test
    void anyValuesAtAll() {
        SplittableRandom random = new SplittableRandom(4);
        for (boolean finite : new boolean[] {true, false}) {
            MeanHypothesis h = finite
                    ? MeanHypothesis.withoutReplacement(0.5, 1.1, 400)
                    : MeanHypothesis.withReplacement(0.5, 1.1);
            for (Forecast forecast : List.of(Forecast.comparison(h), Forecast.polling(3, 1, 2, 1.1))) {
                SequentialRisk risk = SequentialRisk.of(PredictiveKelly.of(forecast), h);
                for (int i = 0; i < 400; i++) {
                    assertThat(risk.add(random.nextDouble() * 1.1)).isBetween(0.0, 1.0);
                }
                assertThat(risk.logWealth()).isNotNaN();
            }
        }
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> Forecast.of(List.of())).hasMessageContaining("no ballots");
        assertThatThrownBy(() -> new Forecast.Line(-1, 1, true)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new ErrorPrior(1, 1, 1, 0, 1)).hasMessageContaining("1.0");
    }
}
