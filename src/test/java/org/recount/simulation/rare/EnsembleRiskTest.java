package org.recount.simulation.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.simulation.rare.EnsembleRisk.Member;
import org.recount.simulation.rare.EnsembleRisk.Way;
import org.recount.simulation.rare.EnsembleRisk.Work;

/** The mean over elections, exact and sampled; seeds are fixed. */
class EnsembleRiskTest {
    private static final double ENOUGH = 1e8;

    private static RandomStream random(int part) {
        return new Streams(20211010).stream(0, Streams.Purpose.TEST, part);
    }

    private static Member skellam(double towards, double away, long gap) {
        return new Member(List.of(new Way(Drift.skellam(towards, away), gap)), 0);
    }

    /** Errors of one vote and three elections: the mean of the published Skellam tails, where no tie is halved. */
    @Test
    void theMeanOfExactSkellamTails() {
        Drift drift = Drift.skellam(50, 50);
        double tie = drift.tail(40).orElseThrow() - drift.tail(41).orElseThrow();
        EnsembleRisk risk = EnsembleRisk.of(
                List.of(skellam(50, 50, 40), skellam(20, 20, 60), skellam(50, 50, 80)),
                20_000,
                new Work(ENOUGH),
                random(1));
        assertThat(risk.exact()).isTrue();
        // Skellam (50, 50, 40) 4.220400349e-5: the others are 1e10 times rarer.
        assertThat(risk.likeliest().probability())
                .isCloseTo((4.220400349e-5 - tie / 2) / 3, Percentage.withPercentage(1e-6));
        assertThat(risk.carriedBy()).isCloseTo(1, within(1e-6));
        assertThat(risk.between().upper()).as("few elections").isGreaterThan(0.5);
        assertThat(risk.upper()).isCloseTo(risk.likeliest().probability(), Percentage.withPercentage(1e-6));
        assertThat(risk.chernoff()).isGreaterThan(risk.upper());
        // 4 standard errors: a false alarm in 1 of 16,000.
        RareEstimate sampled = risk.sampled();
        assertThat(sampled.probability())
                .isCloseTo(risk.likeliest().probability(), within(4 * sampled.relativeError() * sampled.probability()));
        assertThat(sampled.relativeError()).isLessThan(0.02);
        assertThat(sampled.effectiveSampleSize()).isGreaterThan(2_000);
    }

    /** Common enough for plain trials of elections with all kinds of gaps and steps of two votes; ties are decided by lot. */
    @Test
    void plainTrialsOfElectionsAndErrorsAgree() {
        List<Member> members = new ArrayList<>();
        double[] means = {2, 5, 4, 1};
        for (long gap = 0; gap < 30; gap++) {
            members.add(new Member(
                    List.of(
                            new Way(Drift.ofPair(means[0], means[1], means[2], means[3]), gap),
                            new Way(Drift.skellam(1, 1), gap + 4)),
                    1e-9));
        }
        EnsembleRisk risk = EnsembleRisk.of(members, 20_000, new Work(ENOUGH), random(2));
        RandomStream random = random(3);
        int n = 200_000;
        double hits = 0;
        for (int i = 0; i < n; i++) {
            long gap = random.nextInt(30);
            long d = 2 * Samplers.poisson(random, means[0])
                    + Samplers.poisson(random, means[1])
                    - Samplers.poisson(random, means[2])
                    - 2 * Samplers.poisson(random, means[3]);
            hits += d > gap ? 1 : d == gap && gap > 0 ? 0.5 : 0;
        }
        double p = risk.likeliest().probability();
        // 4 standard errors: a false alarm in 1 of 16,000.
        assertThat(hits / n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
        assertThat(risk.sampled().probability())
                .isCloseTo(p, within(4 * risk.sampled().relativeError() * p));
        assertThat(risk.upper()).isGreaterThan(p);
        assertThat(risk.between().lower()).isLessThanOrEqualTo(p);
        assertThat(risk.between().upper()).isGreaterThan(p);
    }

    /** Of 400 intervals at 95% by sampling alone, the exact figure lies outside 20 on average; more than 38: 1e-4. */
    @Test
    void whereSumsWouldTakeTooLongSamplingStandsInAndItsIntervalsCover() {
        List<Member> members = List.of(skellam(30, 30, 50), skellam(30, 30, 60), skellam(25, 20, 55));
        double exact = EnsembleRisk.of(members, 2, new Work(ENOUGH), random(4))
                .likeliest()
                .probability();
        int outside = 0;
        for (int i = 0; i < 400; i++) {
            EnsembleRisk risk = EnsembleRisk.of(members, 1_000, new Work(0), random(100 + i));
            assertThat(risk.exact()).isFalse();
            assertThat(risk.carriedBy()).isZero();
            outside +=
                    exact < risk.likeliest().lower() || exact > risk.likeliest().upper() ? 1 : 0;
            assertThat(risk.upper()).isGreaterThan(exact);
        }
        assertThat(outside).isBetween(5, 38);
    }

    @Test
    void whatCannotHappenHasNoDrawsAndElectionsAlikeNoSpread() {
        EnsembleRisk never =
                EnsembleRisk.of(List.of(skellam(0, 5, 10), new Member(List.of(), 0)), 100, new Work(ENOUGH), random(5));
        assertThat(never.likeliest().probability()).isZero();
        assertThat(never.chernoff()).isZero();
        EnsembleRisk alike =
                EnsembleRisk.of(List.of(skellam(5, 5, 20), skellam(5, 5, 20)), 100, new Work(ENOUGH), random(6));
        assertThat(alike.between().confidence()).isEqualTo(1);
        assertThat(alike.between().upper()).isEqualTo(alike.likeliest().probability());
        assertThatThrownBy(() -> EnsembleRisk.of(List.of(), 100, new Work(ENOUGH), random(7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Way(Drift.skellam(1, 1), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
