package org.recount.simulation.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.recount.RecountReader;
import org.recount.numeric.Estimate;
import org.recount.report.text.Figures;
import org.recount.seats.SeatRule;
import org.recount.simulation.backtest.KnownContest.Unlisted;
import org.recount.testing.Shared;

/**
 * Elections whose truth is known. What is exact is asserted exactly; for the rest the seed is fixed, and the limits lie more
 * than six standard deviations from what was found with other seeds: a false alarm has a chance below 1e-8 for a seed.
 */
class RealBackTestTest {

    private static List<KnownContest> contests(String election, String data, Unlisted unlisted) {
        Path folder = Path.of("elections", election);
        ReadOptions options = ReadOptions.ofData(Shared.path("data/" + data));
        LoadedElection loaded = ElectionReader.read(folder, options);
        var recount = RecountReader.read(
                        folder.resolve("truth"), Optional.of(loaded.election()), options, new Problems())
                .orElseThrow()
                .recount();
        List<KnownContest> contests = new ArrayList<>();
        List<SeatRule> rules = loaded.seatRules();
        for (int c = 0; c < rules.size(); c++) {
            var tally = loaded.election().tallies().get(c);
            if (tally.byStation()) {
                KnownContest.of(
                                rules.get(c),
                                tally,
                                recount.opened(tally.contest().id()),
                                unlisted)
                        .ifPresent(contests::add);
            }
        }
        return contests;
    }

    private static int bad(List<KnownContest> contests) {
        return contests.stream().mapToInt(KnownContest::badStations).sum();
    }

    private static BackTestResult run(List<KnownContest> contests, List<Integer> sizes, int reps, Choosing... ways)
            throws InterruptedException {
        BackTest test = new BackTest(List.of(ways), sizes, reps, 0.05, 20140614);
        return new BackTestResult("", "", "", test, contests, test.run(contests, 2, (d, a) -> {}), List.of());
    }

    private static Line line(BackTestResult result, boolean synthetic, Choosing way) {
        return result.lines().stream()
                .filter(l -> l.synthetic() == synthetic && l.choosing() == way)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afghanistan2014ByDistrict() throws Exception {
        List<KnownContest> real =
                contests("afghanistan-2014-districts", "afghanistan_2014_runoff_audit", Unlisted.LEFT_OUT);
        // 9,986 = 8,780 recounted stations that changed and 1,206 struck out, as the data's own notes have it; two
        // districts
        // have one station each and cannot be sampled.
        assertThat(real).hasSize(399);
        assertThat(bad(real)).isEqualTo(9986);
        assertThat(real.stream().filter(KnownContest::wrong).map(KnownContest::id))
                .containsExactly("0114", "1602", "1605", "2305", "2306", "3206");
        BackTestResult result = run(
                BackTest.withVariants(real),
                List.of(10),
                2,
                Choosing.SIMPLE,
                Choosing.STRATIFIED,
                Choosing.ONE_PER_CENTRE,
                Choosing.PPEB,
                Choosing.COMPLAINT,
                Choosing.SHOWCASE);
        assertThat(result.broken()).isFalse();
        assertThat(result.cells().stream().filter(c -> c.choosing() == Choosing.SIMPLE))
                .allSatisfy(c -> {
                    assertThat(c.exactUpper()).as(c.contest()).isGreaterThanOrEqualTo(0.95);
                    assertThat(c.exactLower()).as(c.contest()).isGreaterThanOrEqualTo(0.95);
                });
        assertThat(line(result, false, Choosing.COMPLAINT)
                        .lowerCoverage()
                        .map(Estimate::value)
                        .orElse(1.0))
                .as("complaints, called a sample, overstate")
                .isBetween(0.4, 0.65);
        assertThat(line(result, false, Choosing.SHOWCASE)
                        .upperCoverage()
                        .map(Estimate::value)
                        .orElse(1.0))
                .as("a show-case understates")
                .isBetween(0.42, 0.7);
        assertThat(result.cells().stream()
                        .filter(c -> !c.choosing().isDesign())
                        .mapToInt(Cell::claimed)
                        .sum())
                .as("the tool itself claims nothing from these")
                .isZero();
        assertThat(result.synthetic())
                .allSatisfy(l -> assertThat(l.wrongSamples()).isEqualTo(l.samples()));
        assertThat(result.contests().stream().filter(c -> !c.synthetic().isEmpty()))
                .hasSize(282);
    }

    @Test
    void georgia2020ByCounty() throws Exception {
        List<KnownContest> real = contests("georgia-2020", "usa_georgia_2020_hand_tally", Unlisted.LEFT_OUT);
        assertThat(real).hasSize(1);
        assertThat(real.get(0).stations()).isEqualTo(159);
        assertThat(bad(real)).isEqualTo(119);
        assertThat(real.get(0).wrong()).isFalse();
        BackTestResult result = run(real, List.of(60), 100, Choosing.SIMPLE, Choosing.SHOWCASE, Choosing.PPEB);
        assertThat(result.broken()).isFalse();
        assertThat(line(result, false, Choosing.SHOWCASE).upperHeld()).isLessThan(5);
        assertThat(line(result, false, Choosing.PPEB).rightByBatch())
                .as("a margin of 12,670 in five million ballots needs nearly all counties")
                .isZero();
    }

    @Test
    void bulgaria2023MachineBallots() {
        List<KnownContest> real = contests("bulgaria-2023-machine", "bulgaria_2023_machine_vs_hand", Unlisted.LEFT_OUT);
        assertThat(real).hasSize(1);
        assertThat(real.get(0).stations()).isEqualTo(9449);
        assertThat(bad(real)).isEqualTo(2357);
        assertThat(real.get(0).wrong()).isFalse();
    }

    @Test
    void afghanistan2010StationsStruckOutWhole() {
        List<KnownContest> real = contests("afghanistan-2010", "afghanistan_wj2010_sntv", Unlisted.UNCHANGED);
        assertThat(real).hasSize(24);
        assertThat(bad(real)).isEqualTo(210);
        assertThat(real.stream().filter(KnownContest::wrong)).isNotEmpty();
    }

    /** The figures of docs/backtest.md that are made again within a minute; the other tables come from the same command. */
    @Test
    @Tag("soak")
    void theFiguresOfThePage() throws Exception {
        requireOnThePage(
                contests("afghanistan-2014-districts", "afghanistan_2014_runoff_audit", Unlisted.LEFT_OUT),
                List.of(10, 30),
                20);
        requireOnThePage(
                contests("bulgaria-2023-machine", "bulgaria_2023_machine_vs_hand", Unlisted.LEFT_OUT),
                List.of(100, 1000),
                400);
    }

    private static void requireOnThePage(List<KnownContest> real, List<Integer> sizes, int reps) throws Exception {
        BackTest test = new BackTest(Arrays.asList(Choosing.values()), sizes, reps, 0.05, 20140614);
        List<KnownContest> all = BackTest.withVariants(real);
        BackTestResult result = new BackTestResult("", "", "", test, all, test.run(all, 2, (d, a) -> {}), List.of());
        assertThat(result.broken()).isFalse();
        String page = Files.readString(Path.of("docs", "backtest.md"));
        for (Line l : result.lines()) {
            if (l.size() != 0 && l.byChance() && l.bounds() > 0 && !l.synthetic()) {
                assertThat(page)
                        .contains("| " + l.choosing().words() + " | " + Figures.count(l.size()) + " | "
                                + Figures.count(l.samples()) + " | "
                                + Figures.rate(l.upperCoverage().orElseThrow()).replace("95% interval ", ""));
            }
        }
    }
}
