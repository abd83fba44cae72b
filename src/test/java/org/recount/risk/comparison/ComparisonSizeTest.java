package org.recount.risk.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.ErrorPrior;
import org.recount.risk.mean.Forecast;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.PredictiveKelly;
import org.recount.risk.mean.SequentialRisk;

/** Comparison audits and ONEAudit of contests that are tied in truth: every order of the ballots. */
class ComparisonSizeTest {

    static List<MeanTest> tests() {
        return List.of(
                Betting.fixed(2),
                Betting.fixed(1.5),
                Alpha.optimalComparison(0.001),
                Alpha.shrinkTruncate(0.9, 10, 0.2),
                Mixture.diversifiedKelly(10),
                new KaplanMarkov(0.05),
                predictive(ErrorPrior.STANDARD),
                predictive(ErrorPrior.ERRORS_EXPECTED),
                // A prior that learns at once, so that the bets change within seven draws.
                predictive(new ErrorPrior(0.5, 1, 5, 0.1, 1)));
    }

    /** Told of records without errors and of a pool; most of the elections below are nothing like it. */
    private static MeanTest predictive(ErrorPrior prior) {
        return new PredictiveKelly(
                Forecast.of(List.of(
                        new Forecast.Line(0.6, 5, true),
                        new Forecast.Line(0.9, 3, false),
                        new Forecast.Line(0.1, 1, false))),
                prior);
    }

    /** Ballots as recorded and as they are; 2 stands for a missing record or ballot. */
    private record Ballot(double recorded, double truth) {
        double value(Overstatement b) {
            if (recorded == 2) {
                return b.missingRecord(truth);
            }
            return truth == 2 ? b.missingBallot(recorded) : b.value(recorded, truth);
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void recordsThatHideATie(MeanTest test) {
        check(test, List.of(b(1, 1), b(1, 1), b(1, 1), b(1, 0), b(1, 0), b(0, 0), b(0.5, 0.5)));
        check(test, List.of(b(1, 1), b(1, 0.5), b(1, 0.5), b(0, 0), b(0, 0.5), b(0.5, 0), b(0.5, 1)));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void whatIsMissingCountsAtItsWorst(MeanTest test) {
        // Five records for the winner, three for the loser: whatever the two missing ballots held, no false comfort.
        check(test, List.of(b(1, 1), b(1, 1), b(1, 2), b(1, 2), b(0, 0), b(0, 0), b(1, 0)));
        // Two ballots without a record, both for the loser.
        check(test, List.of(b(1, 1), b(1, 1), b(1, 1), b(0, 0), b(0.5, 0.5), b(2, 0), b(2, 0)));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void poolsInsteadOfRecords(MeanTest test) {
        // ONEAudit: a pool of four reported 3 to 1, in truth 2 to 2, and three cards with records, tied.
        double pool = 0.75;
        check(test, List.of(b(pool, 1), b(pool, 1), b(pool, 0), b(pool, 0), b(1, 1), b(0, 0), b(0.5, 0.5)));
        check(test, List.of(b(pool, 1), b(pool, 1), b(pool, 1), b(pool, 0), b(1, 0), b(0.5, 0.5), b(0, 0)));
    }

    private static Ballot b(double recorded, double truth) {
        return new Ballot(recorded, truth);
    }

    private static void check(MeanTest test, List<Ballot> ballots) {
        double recorded = 0;
        double truth = 0;
        for (Ballot ballot : ballots) {
            recorded += ballot.recorded() == 2 ? 0.5 : ballot.recorded();
            truth += ballot.truth() == 2 ? 0 : ballot.truth();
        }
        int n = ballots.size();
        assertThat(truth / n).as("a tie or worse").isLessThanOrEqualTo(0.5);
        Overstatement b = new Overstatement(1, 2 * recorded / n - 1);
        List<Double> values = ballots.stream().map(x -> x.value(b)).toList();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(mean).isLessThanOrEqualTo(0.5 + 1e-15);
        long[] orders = {0};
        long[] confirmed = new long[3];
        int[] oneIn = {4, 10, 20};
        permute(values, new ArrayList<>(), new boolean[n], order -> {
            SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withoutReplacement(0.5, b.bound(), n));
            order.forEach(risk::add);
            orders[0]++;
            for (int i = 0; i < 3; i++) {
                confirmed[i] += risk.pValue() * oneIn[i] <= 1 + 1e-12 ? 1 : 0;
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(confirmed[i] * oneIn[i]).isLessThanOrEqualTo(orders[0]);
        }
    }

    private interface Order {
        void accept(List<Double> values);
    }

    private static void permute(List<Double> values, List<Double> path, boolean[] used, Order order) {
        if (path.size() == values.size()) {
            order.accept(path);
            return;
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                used[i] = true;
                path.add(values.get(i));
                permute(values, path, used, order);
                path.remove(path.size() - 1);
                used[i] = false;
            }
        }
    }

    /** The mean exceeds 1/2 exactly where the assorter's does, whatever the records say. */
    @Test
    void theOverstatementMeanSaysWhatTheAssorterMeanSays() {
        for (int reported = 6; reported <= 10; reported++) {
            Overstatement b = new Overstatement(1, 2 * reported / 10.0 - 1);
            for (int truth = 0; truth <= 10; truth++) {
                double mean = b.value(reported / 10.0, truth / 10.0);
                assertThat(mean > 0.5 + 1e-12).isEqualTo(truth > 5);
                assertThat(mean).isCloseTo((1 - (reported - truth) / 10.0) * b.clean(), within(1e-15));
            }
        }
    }

    @Test
    void aMarginOfZeroHasNoOverstatementAssorter() {
        assertThatThrownBy(() -> new Overstatement(1, 0)).hasMessageContaining("Maybe");
        assertThat(SuperSimple.TRADITIONAL.drawsNeeded(0.05, 0, Discrepancies.NONE))
                .isEmpty();
        assertThat(SuperSimple.TRADITIONAL.pValue(1_000, 0, Discrepancies.NONE)).isEqualTo(1);
        assertThat(new SuperSimple(1).drawsNeeded(0.05, 0.1, Discrepancies.over(0, 1)))
                .isEmpty();
        assertThat(new SuperSimple(1).pValue(1_000, 0.1, Discrepancies.over(0, 1)))
                .isEqualTo(1);
    }
}
