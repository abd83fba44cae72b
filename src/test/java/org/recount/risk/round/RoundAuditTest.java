package org.recount.risk.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundAuditTest {

    /**
     * Three rounds of 50, 60 and 90 votes: the chance to have stopped, by the audit's own convolution and by walking
     * every outcome of the three rounds.
     */
    @ParameterizedTest
    @EnumSource(RoundRule.Kind.class)
    void theRiskOfAScheduleIsAtMostTheLimitByExactEnumeration(RoundRule.Kind kind) {
        RoundRule rule = new RoundRule(kind, 0.58, 0.1, 1);
        double tie = stoppedWithin(rule, new int[] {50, 60, 90}, 0.5);
        double reported = stoppedWithin(rule, new int[] {50, 60, 90}, 0.58);
        assertThat(tie).isLessThanOrEqualTo(0.1);
        assertThat(reported).isGreaterThan(0.3);
    }

    /** The chance to stop, by every outcome of every round; nothing shared with the convolution but the decision. */
    private static double stoppedWithin(RoundRule rule, int[] sizes, double share) {
        double[][] pmf = new double[sizes.length][];
        for (int r = 0; r < sizes.length; r++) {
            pmf[r] = slowBinomial(sizes[r], share);
        }
        double stopped = 0;
        for (int a = 0; a <= sizes[0]; a++) {
            RoundAudit one = RoundAudit.of(rule);
            if (one.round(SizeChosen.BEFORE_SEED, a, sizes[0] - a).stop()) {
                stopped += pmf[0][a];
                continue;
            }
            if (pmf[0][a] < 1e-9) {
                continue;
            }
            for (int b = 0; b <= sizes[1]; b++) {
                double weight = pmf[0][a] * pmf[1][b];
                if (weight < 1e-9) {
                    continue;
                }
                RoundAudit two = RoundAudit.of(rule);
                two.round(SizeChosen.BEFORE_SEED, a, sizes[0] - a);
                if (two.round(SizeChosen.BEFORE_SEED, b, sizes[1] - b).stop()) {
                    stopped += weight;
                    continue;
                }
                // What the third round needs depends on the history for Providence only; ask once, then sum the tail.
                RoundResult third = two.round(SizeChosen.BEFORE_SEED, 0, sizes[2]);
                if (third.needed().isPresent()) {
                    for (int k = (int) Math.max(0, third.needed().getAsLong() - a - b); k <= sizes[2]; k++) {
                        stopped += weight * pmf[2][k];
                    }
                }
            }
        }
        return stopped;
    }

    static double[] slowBinomial(int n, double p) {
        double[] row = {1};
        for (int i = 0; i < n; i++) {
            double[] next = new double[i + 2];
            for (int k = 0; k <= i; k++) {
                next[k] += row[k] * (1 - p);
                next[k + 1] += row[k] * p;
            }
            row = next;
        }
        return row;
    }

    /**
     * Minerva's convolution against a simulation of 200,000 audits: the chance of stopping by the second round under
     * the reported share. Standard error below 0.0012; six of them are allowed, a false alarm in 10^9.
     */
    @Test
    void minervaByConvolutionAndBySimulation() {
        RoundRule rule = RoundRule.minerva(0.6, 0.1);
        RoundAudit audit = RoundAudit.of(rule);
        long first = audit.round(SizeChosen.BEFORE_SEED, 40, 40).needed().orElseThrow();
        double one = 1 - audit.alternativeStillRunning();
        long second = audit.round(SizeChosen.BEFORE_SEED, 50, 50).needed().orElseThrow();
        double two = 1 - audit.alternativeStillRunning();
        double twoTie = 1 - audit.tieStillRunning();
        int trials = 200_000;
        int[] stops = new int[2];
        SplittableRandom random = new SplittableRandom(20260101);
        for (int t = 0; t < trials; t++) {
            int k = 0;
            for (int i = 0; i < 80; i++) {
                k += random.nextDouble() < 0.6 ? 1 : 0;
            }
            if (k >= first) {
                stops[0]++;
                continue;
            }
            for (int i = 0; i < 100; i++) {
                k += random.nextDouble() < 0.6 ? 1 : 0;
            }
            if (k >= second) {
                stops[1]++;
            }
        }
        assertThat(stops[0] / (double) trials).isCloseTo(one, within(0.0072));
        assertThat((stops[0] + stops[1]) / (double) trials).isCloseTo(two, within(0.0072));
        assertThat(twoTie).isLessThanOrEqualTo(0.1);
    }

    /** BRAVO's condition implies Minerva's: Minerva never needs more votes for the winner. */
    @Test
    void minervaNeverNeedsMoreThanBravo() {
        for (double share : new double[] {0.51, 0.55, 0.6, 0.7, 0.9}) {
            for (int n : new int[] {20, 50, 100, 333, 1000}) {
                int minerva =
                        FirstRound.of(RoundRule.minerva(share, 0.1)).needed(n).orElse(n + 1);
                int athena =
                        FirstRound.of(RoundRule.athena(share, 0.1, 1)).needed(n).orElse(n + 1);
                int bravo = FirstRound.of(RoundRule.bravo(share, 0.1)).needed(n).orElse(n + 1);
                assertThat(minerva).isLessThanOrEqualTo(athena);
                assertThat(athena).isLessThanOrEqualTo(bravo);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RoundRule.Kind.class)
    void theFirstRoundAgreesWithTheAudit(RoundRule.Kind kind) {
        RoundRule rule = new RoundRule(kind, 0.55, 0.05, 1);
        for (int n : new int[] {1, 30, 200, 1000}) {
            RoundResult result = RoundAudit.of(rule).round(SizeChosen.WITH_NEW_SEED, n / 2, n - n / 2);
            assertThat(result.needed().isPresent())
                    .isEqualTo(FirstRound.of(rule).needed(n).isPresent());
            if (result.needed().isPresent()) {
                assertThat(result.needed().getAsLong())
                        .isEqualTo(FirstRound.of(rule).needed(n).getAsInt());
            }
        }
    }

    @Test
    void providenceWithOneRoundIsMinerva() {
        for (int k = 40; k <= 80; k++) {
            double minerva = RoundAudit.of(RoundRule.minerva(0.6, 0.1))
                    .round(SizeChosen.BEFORE_SEED, k, 100 - k)
                    .pValue();
            double providence = RoundAudit.of(RoundRule.providence(0.6, 0.1))
                    .round(SizeChosen.BEFORE_SEED, k, 100 - k)
                    .pValue();
            assertThat(providence).isCloseTo(minerva, within(1e-12));
        }
    }

    @Test
    void endOfRoundBravoIsTheLikelihoodRatio() {
        RoundAudit audit = RoundAudit.of(RoundRule.bravo(0.7, 0.1));
        audit.round(SizeChosen.BEFORE_SEED, 6, 4);
        RoundResult second = audit.round(SizeChosen.BEFORE_SEED, 9, 1);
        assertThat(second.pValue()).isCloseTo(1 / (Math.pow(1.4, 15) * Math.pow(0.6, 5)), within(1e-12));
        assertThat(second.stop()).isEqualTo(second.pValue() <= 0.1);
    }

    /**
     * The attack of Arlo issue 1812, exactly: the ballots of a tie are known in advance, and the size of the only round
     * is chosen between 1 and 300 so that it stops if any size would. The chance exceeds the risk limit of 0.1 by far.
     */
    @Test
    void whoeverChoosesTheSizeWithTheSeedKnownExceedsTheRiskLimit() {
        FirstRound first = FirstRound.of(RoundRule.minerva(0.6, 0.1));
        double[] running = {1};
        double stopped = 0;
        for (int n = 1; n <= 300; n++) {
            double[] next = new double[n + 1];
            for (int k = 0; k < n; k++) {
                next[k] += running[k] / 2;
                next[k + 1] += running[k] / 2;
            }
            int needed = first.needed(n).orElse(n + 1);
            for (int k = needed; k <= n; k++) {
                stopped += next[k];
                next[k] = 0;
            }
            running = next;
        }
        assertThat(stopped).isBetween(0.25, 0.6);
    }

    @Test
    void bravoIsValidAfterEveryDrawAndTakesAnySize() {
        RoundAudit audit = RoundAudit.of(RoundRule.bravo(0.6, 0.1));
        assertThat(audit.round(SizeChosen.AFTER_SEED, 50, 50).stop()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = RoundRule.Kind.class, names = "BRAVO_END_OF_ROUND", mode = EnumSource.Mode.EXCLUDE)
    void aRoundSizedAfterTheSeedIsRefusedWithTheReason(RoundRule.Kind kind) {
        RoundAudit audit = RoundAudit.of(new RoundRule(kind, 0.6, 0.1, 1));
        audit.round(SizeChosen.BEFORE_SEED, 50, 50);
        assertThatThrownBy(() -> audit.round(SizeChosen.AFTER_SEED, 60, 40))
                .isInstanceOf(RoundRefusedException.class)
                .hasMessageContaining("Round 2 (100 votes) was sized after the seed was known")
                .hasMessageContaining("Maybe draw this round with a new public seed");
        assertThat(audit.results()).hasSize(1);
        assertThat(audit.round(SizeChosen.WITH_NEW_SEED, 60, 40).round()).isEqualTo(2);
    }

    @Test
    void afterItHasStoppedThereIsNoFurtherRound() {
        RoundAudit audit = RoundAudit.of(RoundRule.minerva(0.6, 0.1));
        assertThat(audit.round(SizeChosen.BEFORE_SEED, 70, 30).stop()).isTrue();
        assertThatThrownBy(() -> audit.round(SizeChosen.BEFORE_SEED, 1, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(audit.pValue()).isLessThan(0.01);
    }

    @Test
    void aRoundWithoutVotesForTheTwoChangesNothing() {
        RoundAudit audit = RoundAudit.of(RoundRule.minerva(0.6, 0.1));
        RoundResult empty = audit.round(SizeChosen.BEFORE_SEED, 0, 0);
        assertThat(empty.stop()).isFalse();
        assertThat(empty.pValue()).isEqualTo(1);
        assertThat(audit.round(SizeChosen.BEFORE_SEED, 56, 40).pValue()).isCloseTo(0.09339457998010733, within(1e-12));
    }

    @Test
    void aShareOfHalfOrLessIsNotATestableAlternative() {
        assertThatThrownBy(() -> RoundRule.minerva(0.5, 0.1)).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> RoundRule.minerva(1, 0.1)).hasMessageContaining("Maybe");
    }
}
