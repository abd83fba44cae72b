package org.recount.simulation.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.numeric.Special;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.rare.CompoundRisk.Term;

/** Errors of whole stations and misreads: against sums by hand, published laws, plain draws and each other. */
class CompoundDriftTest {
    private static final Map<Long, Double> LAW = Map.of(-9L, 0.2, -1L, 0.1, 0L, 0.2, 1L, 0.25, 4L, 0.2, 30L, 0.05);
    private static final Drift NONE = Drift.of(List.of());
    private static final double WORK = 2e8;

    private static RandomStream random(long trial) {
        return new Streams(8).stream(trial, Purpose.TEST, 0);
    }

    private static double exact(CompoundDrift drift, long gap) {
        return drift.tails(gap, WORK).orElseThrow().reached();
    }

    /** Station by station and misread by misread, without any tilt. */
    private static double byHand(int stations, double rate, double[] misreads, long gap) {
        int zero = 400;
        double[] law = new double[1000];
        law[zero] = 1;
        for (int s = 0; s < stations; s++) {
            double[] next = new double[law.length];
            for (int d = 0; d < law.length; d++) {
                if (law[d] > 0) {
                    next[d] += (1 - rate) * law[d];
                    for (Map.Entry<Long, Double> e : LAW.entrySet()) {
                        next[(int) (d + e.getKey())] += rate * e.getValue() * law[d];
                    }
                }
            }
            law = next;
        }
        for (int sign = -1; sign <= 1; sign += 2) {
            double m = misreads[sign < 0 ? 1 : 0];
            double[] next = new double[law.length];
            for (int d = 0; d < law.length; d++) {
                double p = StrictMath.exp(-m);
                for (int n = 0; n < 60 && law[d] > 0; n++) {
                    next[d + sign * n] += law[d] * p;
                    p *= m / (n + 1);
                }
            }
            law = next;
        }
        double sum = 0;
        for (int d = law.length - 1; d >= zero + gap; d--) {
            sum += law[d];
        }
        return sum;
    }

    @Test
    void theExactTailIsTheSumByHand() {
        CompoundDrift drift = CompoundDrift.of(7, 0.15, LAW, Drift.skellam(0.6, 0.4));
        for (long gap = 1; gap <= 200; gap += 7) {
            double hand = byHand(7, 0.15, new double[] {0.6, 0.4}, gap);
            assertThat(exact(drift, gap)).as("gap " + gap).isCloseTo(hand, within(1e-9 * hand));
            assertThat(drift.chernoff(gap)).isGreaterThanOrEqualTo(hand);
        }
    }

    /** One vote for each station: the binomial law, whose tail is a beta function. */
    @Test
    void withStepsOfOneVoteItIsBinomial() {
        CompoundDrift drift = CompoundDrift.of(663, 0.002, Map.of(1L, 5.0), NONE);
        for (long gap : new long[] {1, 5, 20, 60, 120}) {
            double tail = Special.regularisedBeta(0.002, gap, 663 - gap + 1);
            assertThat(exact(drift, gap)).isCloseTo(tail, within(1e-8 * tail));
        }
        assertThat(drift.canClose(663)).isTrue();
        assertThat(drift.canClose(664)).isFalse();
        assertThat(drift.chernoff(664)).isZero();
        assertThat(exact(drift, 664)).isZero();
    }

    @Test
    void withoutStationErrorsItIsTheDriftOfMisreads() {
        Drift misreads = Drift.skellam(20, 20);
        CompoundDrift drift = CompoundDrift.of(500, 0, LAW, misreads);
        double tail = misreads.tail(60).orElseThrow();
        assertThat(exact(drift, 60)).isCloseTo(tail, within(1e-11 * tail));
        assertThat(drift.tilt(60)).isCloseTo(misreads.tilt(60), within(1e-9));
    }

    /** Down to 1e-20: within 5 standard errors of the exact figure, by draws that all carry. */
    @ParameterizedTest
    @CsvSource({"100, 0.02, 40", "100, 0.02, 90", "600, 0.004, 120", "600, 0.004, 300", "600, 0.01, 30", "50, 0.3, 250"
    })
    void importanceSamplingMeetsTheExactTail(int stations, double rate, long gap) {
        CompoundDrift drift = CompoundDrift.of(stations, rate, LAW, Drift.skellam(4, 6));
        double exact = exact(drift, gap);
        RareEstimate sampled = CompoundRisk.sampled(List.of(new Term(1, drift, gap)), 20_000, random(gap));
        // A lot decides a tie.
        double byLot = drift.tails(gap, WORK).orElseThrow().byLot();
        assertThat(sampled.probability()).isCloseTo(byLot, within(5 * sampled.relativeError() * byLot));
        assertThat(sampled.relativeError()).isLessThan(0.05);
        assertThat(sampled.effectiveSampleSize()).isGreaterThan(1000);
        assertThat(sampled.chernoff())
                .isCloseTo(drift.chernoff(gap), within(1e-12))
                .isGreaterThan(exact);
    }

    /** 40,000 plain trials, 4 standard errors: a false alarm in one of ten thousand. */
    @Test
    void plainTrialsAgreeWhereItIsNoRarity() {
        CompoundDrift drift = CompoundDrift.of(200, 0.02, LAW, Drift.skellam(4, 6));
        int hits = 0;
        int n = 40_000;
        for (int t = 0; t < n; t++) {
            RandomStream random = random(t);
            long d = Samplers.poisson(random, 4) - Samplers.poisson(random, 6);
            for (int s = 0; s < 200; s++) {
                if (random.chance(0.02)) {
                    double u = random.nextDouble();
                    for (Map.Entry<Long, Double> e : new java.util.TreeMap<>(LAW).entrySet()) {
                        u -= e.getValue();
                        if (u < 0) {
                            d += e.getKey();
                            break;
                        }
                    }
                }
            }
            hits += d >= 25 ? 1 : 0;
        }
        double p = exact(drift, 25);
        assertThat((double) hits / n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
    }

    /** Of 300 seeds at 95%, at least 270 must hold the truth: fewer has a chance below 1e-3. */
    @Test
    void intervalsOfImportanceSamplingCover() {
        CompoundDrift drift = CompoundDrift.of(300, 0.005, LAW, Drift.skellam(2, 2));
        double truth = drift.tails(100, WORK).orElseThrow().byLot();
        int covered = 0;
        for (int seed = 0; seed < 300; seed++) {
            RareEstimate e = CompoundRisk.sampled(List.of(new Term(1, drift, 100)), 1000, random(seed));
            covered += e.lower() <= truth && truth <= e.upper() ? 1 : 0;
        }
        assertThat(truth).isLessThan(1e-3);
        assertThat(covered).isGreaterThanOrEqualTo(270);
    }

    /** Cases with weights: the exact mean by hand, the draws beside it, and the bound. */
    @Test
    void aMixtureIsTheMeanOfItsCases() {
        CompoundDrift often = CompoundDrift.of(100, 0.05, LAW, NONE);
        CompoundDrift seldom = CompoundDrift.of(100, 0.001, LAW, Drift.skellam(1, 1));
        CompoundDrift never = CompoundDrift.of(100, 0.1, Map.of(-2L, 1.0), NONE);
        List<Term> terms = List.of(
                new Term(0.2, often, 150), new Term(0.7, seldom, 80), new Term(0.1, never, 5), new Term(1, often, 0));
        double hand = (0.2 * often.tails(150, WORK).orElseThrow().byLot()
                        + 0.7 * seldom.tails(80, WORK).orElseThrow().byLot()
                        + often.tails(1, WORK).orElseThrow().reached())
                / 2;
        assertThat(CompoundRisk.exact(terms, WORK).orElseThrow()).isCloseTo(hand, within(1e-12));
        RareEstimate sampled = CompoundRisk.sampled(terms.subList(0, 3), 20_000, random(1));
        double rare = CompoundRisk.exact(terms.subList(0, 3), WORK).orElseThrow();
        assertThat(sampled.probability()).isCloseTo(rare, within(5 * sampled.relativeError() * rare));
        assertThat(CompoundRisk.chernoff(terms.subList(0, 3))).isGreaterThan(rare);
        assertThat(CompoundRisk.exact(terms, 10)).as("no work allowed").isEmpty();
        assertThat(CompoundRisk.sampled(List.of(new Term(1, never, 5)), 100, random(2))
                        .probability())
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> CompoundDrift.of(-1, 0.1, LAW, NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompoundDrift.of(1, 1.1, LAW, NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompoundDrift.of(1, 0.1, Map.of(1L, -1.0), NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> CompoundDrift.of(3, 0.1, Map.of(-1L, 1.0), NONE).tilt(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gap of 1");
    }
}
