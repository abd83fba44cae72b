package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.Arrays;
import java.util.List;
import org.recount.numeric.Estimate;
import org.recount.risk.bayes.RiskMaximising;
import org.recount.risk.bayes.TallyPosterior;
import org.recount.risk.bayes.UpsetProbability;

/** Bayesian audits. */
final class RlaBayes {
    private RlaBayes() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of(
                    "Upset probability of two candidates (the reference adds 10^5 terms in doubles: 10 digits)",
                    "bayes_polya_.*",
                    c -> {
                        double[] sample = numbers(c.in().get("sample"));
                        double[] prior = numbers(c.in().get("prior"));
                        UpsetProbability p = UpsetProbability.of(
                                (long) c.in("N"), (long) sample[0], (long) sample[1], prior[0], prior[1]);
                        assertThat(p.tiesByLot()).isCloseTo(c.expected("upset_prob_ties_half"), within(1e-10));
                        assertThat(p.tiesLost()).isCloseTo(c.expected("upset_prob_ties_lose"), within(1e-10));
                    }),
            RlaFamily.of(
                    "bptool's example: simulated there and here; 0.5 percentage points, as the case allows; our standard"
                            + " error is 0.1",
                    "bptool_readme",
                    c -> {
                        List<Long> sample = Arrays.stream(numbers(c.in().get("sample")))
                                .mapToObj(x -> (long) x)
                                .toList();
                        List<Double> prior = Arrays.stream(numbers(c.in().get("prior")))
                                .boxed()
                                .toList();
                        TallyPosterior posterior =
                                TallyPosterior.of(List.of(new TallyPosterior.Urn((long) c.in("N"), sample, prior)));
                        List<Estimate> p = posterior.probabilities(
                                List.of(
                                        t -> t[0] > t[1] && t[0] > t[2],
                                        t -> t[1] > t[0] && t[1] > t[2],
                                        t -> t[2] > t[0] && t[2] > t[1]),
                                20_000,
                                20_260_105);
                        double[] published = numbers(c.expected().get("published_percent"));
                        double[] million = numbers(c.expected().get("mc_1e6_here"));
                        for (int i = 0; i < 3; i++) {
                            assertThat(p.get(i).value()).isCloseTo(published[i] / 100, within(0.005));
                            assertThat(p.get(i).value()).isCloseTo(million[i], within(0.005));
                        }
                    }),
            RlaFamily.of("The risk-maximising prior", "bpa_riskmax_.*", c -> {
                long k = (long) c.in("k");
                long n = (long) c.in("n");
                assertThat(RiskMaximising.likelihoodRatio(k, n))
                        .isCloseTo(c.expected("LR"), within(1e-11 * c.expected("LR")));
                assertThat(RiskMaximising.upsetProbability(k, n)).isCloseTo(c.expected("upset_prob"), within(1e-11));
                assertThat(RiskMaximising.pValue(k, n)).isCloseTo(c.expected("equiv_p"), within(1e-11));
            }),
            RlaFamily.of("BRAVO as a Bayesian audit", "bpa_bravo_equivalence", c -> {
                assertThat(RiskMaximising.stopBelow(c.in("alpha")))
                        .isCloseTo(c.expected("stop_when_upset_prob_below"), within(1e-15));
            }));
}
