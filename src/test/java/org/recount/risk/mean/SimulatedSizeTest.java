package org.recount.risk.mean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.bayes.RiskMaximising;
import org.recount.risk.plan.AuditTrials;
import org.recount.risk.plan.ValuePopulation;
import org.recount.risk.round.RoundAudit;
import org.recount.risk.round.RoundRule;
import org.recount.risk.round.SizeChosen;

/**
 * False confirmations at the worst null, an exact tie, of populations too large to enumerate: seed 20,261, 2,000 audits each at
 * a risk limit of 5%. At most 100 are expected; more than {@link #BOUND} have a chance below 10^-6 if the true rate is 5%
 * (binomial: 149 is five standard deviations), so that about 70 checks have a false alarm with a chance below 10^-4.
 */
class SimulatedSizeTest {
    private static final int AUDITS = 2_000;
    private static final int BOUND = 149;
    private static final double LIMIT = 0.05;
    private static final long SEED = 20_261;

    static Stream<MeanTest> tests() {
        return MeanTests.all().stream();
    }

    private static int confirmed(MeanTest test, MeanHypothesis h, ValuePopulation truth, int most) {
        // An audit that has not stopped by then is counted at one more.
        int[] draws = AuditTrials.draws(test, h, truth, LIMIT, most + 1, AUDITS, SEED);
        int n = 0;
        for (int d : draws) {
            n += d <= most ? 1 : 0;
        }
        return n;
    }

    @ParameterizedTest
    @MethodSource("tests")
    void votesOfATie(MeanTest test) {
        ValuePopulation tie = ValuePopulation.of(new double[] {1, 0, 0.5}, new long[] {180, 180, 40});
        assertThat(confirmed(test, MeanHypothesis.withoutReplacement(0.5, 1, 400), tie, 300))
                .isLessThanOrEqualTo(BOUND);
        assertThat(confirmed(test, MeanHypothesis.withReplacement(0.5, 1), tie, 300))
                .isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void recordsThatHideATie(MeanTest test) {
        // A margin of 5% of 400 ballots: ten two-vote overstatements; and six with eight of one vote.
        double upper = 2 / (2 - 0.05);
        MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, upper, 400);
        double[] values = {upper / 2, 0, upper / 4};
        assertThat(confirmed(test, h, ValuePopulation.of(values, new long[] {390, 10, 0}), 300))
                .isLessThanOrEqualTo(BOUND);
        assertThat(confirmed(test, h, ValuePopulation.of(values, new long[] {386, 6, 8}), 300))
                .isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void poolsThatHideATie(MeanTest test) {
        // 200 records without error, tied; a pool of 200 reported 110 to 90, in truth 100 to 100: margin 5%.
        double upper = 2 / (2 - 0.05);
        MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, upper, 400);
        double clean = upper / 2;
        double[] values = {clean, clean * (1 + 0.45), clean * 0.45};
        assertThat(confirmed(test, h, ValuePopulation.of(values, new long[] {200, 100, 100}), 300))
                .isLessThanOrEqualTo(BOUND);
    }

    @ParameterizedTest
    @EnumSource(RoundRule.Kind.class)
    void roundsOfATie(RoundRule.Kind kind) {
        RoundRule rule = new RoundRule(kind, 0.55, LIMIT, 1);
        int stopped = 0;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int t = 0; t < AUDITS; t++) {
            RoundAudit audit = RoundAudit.of(rule);
            for (int round = 0; round < 3; round++) {
                int winner = Long.bitCount(random.nextLong()) + Long.bitCount(random.nextLong());
                if (audit.round(SizeChosen.BEFORE_SEED, winner, 128 - winner).stop()) {
                    stopped++;
                    break;
                }
            }
        }
        assertThat(stopped).isLessThanOrEqualTo(BOUND);
    }

    /** Stations of 20 different bounds that hide errors of exactly the margin, in few stations and in many. */
    @Test
    void stationsThatHideATie() {
        double[] bound =
                IntStream.range(0, 60).mapToDouble(i -> 0.05 + 0.01 * (i % 20)).toArray();
        double total = IntStream.range(0, 60).mapToDouble(i -> bound[i]).sum();
        for (int spread : List.of(12, 30, 60)) {
            double sum = IntStream.range(0, spread).mapToDouble(i -> bound[i]).sum();
            int stopped = 0;
            SplittableRandom random = new SplittableRandom(SEED);
            for (int t = 0; t < AUDITS; t++) {
                BatchRisk risk = BatchRisk.standard(total, false);
                List<Integer> left =
                        new java.util.ArrayList<>(IntStream.range(0, 60).boxed().toList());
                double weight = total;
                while (!left.isEmpty() && risk.pValue() > LIMIT) {
                    double place = random.nextDouble() * weight;
                    int at = 0;
                    while (at < left.size() - 1 && place >= bound[left.get(at)]) {
                        place -= bound[left.get(at)];
                        at++;
                    }
                    int station = left.remove(at);
                    weight -= bound[station];
                    risk.add(bound[station], station < spread ? bound[station] / sum : 0);
                }
                stopped += risk.pValue() <= LIMIT ? 1 : 0;
            }
            assertThat(stopped).as(spread + " stations").isLessThanOrEqualTo(BOUND);
        }
    }

    @Test
    void theRiskMaximisingPriorOnATie() {
        int stopped = 0;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int t = 0; t < AUDITS; t++) {
            int k = 0;
            for (int n = 1; n <= 300; n++) {
                k += random.nextInt(2);
                if (RiskMaximising.likelihoodRatio(k, n) >= 1 / LIMIT) {
                    stopped++;
                    break;
                }
            }
        }
        assertThat(stopped).isLessThanOrEqualTo(BOUND);
    }
}
