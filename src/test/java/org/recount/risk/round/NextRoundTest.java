package org.recount.risk.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The next round from the votes seen: against every outcome of it, and the risk when every size follows the votes. */
class NextRoundTest {

    /** The chance that the audit stops in its second round, asked of the audit itself outcome by outcome. */
    private static double stopping(RoundRule rule, int first, int winner, int n, double share) {
        double[] pmf = RoundAuditTest.slowBinomial(n, share);
        double sum = 0;
        for (int k = n; k >= 0; k--) {
            RoundAudit audit = RoundAudit.of(rule);
            audit.round(SizeChosen.BEFORE_SEED, winner, first - winner);
            if (!audit.round(SizeChosen.WITH_NEW_SEED, k, n - k).stop()) {
                break;
            }
            sum += pmf[k];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundRule.Kind.class,
            names = {"PROVIDENCE", "BRAVO_END_OF_ROUND"})
    void theChanceIsThatOfEveryOutcome(RoundRule.Kind kind) {
        RoundRule rule = new RoundRule(kind, 0.65, 0.1, 1);
        for (int winner = 10; winner <= 21; winner++) {
            NextRound next = NextRound.after(rule, 30, winner);
            RoundAudit seen = RoundAudit.of(rule);
            if (seen.round(SizeChosen.BEFORE_SEED, winner, 30 - winner).stop()) {
                continue;
            }
            for (int n = 1; n <= 70; n++) {
                double exact = stopping(rule, 30, winner, n, 0.65);
                assertThat(next.stopping(n)).as(winner + " of 30, then " + n).isCloseTo(exact, within(1e-12));
            }
            int size = next.size(0.8, 2_000).orElseThrow();
            assertThat(next.stopping(size - 1)).isLessThan(0.8);
            for (int n = size; n <= size + 60; n++) {
                assertThat(next.stopping(n)).isGreaterThanOrEqualTo(0.8);
            }
            int needed = next.needed(size).orElseThrow();
            RoundAudit audit = RoundAudit.of(rule);
            audit.round(SizeChosen.BEFORE_SEED, winner, 30 - winner);
            assertThat(audit.round(SizeChosen.WITH_NEW_SEED, needed, size - needed)
                            .stop())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.6, 173", "0.75, 20"})
    void beforeAnyVoteItIsTheFirstRound(double share, int atLeast) {
        for (RoundRule rule : new RoundRule[] {RoundRule.providence(share, 0.1), RoundRule.minerva(share, 0.1)}) {
            FirstRound first = FirstRound.of(rule);
            int smallest = first.smallest(0.9, 100_000).orElseThrow();
            assertThat(smallest).isGreaterThanOrEqualTo(atLeast);
            assertThat(NextRound.after(rule, 0, 0).size(0.9, 100_000)).hasValue(first.settled(0.9, smallest));
        }
    }

    /** The better the sample, the smaller the round. */
    @Test
    void aBetterSampleNeedsASmallerRound() {
        RoundRule rule = RoundRule.providence(0.6, 0.05);
        int before = Integer.MAX_VALUE;
        for (int winner = 40; winner <= 58; winner += 3) {
            int size = NextRound.after(rule, 100, winner).size(0.9, 100_000).orElseThrow();
            assertThat(size).isLessThan(before);
            before = size;
        }
        assertThat(NextRound.after(rule, 100, 0).size(0.9, 200)).isEmpty();
    }

    /**
     * The greatest chance to confirm a tie when whoever runs the audit chooses each next size by the votes so far, knowing the
     * tie: by every outcome, two rounds after the first, sizes up to 40. Nothing is asked but the audit's own decisions.
     */
    private static double worstRisk(RoundRule rule, int first) {
        double[] pmf = RoundAuditTest.slowBinomial(first, 0.5);
        double risk = 0;
        for (int a = 0; a <= first; a++) {
            RoundAudit one = RoundAudit.of(rule);
            if (one.round(SizeChosen.BEFORE_SEED, a, first - a).stop()) {
                risk += pmf[a];
                continue;
            }
            double most = 0;
            for (int n = 1; n <= 40; n++) {
                most = Math.max(most, stopping(rule, first, a, n, 0.5));
            }
            risk += pmf[a] * most;
        }
        return risk;
    }

    @Test
    void providenceHoldsItsLimitWhenEverySizeFollowsTheVotes() {
        for (int first : new int[] {5, 12, 20, 31}) {
            for (double share : new double[] {0.6, 0.75}) {
                assertThat(worstRisk(RoundRule.providence(share, 0.1), first)).isLessThanOrEqualTo(0.1);
            }
        }
    }

    /** Why Minerva's next round is not sized by the votes: the same choice of sizes exceeds its limit. */
    @Test
    void minervaDoesNot() {
        double worst = 0;
        for (int first : new int[] {5, 12, 20, 31}) {
            worst = Math.max(worst, worstRisk(RoundRule.minerva(0.75, 0.1), first));
        }
        assertThat(worst).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundRule.Kind.class,
            names = {"MINERVA", "ATHENA"})
    void othersAreRefusedWithTheReason(RoundRule.Kind kind) {
        assertThatThrownBy(() -> NextRound.after(new RoundRule(kind, 0.6, 0.05, 1), 100, 55))
                .isInstanceOf(RoundRefusedException.class)
                .hasMessageContaining("may not be sized by the 100 votes seen")
                .hasMessageContaining("Maybe use providence");
        assertThatThrownBy(() -> NextRound.after(RoundRule.providence(0.6, 0.05), 10, 11))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
