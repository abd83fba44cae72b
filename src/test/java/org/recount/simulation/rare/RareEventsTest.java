package org.recount.simulation.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Special;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.simulation.Misreads;

/** Rare events against exact tails, plain trials, and each other. Seeds are fixed. */
class RareEventsTest {
    private static RandomStream random(int part) {
        return new Streams(20211010).stream(0, Streams.Purpose.TEST, part);
    }

    /** Steps of two votes and of one: the convolution against plain trials of the same numbers of errors. */
    @Test
    void theExactTailAgreesWithPlainTrials() {
        Drift drift = Drift.of(
                List.of(new Drift.Flow(2, 6), new Drift.Flow(1, 10), new Drift.Flow(-1, 9), new Drift.Flow(-2, 4)));
        RandomStream random = random(1);
        int hits = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            long d = 2 * Samplers.poisson(random, 6)
                    + Samplers.poisson(random, 10)
                    - Samplers.poisson(random, 9)
                    - 2 * Samplers.poisson(random, 4);
            hits += d >= 16 ? 1 : 0;
        }
        double exact = drift.tail(16).orElseThrow();
        // 4 standard errors: a false alarm in 1 of 16,000.
        assertThat((double) hits / n).isCloseTo(exact, within(4 * Math.sqrt(exact / n)));
    }

    /** Splitting and importance sampling know nothing of each other's method; both meet the exact tail, down to 1e-18. */
    @Test
    void splittingAndImportanceSamplingMeetTheExactTail() {
        for (long gap : new long[] {20, 40, 60, 80}) {
            Drift drift = Drift.of(List.of(
                    new Drift.Flow(2, 12), new Drift.Flow(1, 20), new Drift.Flow(-1, 20), new Drift.Flow(-2, 12)));
            double exact = drift.tail(gap).orElseThrow();
            RareEstimate tilted = ImportanceSampling.of(drift, gap, 20_000, random((int) gap));
            // Eight comparisons at 4.5 standard errors (Student, 19 degrees for splitting): a false alarm in 1 of 800.
            assertThat(tilted.probability()).isCloseTo(exact, within(4.5 * tilted.relativeError() * exact));
            assertThat(tilted.relativeError()).isLessThan(0.01);
            RareEstimate split = Splitting.of(drift, gap, 1_000, random(100 + (int) gap));
            assertThat(split.probability()).isCloseTo(exact, within(4.5 * split.relativeError() * exact));
            assertThat(split.relativeError()).as("splitting at gap " + gap).isLessThan(0.1);
            assertThat(exact).isLessThan(drift.chernoff(gap));
        }
    }

    /** Of 400 intervals at 95%, the exact figure lies outside 20 on average; more than 38 has a chance of 1e-4. */
    @Test
    void theIntervalsOfImportanceSamplingCover() {
        Drift drift = Drift.skellam(30, 30);
        double exact = drift.tail(50).orElseThrow();
        int outside = 0;
        for (int i = 0; i < 400; i++) {
            RareEstimate e = ImportanceSampling.of(drift, 50, 2_000, random(1000 + i));
            outside += exact < e.lower() || exact > e.upper() ? 1 : 0;
        }
        assertThat(outside).isBetween(5, 38);
    }

    @Test
    void nothingStandsWithoutAnUpperBound() {
        Drift drift = Drift.skellam(5, 5);
        RareEstimate few = ImportanceSampling.of(drift, 30, 20, random(2));
        assertThat(few.upper()).isGreaterThanOrEqualTo(drift.tail(30).orElseThrow());
        assertThat(few.method()).contains("Chernoff");
        assertThat(Drift.skellam(0, 5).tail(1)).hasValue(0);
        assertThat(ImportanceSampling.of(Drift.skellam(0, 5), 1, 10, random(3)).upper())
                .isZero();
        assertThat(drift.tilt(1)).isPositive();
        assertThat(Drift.skellam(50, 5).tilt(10)).isZero();
        assertThat(Drift.skellam(50, 5).chernoff(10)).isEqualTo(1);
        assertThatThrownBy(() -> ImportanceSampling.of(drift, 0, 10, random(4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Drift.Flow(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final Contest THREE = new Contest(
            "c",
            "c",
            "",
            1,
            0,
            List.of(
                    Choice.of("a", "a", "", Gender.UNKNOWN),
                    Choice.of("b", "b", "", Gender.UNKNOWN),
                    Choice.of("d", "d", "", Gender.UNKNOWN)));

    /** Every ballot read wrong by itself, in plain trials of a contest small enough that a seat does move. */
    @Test
    void misreadsOfAContestAgreeWithBallotByBallotTrials() {
        ContestVotes votes = ContestVotes.of(THREE, new long[] {1_020, 1_000, 300}, 0);
        Misreads misreads = new Misreads(0.02, 0, 0);
        SeatRule rule = SeatRules.create(RuleSpec.of("plurality"));
        MisreadRisk risk = MisreadRisk.of(rule, votes, misreads, new Streams(7), 0);
        RandomStream random = random(5);
        int hits = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            long[] truth = {1_020, 1_000, 300};
            for (int from = 0; from < 3; from++) {
                long wrong = Samplers.binomial(random, votes.votes(from), 0.02);
                long first = Samplers.binomial(random, wrong, 0.5);
                truth[from] -= wrong;
                truth[(from + 1) % 3] += first;
                truth[(from + 2) % 3] += wrong - first;
            }
            hits += truth[0] <= Math.max(truth[1], truth[2]) ? 1 : 0;
        }
        double share = (double) hits / n;
        double error = Math.sqrt(share * (1 - share) / n);
        // Poisson for binomial moves the figure by about the rate, 2%; 4 standard errors beside it.
        assertThat(risk.likeliest().probability()).isCloseTo(share, within(4 * error + 0.02 * share));
        assertThat(risk.upper()).isGreaterThan(share - 4 * error);
        assertThat(risk.winner()).isZero();
        assertThat(risk.loser()).isEqualTo(1);
        assertThat(risk.complete()).isTrue();
    }

    @Test
    void aContestWithAWideGapIsARareEventWithItsBound() {
        ContestVotes votes = ContestVotes.of(THREE, new long[] {30_000, 29_850, 9_000}, 500);
        MisreadRisk risk = MisreadRisk.of(
                SeatRules.create(RuleSpec.of("plurality")),
                votes,
                new Misreads(0.001, 0.0005, 0.0005),
                new Streams(7),
                0);
        double p = risk.likeliest().probability();
        assertThat(p).isBetween(1e-60, 1e-15);
        assertThat(risk.sampled().lower()).isLessThan(p);
        assertThat(risk.sampled().upper()).isGreaterThan(p);
        assertThat(risk.sampled().effectiveSampleSize()).isGreaterThan(100);
        assertThat(risk.upper()).isBetween(p, 1e-12);
    }

    /** A gap of 1,000 votes: less probable than doubles can say; the logarithm is exact, everything else at its floor. */
    @Test
    void aGapOfAThousandVotes() {
        Drift drift = Drift.skellam(30, 20);
        // Skellam's law term by term in logarithms: the largest of them and what it is multiplied by.
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int away = 0; away < 400; away++) {
                for (int towards = 1_000 + away; towards < 1_400 + away; towards++) {
                    double term = towards * Math.log(30)
                            - Special.logFactorial(towards)
                            + away * Math.log(20)
                            - Special.logFactorial(away)
                            - 50;
                    if (pass == 0) {
                        most = Math.max(most, term);
                    } else {
                        sum += Math.exp(term - most);
                    }
                }
            }
        }
        double log = drift.logTail(1_000).orElseThrow();
        assertThat(log).isLessThan(-2_000).isCloseTo(most + Math.log(sum), within(1e-6));
        assertThat(drift.tail(1_000)).hasValue(1e-300);
        RareEstimate sampled = ImportanceSampling.of(drift, 1_000, 1_000, random(9));
        assertThat(sampled.probability()).isEqualTo(1e-300);
        assertThat(sampled.relativeError()).isLessThan(0.05);
        ContestVotes votes = ContestVotes.of(THREE, new long[] {30_000, 29_000, 9_000}, 500);
        MisreadRisk risk = MisreadRisk.of(
                SeatRules.create(RuleSpec.of("plurality")),
                votes,
                new Misreads(0.001, 0.0005, 0.0005),
                new Streams(7),
                0);
        assertThat(risk.likeliest().probability()).isPositive().isLessThan(1e-290);
        assertThat(risk.upper()).isPositive().isLessThan(1e-200);
        assertThat(risk.sampled().effectiveSampleSize()).isGreaterThan(1_000);
    }

    @Test
    void aTiedContestIsDecidedByLotWhateverIsMisread() {
        ContestVotes votes = ContestVotes.of(THREE, new long[] {10, 10, 3}, 0);
        assertThat(MisreadRisk.of(SeatRules.create(RuleSpec.of("plurality")), votes, Misreads.NONE, new Streams(7), 0)
                        .upper())
                .isEqualTo(1);
    }
}
