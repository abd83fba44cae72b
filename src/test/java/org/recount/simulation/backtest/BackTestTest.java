package org.recount.simulation.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.evidence.HypergeometricBound;
import org.recount.numeric.Intervals;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

class BackTestTest {
    private static final double RISK = 0.1;

    private static List<Cell> run(KnownContest contest, int threads, int reps, Choosing... ways) throws Exception {
        return new BackTest(List.of(ways), List.of(2, 5), reps, RISK, 7).run(List.of(contest), threads, (d, a) -> {});
    }

    /** Every sample of the design, each equally likely: the exact chances, without any draw. */
    private static Cell allSamples(KnownContest contest, int n) {
        CellRun run = new CellRun(contest, Choosing.SIMPLE, n, RISK);
        for (int mask = 0; mask < 1 << contest.stations(); mask++) {
            if (Integer.bitCount(mask) == n) {
                int m = mask;
                run.take(Choosing.Sample.of(IntStream.range(0, contest.stations())
                        .filter(s -> (m >> s & 1) == 1)
                        .toArray()));
            }
        }
        return run.cell();
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 3", "2, 2, 5", "4, 3, 4", "8, 3, 6", "8, 6, 5", "2, 0, 4"})
    void theExactCoverageIsThatOfAllSamples(int lead, int bad, int n) {
        KnownContest contest = Towns.tenStations(lead, bad);
        assertThat(contest.badStations()).isEqualTo(bad);
        Cell all = allSamples(contest, n);
        assertThat(all.upperHeld() / (double) all.samples()).isEqualTo(all.exactUpper(), within(1e-12));
        assertThat(all.lowerHeld() / (double) all.samples()).isEqualTo(all.exactLower(), within(1e-12));
        assertThat(all.exactUpper()).isGreaterThanOrEqualTo(1 - RISK);
        assertThat(all.exactLower()).isGreaterThanOrEqualTo(1 - RISK);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 3", "2, 2, 5", "4, 3, 4", "4, 2, 8", "6, 3, 7", "8, 5, 6", "2, 1, 9"})
    void aWrongOutcomeIsConfirmedByAtMostTheRiskLimitOfAllSamples(int lead, int bad, int n) {
        KnownContest contest = Towns.tenStations(lead, bad);
        assertThat(contest.wrong()).isEqualTo(10 * lead <= bad * (20 + lead));
        Cell all = allSamples(contest, n);
        if (contest.wrong()) {
            assertThat(all.confirmedByStations() / (double) all.samples()).isLessThanOrEqualTo(RISK);
            assertThat(all.confirmedByBatch() / (double) all.samples()).isLessThanOrEqualTo(RISK);
        }
    }

    /** Otherwise the laws above would hold of a tool that never confirms anything. */
    @Test
    void aRightOutcomeIsConfirmedByMostSamples() {
        Cell all = allSamples(Towns.tenStations(18, 0), 4);
        assertThat(all.confirmedByStations()).isEqualTo(all.samples());
    }

    /** Budget: one fixed seed, 4000 samples against the exact chance, limit 1e-4 by Clopper and Pearson: 1e-4 of seeds. */
    @Test
    void drawnSamplesAgreeWithAllSamples() throws Exception {
        KnownContest contest = Towns.tenStations(4, 3);
        Cell drawn = run(contest, 2, 4000, Choosing.SIMPLE).get(1);
        assertThat(drawn.samples()).isEqualTo(4000);
        assertThat(allSamples(contest, 5).exactUpper())
                .isBetween(
                        Intervals.clopperPearson(drawn.upperHeld(), 4000, 1 - 1e-4)
                                .lower(),
                        Intervals.clopperPearson(drawn.upperHeld(), 4000, 1 - 1e-4)
                                .upper());
        assertThat(drawn.bounds()).isEqualTo(4000);
    }

    @Test
    void theSameSeedGivesTheSameFiguresForAnyNumberOfThreads() throws Exception {
        KnownContest contest = Towns.tenStations(4, 3);
        List<Cell> one = run(contest, 1, 60, Choosing.values());
        // NaN is no equal of itself, its text is.
        assertThat(run(contest, 3, 60, Choosing.values()).toString()).isEqualTo(one.toString());
        List<Cell> alone = run(contest, 1, 60, Choosing.COMPLAINT);
        assertThat(one.toString()).contains(alone.get(0).toString());
    }

    /** The point of the command: both ways in which a choice that is no sample misleads, and that the tool is not misled. */
    @Test
    void whatIsNoSampleMisleadsInBothDirectionsAndTheToolClaimsNothing() throws Exception {
        long[][] announced = new long[60][];
        long[][] truth = new long[60][];
        for (int s = 0; s < 60; s++) {
            announced[s] = new long[] {11, 9};
            truth[s] = s % 4 == 0 ? new long[] {10, 10} : announced[s].clone();
        }
        KnownContest contest = Towns.of(announced, truth);
        List<Cell> cells = new BackTest(
                        List.of(Choosing.SIMPLE, Choosing.COMPLAINT, Choosing.SHOWCASE, Choosing.SPOTLESS),
                        List.of(24),
                        400,
                        0.05,
                        3)
                .run(List.of(contest), 2, (d, a) -> {});
        assertThat(cells.get(0).exactUpper()).isGreaterThan(0.95);
        assertThat(cells.get(1).lowerHeld() / 400.0).as("complaints overstate").isLessThan(0.7);
        assertThat(cells.get(2).upperHeld() / 400.0)
                .as("a show-case understates")
                .isLessThan(0.7);
        assertThat(cells.get(3).upperHeld()).as("only good stations").isZero();
        assertThat(cells.subList(1, 4)).allSatisfy(c -> {
            assertThat(c.asked()).isEqualTo(1);
            assertThat(c.claimed()).isZero();
        });
    }

    @Test
    void onePerCentreDrawsOneInEachAndProportionalDrawsAgain() {
        KnownContest contest = Towns.tenStations(4, 3);
        RandomStream random = new Streams(5).stream(0, Purpose.TEST, 0);
        Choosing.Sample control = Choosing.ONE_PER_CENTRE.of(contest).choose(random, 5);
        assertThat(IntStream.range(0, control.size()).map(i -> control.station(i) / 2))
                .containsExactly(0, 1, 2, 3, 4);
        Choosing.Sample draws = Choosing.PPEB.of(contest).choose(random, 30);
        assertThat(IntStream.range(0, draws.size()).map(draws::draws).sum()).isEqualTo(30);
        assertThat(draws.size()).isLessThanOrEqualTo(10);
        Choosing.Sample strata = Choosing.STRATIFIED.of(contest).choose(random, 5);
        assertThat(IntStream.range(0, strata.size()).map(i -> strata.station(i) / 4))
                .containsExactlyInAnyOrder(0, 0, 1, 1, 2);
    }

    /** Budget: a fixed seed, 3000 draws of each kind, within 4.5 standard deviations of a known mean: 7e-6 each. */
    @Test
    void everyStationIsAsLikelyAsItsDesignSays() {
        KnownContest contest = Towns.tenStations(4, 3);
        RandomStream random = new Streams(11).stream(0, Purpose.TEST, 0);
        for (Choosing way : List.of(Choosing.SIMPLE, Choosing.STRATIFIED, Choosing.ONE_PER_CENTRE, Choosing.PPEB)) {
            int[] hits = new int[10];
            Choosing.Chooser chooser = way.of(contest);
            for (int r = 0; r < 3000; r++) {
                Choosing.Sample sample = chooser.choose(random, 5);
                for (int i = 0; i < sample.size(); i++) {
                    hits[sample.station(i)] += sample.draws(i);
                }
            }
            for (int s = 0; s < 10; s++) {
                // Strata of 4, 4 and 2 stations give 2, 2 and 1 of five draws; all bounds are equal here.
                assertThat(hits[s] / 3000.0).as(way.id() + " " + s).isEqualTo(0.5, within(4.5 * 0.5 / Math.sqrt(3000)));
            }
        }
    }

    @Test
    void aShrunkenMarginIsTheGreatestAtWhichTheRealErrorsDecide() {
        KnownContest real = Towns.tenStations(8, 2);
        assertThat(real.wrong()).isFalse();
        KnownContest variant = ShrunkenMargin.of(real).orElseThrow();
        assertThat(variant.wrong()).isTrue();
        assertThat(variant.synthetic()).startsWith("SYNTHETIC");
        assertThat(variant.badStations()).isEqualTo(2);
        long[] totals = variant.announced().totals().toArray();
        assertThat(totals[0]).isGreaterThan(totals[1]);
        // In truth A loses the 14 votes of two stations and B wins 14: the announced lead was 80, now it is below 56.
        assertThat(totals[0] - totals[1]).isBetween(40L, 56L);
        assertThat(ShrunkenMargin.of(Towns.tenStations(8, 0))).isEmpty();
        assertThat(ShrunkenMargin.of(Towns.tenStations(2, 5)))
                .as("wrong already")
                .isEmpty();
    }

    @Test
    void stationsThatAreNotKnownAreLeftOutOrTakenAsTheyWere() {
        long[][] announced = {{5, 1}, {5, 2}, {1, 3}};
        long[][] truth = {{5, 1}, {}};
        KnownContest left =
                Towns.known(announced, truth, KnownContest.Unlisted.LEFT_OUT).orElseThrow();
        assertThat(left.stations()).isEqualTo(2);
        KnownContest kept =
                Towns.known(announced, truth, KnownContest.Unlisted.UNCHANGED).orElseThrow();
        assertThat(kept.stations()).isEqualTo(3);
        assertThat(kept.badStations()).isEqualTo(1);
        assertThat(kept.bad(1)).isTrue();
        assertThat(kept.wrong()).as("a 6, b 4").isFalse();
    }

    @Test
    void linesAddUpCellsAndTellABrokenClaim() {
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            cells.add(new Cell(
                    "c" + c,
                    false,
                    c == 2,
                    Choosing.SIMPLE,
                    5,
                    10,
                    3,
                    100,
                    100,
                    60,
                    100,
                    0.6,
                    1,
                    4,
                    1,
                    20,
                    30,
                    0,
                    100));
        }
        Line line = Line.of(false, Choosing.SIMPLE, 5, cells);
        assertThat(line.samples()).isEqualTo(300);
        assertThat(line.upperCoverage().orElseThrow().value()).isEqualTo(0.6);
        assertThat(line.rightSamples()).isEqualTo(200);
        assertThat(line.wrongByStationsRate().orElseThrow().value()).isEqualTo(0.2);
        assertThat(line.broken(0.1)).isTrue();
        assertThat(Line.of(false, Choosing.COMPLAINT, 5, cells).broken(0.1))
                .as("no design, no claim")
                .isFalse();
        assertThat(HypergeometricBound.upper(10, 5, 0, 0.1)).isPositive();
    }
}
