package org.recount.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Draw;
import org.recount.dispute.record.SampleDesign.Frame;
import org.recount.dispute.record.SampleDesign.Strata;
import org.recount.dispute.record.Selection;
import org.recount.evidence.claim.ContestEvidence.Basis;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.ErrorBounds;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/**
 * The claim for the seats, against every sample that the design could have drawn: wrong seats are confirmed with a
 * probability of at most the risk limit. Exact, by enumeration: no budget of false alarms is needed.
 */
class SeatClaimTest {
    private static final List<SeatRule> RULES =
            List.of(SeatRules.create(RuleSpec.of("sntv")), SeatRules.create(RuleSpec.of("dhondt")));

    /** The chance of confirming wrong seats, and of confirming at all, over every sample of a design. */
    private static final class Chances {
        double wrong;
        double confirmed;
        double missed;

        void add(Ballots ballots, List<OpenedStation> sample, SampleDesign design, double chance, double risk) {
            ContestEvidence evidence = SeatClaim.of(ballots.rule, ballots.tally, sample, design, risk);
            if (evidence.confirmed()) {
                confirmed += chance;
                String now = ballots.seatsAfter(sample);
                wrong += now.isEmpty() || !now.equals(ballots.trueSeats()) ? chance : 0;
            }
            if (evidence.counts().upperBound().isPresent()) {
                long bad = IntStream.range(0, ballots.announced.length)
                        .filter(s -> !java.util.Arrays.equals(ballots.announced[s], ballots.truth[s]))
                        .count();
                missed += evidence.counts().upperBound().getAsLong() < bad ? chance : 0;
            }
        }
    }

    /** Calls with each subset of a size, and its probability. */
    private static void subsets(int[] of, int size, BiConsumer<int[], Double> use) {
        List<int[]> all = new ArrayList<>();
        for (int mask = 0; mask < 1 << of.length; mask++) {
            if (Integer.bitCount(mask) == size) {
                int m = mask;
                all.add(IntStream.range(0, of.length)
                        .filter(i -> (m >> i & 1) == 1)
                        .map(i -> of[i])
                        .toArray());
            }
        }
        all.forEach(set -> use.accept(set, 1.0 / all.size()));
    }

    private static List<OpenedStation> open(Ballots b, int[] set, Selection selection) {
        return IntStream.of(set).mapToObj(s -> b.open(s, selection)).toList();
    }

    /** Draws of one contest: the chance of each error is at most the risk limit. */
    private interface Sampler {
        void sample(Ballots ballots, Chances chances, double risk);
    }

    private static double check(String name, int stations, int perCentre, int trials, Sampler sampler) {
        SplittableRandom random = new SplittableRandom(2010);
        double most = 0;
        double confirmations = 0;
        for (int t = 0; t < trials; t++) {
            SeatRule rule = RULES.get(t % RULES.size());
            Ballots ballots = Ballots.random(rule, Ballots.contest(3, 1 + t % 2), stations, t % 6, perCentre, random);
            for (double risk : new double[] {0.1, 0.3, 0.5}) {
                Chances chances = new Chances();
                sampler.sample(ballots, chances, risk);
                assertThat(chances.wrong)
                        .as(name + " wrong seats confirmed, risk " + risk)
                        .isLessThanOrEqualTo(risk + 1e-9);
                assertThat(chances.missed)
                        .as(name + " bound below the truth, risk " + risk)
                        .isLessThanOrEqualTo(risk + 1e-9);
                most = Math.max(most, chances.wrong);
                confirmations += chances.confirmed;
            }
        }
        assertThat(confirmations).as(name + ": something is confirmed").isGreaterThan(1);
        return most;
    }

    private static Sampler simple(SampleDesign design, int size) {
        return (b, chances, risk) -> subsets(
                IntStream.range(0, b.announced.length).toArray(),
                size,
                (set, p) -> chances.add(b, open(b, set, Selection.RANDOM), design, p, risk));
    }

    @Test
    void aSimpleRandomSample() {
        double most = check("simple", 8, 2, 30, simple(SampleDesign.simple(), 4));
        assertThat(most).as("the test can err at all: the check has teeth").isGreaterThan(0);
    }

    @Test
    void aSimpleRandomSampleByTheSizesOfTheDifferences() {
        SampleDesign batch = SampleDesign.simple().withTest(SampleDesign.Test.BATCH);
        assertThat(check("batch", 8, 2, 30, simple(batch, 4))).isGreaterThan(0);
    }

    @Test
    void controlStationsAreOneDrawInEachCentre() {
        for (SampleDesign.Test test : SampleDesign.Test.values()) {
            check("control", 9, 3, 24, (b, chances, risk) -> {
                for (int i = 0; i < 27; i++) {
                    int[] set = {i % 3, 3 + i / 3 % 3, 6 + i / 9};
                    chances.add(
                            b,
                            open(b, set, Selection.CONTROL),
                            SampleDesign.simple().withTest(test),
                            1.0 / 27,
                            risk);
                }
            });
        }
    }

    @Test
    void strata() {
        check(
                "stratified",
                8,
                2,
                40,
                (b, chances, risk) -> subsets(
                        new int[] {0, 2, 4, 6},
                        2,
                        (one, p) -> subsets(new int[] {1, 3, 5, 7}, 3, (other, q) -> {
                            List<OpenedStation> sample = new ArrayList<>(open(b, one, Selection.RANDOM));
                            sample.addAll(open(b, other, Selection.RANDOM));
                            chances.add(b, sample, SampleDesign.stratified(Strata.REGION), p * q, risk);
                        })));
    }

    @Test
    void complaintsAndARandomSampleOfTheRest() {
        for (SampleDesign.Test test : SampleDesign.Test.values()) {
            check(
                    "mixed",
                    9,
                    3,
                    40,
                    (b, chances, risk) -> subsets(new int[] {0, 1, 2, 3, 4, 5, 6}, 4, (set, p) -> {
                        List<OpenedStation> sample = new ArrayList<>(open(b, set, Selection.RANDOM));
                        sample.addAll(open(b, new int[] {7, 8}, Selection.COMPLAINT));
                        chances.add(b, sample, SampleDesign.simple().withTest(test), p, risk);
                    }));
        }
    }

    @Test
    void complaintsAndARandomSampleOfAll() {
        SampleDesign all =
                new SampleDesign(Draw.SIMPLE, Strata.CENTRE, Frame.ALL, SampleDesign.Test.STATIONS, false, "");
        check(
                "frame all",
                8,
                2,
                40,
                (b, chances, risk) -> subsets(IntStream.range(0, 8).toArray(), 4, (set, p) -> {
                    List<OpenedStation> sample = new ArrayList<>(open(b, set, Selection.RANDOM));
                    IntStream.of(6, 7)
                            .filter(s -> IntStream.of(set).noneMatch(d -> d == s))
                            .forEach(s -> sample.add(b.open(s, Selection.COMPLAINT)));
                    chances.add(b, sample, all, p, risk);
                }));
    }

    /** Both lots may fall on the same station: it stands in one list only. */
    @Test
    void controlStationsAndARandomSampleShareTheRisk() {
        for (SampleDesign.Test test : SampleDesign.Test.values()) {
            check("control and random", 8, 4, 8, (b, chances, risk) -> {
                for (int i = 0; i < 16; i++) {
                    int[] lots = {i % 4, 4 + i / 4};
                    subsets(IntStream.range(0, 8).toArray(), 3, (set, p) -> {
                        List<OpenedStation> sample = new ArrayList<>(open(b, lots, Selection.CONTROL));
                        IntStream.of(set)
                                .filter(s -> s != lots[0] && s != lots[1])
                                .forEach(s -> sample.add(b.open(s, Selection.RANDOM)));
                        chances.add(b, sample, SampleDesign.simple().withTest(test), p / 16, risk);
                    });
                }
            });
        }
    }

    @Test
    void drawsInProportionToErrorBounds() {
        check("proportional", 5, 1, 12, (b, chances, risk) -> {
            ErrorBounds bounds = ErrorBounds.of(
                    b.tally, SeatAssertions.of(b.rule, b.tally.totals()).chosenWays(b.tally.totals()));
            for (int i = 0; i < 625; i++) {
                int[] draws = new int[5];
                double p = 1;
                for (int d = 0, rest = i; d < 4; d++, rest /= 5) {
                    draws[rest % 5]++;
                    p *= bounds.of(rest % 5) / bounds.total();
                }
                List<OpenedStation> sample = IntStream.range(0, 5)
                        .filter(s -> draws[s] > 0)
                        .mapToObj(s -> b.open(s, Selection.RANDOM, draws[s]))
                        .toList();
                chances.add(b, sample, SampleDesign.proportional(true), p, risk);
            }
        });
    }

    /** The law of the house: what a note says never makes a set chosen by complaint into evidence. */
    @Test
    void aTargetedSetNeverImprovesByAnyNote() {
        SplittableRandom random = new SplittableRandom(7);
        for (int t = 0; t < 100; t++) {
            Ballots b = Ballots.random(RULES.get(t % 2), Ballots.contest(3, 2), 7, 0, 1, random);
            int mask = 1 + random.nextInt(126);
            Selection chosen = random.nextBoolean() ? Selection.COMPLAINT : Selection.OTHER;
            List<OpenedStation> plain = IntStream.range(0, 7)
                    .filter(s -> (mask >> s & 1) == 1)
                    .mapToObj(s -> b.open(s, chosen))
                    .toList();
            List<OpenedStation> called = plain.stream()
                    .map(o -> new OpenedStation(
                            o.station(),
                            o.contest(),
                            o.remedy(),
                            o.selection(),
                            o.handCount(),
                            true,
                            "drawn at random by lot; selected_by random"))
                    .toList();
            SampleDesign words = new SampleDesign(
                    Draw.SIMPLE, Strata.CENTRE, Frame.ALL, SampleDesign.Test.BATCH, false, "random, seed 12345");
            ContestEvidence without = SeatClaim.of(b.rule, b.tally, plain, SampleDesign.simple(), 0.05);
            ContestEvidence with = SeatClaim.of(b.rule, b.tally, called, words, 0.05);
            assertThat(with).isEqualTo(without);
            assertThat(with.selection()).isEqualTo(SelectionKind.TARGETED);
            if (with.basis() == Basis.NO_DESIGN) {
                assertThat(with.confirmed()).isFalse();
                assertThat(with.counts().upperBound()).isEmpty();
                assertThat(with.pValue()).isEmpty();
                assertThat(with.statement()).contains("no bound");
            } else {
                assertThat(with.basis()).as("nothing left that could matter").isEqualTo(Basis.CERTAIN);
            }
        }
    }

    /** Pooled, 4 of 8 stations without a find would say more than the 2 that were drawn can. */
    @Test
    void complaintsAreNeverPooledWithTheSample() {
        SplittableRandom random = new SplittableRandom(11);
        Ballots b = Ballots.random(RULES.get(0), Ballots.contest(3, 1), 40, 0, 4, random);
        List<OpenedStation> drawn = open(b, IntStream.range(0, 10).toArray(), Selection.RANDOM);
        List<OpenedStation> both = new ArrayList<>(drawn);
        both.addAll(open(b, IntStream.range(30, 40).toArray(), Selection.COMPLAINT));
        long pooled = org.recount.evidence.HypergeometricBound.upper(40, 20, 0, 0.05);
        ContestEvidence mixed = SeatClaim.of(b.rule, b.tally, both, SampleDesign.simple(), 0.05);
        assertThat(mixed.selection()).isEqualTo(SelectionKind.MIXED);
        assertThat(mixed.counts().upperBound())
                .hasValue(org.recount.evidence.HypergeometricBound.upper(30, 10, 0, 0.05));
        assertThat(mixed.counts().upperBound().orElseThrow()).isGreaterThan(pooled);
    }

    @Test
    void confirmedExactlyWhereTheBoundIsBelowWhatTheSeatsNeed() {
        SplittableRandom random = new SplittableRandom(3);
        int confirmed = 0;
        for (int t = 0; t < 60; t++) {
            Ballots b = Ballots.random(RULES.get(t % 2), Ballots.contest(3, 2), 30, t % 3, 3, random);
            ContestEvidence e = SeatClaim.of(
                    b.rule,
                    b.tally,
                    open(b, IntStream.range(0, 5 + t % 20).toArray(), Selection.RANDOM),
                    SampleDesign.simple(),
                    0.05);
            if (e.basis() == Basis.HYPERGEOMETRIC) {
                boolean below =
                        e.counts().upperBound().orElseThrow() < e.minBad().orElse(Long.MAX_VALUE);
                assertThat(e.confirmed()).isEqualTo(below);
                assertThat(e.pValue().orElseThrow() <= 0.05).isEqualTo(below);
                confirmed += below ? 1 : 0;
            }
        }
        assertThat(confirmed).isBetween(1, 59);
    }

    @Test
    void anAnnulledStationThatWasDrawnIsABadOne() {
        Ballots b = Ballots.random(RULES.get(0), Ballots.contest(3, 1), 20, 0, 2, new SplittableRandom(1));
        List<OpenedStation> sample =
                new ArrayList<>(open(b, IntStream.range(0, 9).toArray(), Selection.RANDOM));
        sample.add(new OpenedStation("S9", "K", Remedy.ANNUL, Selection.RANDOM, Optional.empty(), false, ""));
        ContestEvidence e = SeatClaim.of(b.rule, b.tally, sample, SampleDesign.simple(), 0.05);
        assertThat(e.counts().drawnBad()).isEqualTo(1);
        assertThat(e.counts().upperBound()).hasValue(org.recount.evidence.HypergeometricBound.upper(20, 10, 1, 0.05));
    }

    @Test
    void everythingOpenedIsAFullCountHoweverItWasChosen() {
        Ballots b = Ballots.random(RULES.get(0), Ballots.contest(3, 1), 6, 2, 2, new SplittableRandom(1));
        ContestEvidence e = SeatClaim.of(
                b.rule,
                b.tally,
                open(b, IntStream.range(0, 6).toArray(), Selection.COMPLAINT),
                SampleDesign.simple(),
                0.05);
        assertThat(e.basis()).isEqualTo(Basis.FULL_COUNT);
        assertThat(e.confirmed()).isTrue();
    }

    @Test
    void nothingOpenedShowsNothing() {
        Ballots b = Ballots.random(RULES.get(0), Ballots.contest(3, 1), 6, 0, 2, new SplittableRandom(1));
        ContestEvidence e = SeatClaim.of(b.rule, b.tally, List.of(), SampleDesign.simple(), 0.05);
        assertThat(e.selection()).isEqualTo(SelectionKind.NONE);
        assertThat(e.confirmed()).isFalse();
        assertThat(e.pValue()).isEmpty();
        assertThat(e.counts().upperBound()).isEmpty();
        assertThatThrownBy(() -> SeatClaim.of(b.rule, b.tally, List.of(), SampleDesign.simple(), 0))
                .hasMessageContaining("0.0");
    }
}
