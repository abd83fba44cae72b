package org.recount.risk.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.numeric.Estimate;

class RiskMaximisingTest {

    /** A tie, looked at after each of 1,500 draws: an exact walk over the lattice; the risk is at most the limit. */
    @Test
    void withTheRiskMaximisingPriorABayesianAuditLimitsTheRisk() {
        double limit = 0.1;
        assertThat(stoppedOnATie((k, n) -> RiskMaximising.upsetProbability(k, n) <= RiskMaximising.stopBelow(limit)))
                .isLessThanOrEqualTo(limit);
    }

    /** With a flat prior a limit of 10% on the upset probability is no limit of 10% on the risk: why it is not called one. */
    @Test
    void withAFlatPriorItDoesNot() {
        assertThat(stoppedOnATie(
                        (k, n) -> UpsetProbability.of(100_000, k, n - k, 1, 1).tiesLost() <= 0.1, 300))
                .isGreaterThan(0.2);
    }

    private interface Stop {
        boolean at(int winner, int votes);
    }

    private static double stoppedOnATie(Stop rule) {
        return stoppedOnATie(rule, 1_500);
    }

    private static double stoppedOnATie(Stop rule, int horizon) {
        double[] running = {1};
        double stopped = 0;
        int needed = 0;
        for (int n = 1; n <= horizon; n++) {
            double[] next = new double[n + 1];
            for (int k = 0; k < running.length; k++) {
                next[k] += running[k] / 2;
                next[k + 1] += running[k] / 2;
            }
            needed = Math.max(0, needed - 1);
            while (needed <= n && !rule.at(needed, n)) {
                needed++;
            }
            for (int k = needed; k <= n; k++) {
                stopped += next[k];
                next[k] = 0;
            }
            running = next;
        }
        return stopped;
    }

    /** The simulated posterior of two candidates in two strata against the exact one in a single stratum. */
    @Test
    void theSimulatedPosteriorAgreesWithTheExactOne() {
        double exact = UpsetProbability.of(2_000, 55, 45, 1, 1).tiesLost();
        Estimate simulated = TallyPosterior.of(
                        List.of(new TallyPosterior.Urn(2_000, List.of(55L, 45L), List.of(1.0, 1.0))))
                .probabilities(List.of(t -> t[0] <= t[1]), 20_000, 1)
                .get(0);
        // Standard error 0.0026; five of them.
        assertThat(simulated.value()).isCloseTo(exact, within(0.013));
        assertThat(simulated.lower()).isLessThan(simulated.value());
        List<TallyPosterior.Urn> strata = List.of(
                new TallyPosterior.Urn(1_000, List.of(30L, 20L), List.of(1.0, 1.0)),
                new TallyPosterior.Urn(1_000, List.of(25L, 25L), List.of(1.0, 1.0)));
        Estimate both = TallyPosterior.of(strata)
                .probabilities(List.of(t -> t[0] + t[1] == 2_000), 100, 1)
                .get(0);
        assertThat(both.value()).isEqualTo(1);
    }
}
