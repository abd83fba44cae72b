package org.recount.risk.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounds to come: against every outcome of the audit itself. */
class RoundForecastTest {

    private static RoundRule rule(RoundRule.Kind kind, double share) {
        return new RoundRule(kind, share, 0.1, 1);
    }

    /** The chance that the audit has stopped by the end of each round, by every outcome of every round. */
    private static double[] enumerate(RoundRule rule, int[] rounds, double share) {
        double[] stopped = new double[rounds.length];
        walk(rule, rounds, share, new int[rounds.length], 0, 1, stopped);
        return stopped;
    }

    private static void walk(
            RoundRule rule, int[] rounds, double share, int[] wins, int round, double chance, double[] stopped) {
        if (round == rounds.length) {
            return;
        }
        BinomialDistribution d = BinomialDistribution.of(rounds[round], share);
        for (int k = 0; k <= rounds[round]; k++) {
            wins[round] = k;
            RoundAudit audit = RoundAudit.of(rule);
            boolean stop = false;
            for (int i = 0; i <= round; i++) {
                stop = audit.round(SizeChosen.BEFORE_SEED, wins[i], rounds[i] - wins[i])
                        .stop();
            }
            double p = chance * d.probability(k);
            if (stop) {
                for (int i = round; i < rounds.length; i++) {
                    stopped[i] += p;
                }
            } else {
                walk(rule, rounds, share, wins, round + 1, p, stopped);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = RoundRule.Kind.class, names = "BRAVO_END_OF_ROUND", mode = EnumSource.Mode.EXCLUDE)
    void everyOutcomeOfThreeRounds(RoundRule.Kind kind) {
        int[] rounds = {20, 13, 25};
        RoundRule rule = rule(kind, 0.7);
        double[] exact = enumerate(rule, rounds, 0.7);
        RoundForecast forecast = RoundForecast.of(rule);
        double running = 1;
        for (int i = 0; i < rounds.length; i++) {
            double next = forecast.stopping(rounds[i]);
            forecast.take(rounds[i]);
            assertThat(1 - forecast.running()).as("round " + (i + 1)).isCloseTo(exact[i], within(1e-12));
            assertThat(forecast.running()).isCloseTo(running * (1 - next), within(1e-12));
            running = forecast.running();
        }
        assertThat(forecast.votes()).isEqualTo(58);
        // If the contest is tied, the same rounds stop at most at the risk limit.
        assertThat(enumerate(rule, rounds, 0.5)[2]).isLessThanOrEqualTo(0.1 * (1 + 1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundRule.Kind.class,
            names = {"MINERVA", "PROVIDENCE"})
    void eachLaterRoundStopsWithTheChanceAskedFor(RoundRule.Kind kind) {
        RoundRule rule = rule(kind, 0.55);
        int first = FirstRound.of(RoundRule.minerva(0.55, 0.1))
                .smallest(0.5, 10_000)
                .orElseThrow();
        RoundSchedule schedule = RoundSchedule.of(rule, first, 0.9, 0.999, 20_000);
        List<RoundSchedule.Round> rounds = schedule.rounds();
        assertThat(rounds.get(0).votes()).isEqualTo(first);
        assertThat(rounds.get(0).stopped()).isBetween(0.5, 0.53);
        assertThat(rounds).hasSizeBetween(3, 5);
        for (int i = 1; i < rounds.size(); i++) {
            double now =
                    1 - (1 - rounds.get(i).stopped()) / (1 - rounds.get(i - 1).stopped());
            assertThat(now).isBetween(0.9, 0.93);
        }
        assertThat(rounds.get(rounds.size() - 1).stopped()).isGreaterThan(0.999);
        // No round of the schedule is sized by what was drawn; where one is, the audit refuses it.
        RoundAudit audit = RoundAudit.of(rule);
        audit.round(SizeChosen.BEFORE_SEED, first / 2, first - first / 2);
        assertThatThrownBy(() -> audit.round(SizeChosen.AFTER_SEED, 10, 10)).isInstanceOf(RoundRefusedException.class);
    }

    /** A round so large that the tails beyond the votes needed vanish: the first rounds of both rules are the same. */
    @Test
    void aRoundOfManyVotes() {
        RoundResult minerva = RoundAudit.of(RoundRule.minerva(0.6, 0.05)).round(SizeChosen.BEFORE_SEED, 12_000, 8_000);
        RoundResult providence =
                RoundAudit.of(RoundRule.providence(0.6, 0.05)).round(SizeChosen.BEFORE_SEED, 12_000, 8_000);
        assertThat(providence.stop()).isTrue();
        assertThat(providence.needed()).isEqualTo(minerva.needed());
        assertThat(RoundAudit.of(RoundRule.providence(0.6, 0.05))
                        .round(SizeChosen.BEFORE_SEED, 20_000, 0)
                        .pValue())
                .isZero();
    }

    @Test
    void whatDoesNotFit() {
        RoundRule rule = RoundRule.minerva(0.501, 0.05);
        assertThat(RoundSchedule.of(rule, 500, 0.9, 0.999, 900).rounds()).hasSize(1);
        assertThat(RoundSchedule.of(rule, 500, 0.9, 0.999, 400).rounds()).isEmpty();
        assertThatThrownBy(() -> RoundForecast.of(RoundRule.bravo(0.6, 0.05)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
