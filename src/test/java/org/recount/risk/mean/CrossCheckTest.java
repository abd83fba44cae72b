package org.recount.risk.mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.recount.numeric.ScaledProduct;
import org.recount.numeric.Special;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.risk.bayes.RiskMaximising;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.polling.Bravo;

/** The same statistic by two roads, to 1e-12. */
class CrossCheckTest {
    private static final int SEQUENCES = 60;

    /** Sequences of a population of values in [0, upper], zero and the bound among them. */
    private static double[] sequence(SplittableRandom random, int n, double upper) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> upper;
            case 2 -> upper / 2;
            default -> random.nextDouble() * upper;
        });
        return x;
    }

    private static void same(MeanTest one, MeanTest other, MeanHypothesis h, double[] x) {
        SequentialRisk a = SequentialRisk.of(one, h);
        SequentialRisk b = SequentialRisk.of(other, h);
        for (double v : x) {
            double p = a.add(v);
            double q = b.add(v);
            assertThat(p).isCloseTo(q, within(1e-12));
            double wealth = a.logWealth();
            if (Double.isFinite(wealth)) {
                assertThat(wealth).isCloseTo(b.logWealth(), within(1e-12 * Math.max(1, Math.abs(wealth)) * 10));
            }
        }
    }

    @Test
    void alphaIsBetting() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SEQUENCES; i++) {
            double upper = i % 3 == 0 ? 1 : 1 + random.nextDouble() / 10;
            double[] x = sequence(random, 200, upper);
            MeanHypothesis with = MeanHypothesis.withReplacement(0.5, upper);
            MeanHypothesis without = MeanHypothesis.withoutReplacement(0.5, upper, 500);
            for (Alpha alpha :
                    new Alpha[] {Alpha.fixed(0.55), Alpha.conditional(0.52), Alpha.shrinkTruncate(0.6, 10, 0.05)}) {
                same(alpha, Betting.ofAlpha(alpha), with, x);
                same(alpha, Betting.ofAlpha(alpha), without, x);
            }
        }
    }

    @Test
    void bravoIsAlpha() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < SEQUENCES; i++) {
            double share = 0.5 + 0.4 * random.nextDouble();
            Bravo bravo = Bravo.ofShare(share, 0.05);
            SequentialRisk alpha = SequentialRisk.of(Alpha.fixed(share), MeanHypothesis.withReplacement(0.5, 1));
            long w = 0;
            long l = 0;
            for (int j = 0; j < 300; j++) {
                int kind = random.nextInt(3);
                w += kind == 0 ? 1 : 0;
                l += kind == 1 ? 1 : 0;
                // Ballots for neither leave BRAVO where it was.
                double p = alpha.add(kind == 0 ? 1 : kind == 1 ? 0 : 0.5);
                assertThat(p).isCloseTo(bravo.pValue(w, l), within(1e-12));
            }
        }
    }

    /** ALPHA's conditional alternative is the ratio of two hypergeometric probabilities. */
    @Test
    void waldWithoutReplacementIsARatioOfHypergeometrics() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 400;
        int reported = 220;
        for (int i = 0; i < SEQUENCES; i++) {
            SequentialRisk alpha = SequentialRisk.of(
                    Alpha.conditional(reported / (double) n), MeanHypothesis.withoutReplacement(0.5, 1, n));
            int k = 0;
            for (int j = 1; j <= 150; j++) {
                int one = random.nextDouble() < 0.53 ? 1 : 0;
                k += one;
                alpha.add(one);
                double ratio =
                        choose(reported, k) + choose(n - reported, j - k) - choose(n / 2, k) - choose(n / 2, j - k);
                assertThat(alpha.logWealth()).isCloseTo(ratio, within(1e-10));
            }
        }
    }

    private static double choose(int n, int k) {
        return Special.logFactorial(n) - Special.logFactorial(k) - Special.logFactorial(n - k);
    }

    @Test
    void kaplanMarkovWithoutReplacementIsKaplanKolmogorovByItsOwnFormula() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 300;
        double g = 0.1;
        double[] x = sequence(random, 120, 1);
        SequentialRisk risk = SequentialRisk.of(new KaplanMarkov(g), MeanHypothesis.withoutReplacement(0.5, 1, n));
        double t = 1;
        double sum = 0;
        for (int j = 1; j <= x.length; j++) {
            double m = (n * (0.5 + g) - sum) / (n - j + 1);
            t *= (x[j - 1] + g) / m;
            sum += x[j - 1] + g;
            risk.add(x[j - 1]);
            assertThat(risk.logWealth()).isCloseTo(Math.log(t), within(1e-12));
        }
    }

    /** With mu 1/2 and votes the integral is of (1+g)^k (1-g)^(n-k): Kaplan by Bernstein against an incomplete beta. */
    @Test
    void theKaplanMartingaleIsTheRiskMaximisingRatio() {
        SplittableRandom random = new SplittableRandom(5);
        for (double share : new double[] {0.3, 0.5, 0.6, 0.9}) {
            SequentialRisk risk = SequentialRisk.of(new KaplanMartingale(), MeanHypothesis.withReplacement(0.5, 1));
            int k = 0;
            for (int n = 1; n <= 3_000; n++) {
                int one = random.nextDouble() < share ? 1 : 0;
                k += one;
                risk.add(one);
                double ratio = RiskMaximising.likelihoodRatio(k, n);
                if (n % 97 == 0 && Double.isInfinite(ratio)) {
                    // Beyond e^709 the twin has no double left; the wealth in logarithms still has.
                    assertThat(risk.logWealth()).isFinite().isGreaterThan(709);
                } else if (n % 97 == 0) {
                    assertThat(risk.logWealth()).isCloseTo(Math.log(ratio), within(1e-9));
                }
            }
        }
    }

    /** A mixture of 10,000 evenly spread bets is the integral, to its rule's error. */
    @Test
    void theKaplanMartingaleIsAFineMixture() {
        int d = 10_000;
        double[] shares = new double[d];
        double[] weights = new double[d];
        Arrays.setAll(shares, i -> (i + 0.5) / d);
        Arrays.fill(weights, 1);
        double[] x = sequence(new SplittableRandom(6), 100, 1);
        MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, 1, 1_000);
        SequentialRisk kaplan = SequentialRisk.of(new KaplanMartingale(), h);
        SequentialRisk mixture = SequentialRisk.of(Mixture.of("fine", shares, weights), h);
        for (double v : x) {
            kaplan.add(v);
            mixture.add(v);
            assertThat(kaplan.logWealth()).isCloseTo(mixture.logWealth(), within(1e-5));
        }
    }

    @Test
    void aMixtureOfOneBetIsKaplanWald() {
        double[] x = sequence(new SplittableRandom(7), 200, 1);
        MeanTest mixture = Mixture.of("one", new double[] {0.9}, new double[] {3});
        same(new KaplanWald(0.1), mixture, MeanHypothesis.withReplacement(0.5, 1), x);
        same(new KaplanWald(0.1), mixture, MeanHypothesis.withoutReplacement(0.5, 1, 500), x);
    }

    @Test
    void kaplanMarkovForBatchesByTwoRoads() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < SEQUENCES; i++) {
            double total = 2 + 20 * random.nextDouble();
            double[] taints = new double[50];
            Arrays.setAll(taints, j -> random.nextInt(4) == 0 ? random.nextDouble() - 0.3 : 0);
            BatchRisk risk = BatchRisk.kaplanMarkov(total, true);
            for (int j = 0; j < taints.length; j++) {
                double p = risk.add(1, taints[j]);
                assertThat(p)
                        .isCloseTo(
                                new KaplanMarkovBatches(total, false).pValue(Arrays.copyOf(taints, j + 1)),
                                within(1e-12));
            }
        }
    }

    /** Super-simple is Kaplan-Markov for batches of one ballot, each with the bound 2g/V. */
    @Test
    void superSimpleIsKaplanMarkovOverSingleBallots() {
        double gamma = 1.03905;
        double margin = 0.04;
        double total = 2 * gamma / margin;
        double[] taints = new double[120];
        taints[3] = 1 / (2 * gamma);
        taints[50] = 1 / gamma;
        taints[70] = -1 / (2 * gamma);
        taints[71] = -1 / gamma;
        assertThat(new KaplanMarkovBatches(total, false).pValue(taints))
                .isCloseTo(SuperSimple.TRADITIONAL.pValue(120, margin, new Discrepancies(1, 1, 1, 1)), within(1e-12));
    }

    @Test
    void aScaledProductIsASumOfLogarithms() {
        SplittableRandom random = new SplittableRandom(9);
        for (double scale : new double[] {1, 1e200, 1e-200, 1e-310}) {
            ScaledProduct product = new ScaledProduct();
            double log = 0;
            for (int i = 0; i < 2_000; i++) {
                double factor = (0.5 + random.nextDouble()) * scale;
                product.times(factor);
                log += Math.log(factor);
            }
            assertThat(product.log()).isCloseTo(log, within(1e-10 * Math.max(1, Math.abs(log))));
        }
    }
}
