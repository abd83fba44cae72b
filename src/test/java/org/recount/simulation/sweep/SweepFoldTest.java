package org.recount.simulation.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.Measure;
import org.recount.simulation.RunResult.ScenarioInfo;
import org.recount.simulation.sweep.SweepPlan.Design;

/** The fold against sums by hand, on numbers that are drawn and not simulated. */
class SweepFoldTest {
    private static final ScenarioInfo INFO = new ScenarioInfo(
            "toy", "Toy", "?", true, 1, 0, 1, 1, "toy", "none", List.of(), List.of(), List.of(), List.of());
    private static final Factor A = new Factor("a", List.of("0", "1", "2"), false);
    private static final Factor B = new Factor("b", List.of("5", "10"), false);

    private static SweepPlan grid(int trials, int perElection) {
        List<Factor> factors = List.of(A, B);
        return new SweepPlan(factors, Design.GRID, SweepPlan.grid(factors), 1, trials, perElection);
    }

    /** Trials of a chunk: hits with a chance that grows with the first factor and differs between elections. */
    private static long[] drawn(SweepPlan plan, int number) {
        Chunk chunk = new Chunks(plan).get(number);
        long[] all = new long[Measure.numbers() * chunk.cells()];
        double election =
                new Streams(3).stream(chunk.election(), Purpose.TEST, 0).nextDouble();
        for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
            double a = Double.parseDouble(plan.cells().get(c).get(0));
            for (long t = chunk.from(); t < chunk.to(); t++) {
                RandomStream random = new Streams(3).stream(t, Purpose.TEST, 1);
                for (Measure m : Measure.values()) {
                    int at = (c - chunk.fromCell()) * Measure.numbers() + m.at();
                    long hit = random.chance(0.2 * election + 0.1 * a) ? 1 : 0;
                    all[at] += hit;
                    all[at + 1] += 1;
                    all[at + 2] += hit;
                }
            }
        }
        return all;
    }

    @Test
    void cellsAreTheSumsOverTheirChunksHoweverTheyAreCut() {
        // 1,100 trials of 2 elections of 700: two blocks of trials in the first, one in the last.
        SweepPlan plan = grid(1100, 700);
        Chunks chunks = new Chunks(plan);
        assertThat(chunks.size()).isEqualTo(3);
        SweepResult result = SweepFold.of(INFO, plan, n -> drawn(plan, n));
        for (int c = 0; c < 6; c++) {
            ClusteredProportion sums = new ClusteredProportion();
            for (int[] blocks : new int[][] {{0, 1}, {2}}) {
                long y = 0;
                long n = 0;
                for (int block : blocks) {
                    int at = c * Measure.numbers() + Measure.FOUND.at();
                    y += drawn(plan, block)[at];
                    n += drawn(plan, block)[at + 1];
                }
                sums.add(y, n);
            }
            assertThat(sums.trials()).isEqualTo(1100);
            assertThat(result.cells().get(c).measures()).containsEntry(Measure.FOUND, sums.proportion(0.95, 550));
        }
    }

    @Test
    void effectsAreDifferencesOfMeansWithTheSpreadBetweenElections() {
        SweepPlan plan = grid(400, 10);
        SweepResult result = SweepFold.of(INFO, plan, n -> drawn(plan, n));
        Estimate found = result.effect(A, Measure.ANY_CHANGES).difference();
        // By hand: for each election the mean over the cells with a = 2 less that over the cells with a = 0.
        double[] d = new double[40];
        for (int e = 0; e < 40; e++) {
            long[] numbers = drawn(plan, e);
            for (int c = 0; c < 6; c++) {
                double rate = numbers[c * Measure.numbers() + Measure.ANY_CHANGES.at()] / 10.0;
                String a = plan.cells().get(c).get(0);
                d[e] += a.equals("2") ? rate / 2 : a.equals("0") ? -rate / 2 : 0;
            }
        }
        double mean = Arrays.stream(d).average().orElseThrow();
        double variance = Arrays.stream(d).map(x -> (x - mean) * (x - mean)).sum() / 39;
        double t = 2.0226909; // 97.5% of Student's t with 39 degrees of freedom
        assertThat(found.value()).isEqualTo(mean, within(1e-12));
        assertThat(found.upper() - found.value()).isEqualTo(t * Math.sqrt(variance / 40), within(1e-7));
        assertThat(found.lower()).isPositive();
        assertThat(result.effect(A, Measure.ANY_CHANGES).widest()).isEqualTo(mean, within(1e-12));
        // The other factor does nothing at all in this toy: the same trials hit in both.
        Estimate none = result.effect(B, Measure.ANY_CHANGES).difference();
        assertThat(none.value()).isZero();
        assertThat(none.lower()).isNegative();
        assertThat(none.method()).contains("the same in each of 40 elections");
    }

    /**
     * The interval of an effect holds it: the true difference between a = 2 and a = 0 is 0.2. Of 300 seeds, 95% should hold
     * it; the budget for fewer than 92% or more than 98% is below 1e-2 (binomial), and the seeds are fixed.
     */
    @Test
    void intervalsOfEffectsCover() {
        SweepPlan plan = grid(200, 10);
        int covered = 0;
        for (int seed = 0; seed < 300; seed++) {
            int s = seed;
            SweepResult result = SweepFold.of(INFO, plan, n -> resampled(plan, n, s));
            Estimate e = result.effect(A, Measure.ANY_CHANGES).difference();
            covered += e.lower() <= 0.2 && 0.2 <= e.upper() ? 1 : 0;
        }
        assertThat(covered).isBetween(276, 294);
    }

    private static long[] resampled(SweepPlan plan, int number, int seed) {
        Chunk chunk = new Chunks(plan).get(number);
        long[] all = new long[Measure.numbers() * chunk.cells()];
        RandomStream random = new Streams(seed).stream(number, Purpose.TEST, 2);
        double election = 0.4 * random.nextDouble();
        for (long t = chunk.from(); t < chunk.to(); t++) {
            double u = random.nextDouble();
            for (int c = 0; c < chunk.cells(); c++) {
                double a = Double.parseDouble(plan.cells().get(c).get(0));
                int at = c * Measure.numbers() + Measure.ANY_CHANGES.at();
                all[at] += u < election + 0.1 * a ? 1 : 0;
                all[at + 1] += 1;
                all[at + 2] += u < election + 0.1 * a ? 1 : 0;
            }
        }
        return all;
    }

    @Test
    void aLatinHypercubeFindsTheSlopesOfALinearModel() {
        List<Factor> factors =
                List.of(new Factor("x", List.of("0", "10"), true), new Factor("y", List.of("-1", "1"), true));
        SweepPlan plan = new SweepPlan(factors, Design.LATIN, LatinHypercube.draw(factors, 30, 5), 1, 20, 10);
        SweepResult result = SweepFold.of(INFO, plan, n -> {
            Chunk chunk = new Chunks(plan).get(n);
            long[] all = new long[Measure.numbers() * chunk.cells()];
            for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
                List<String> cell = plan.cells().get(c);
                int at = (c - chunk.fromCell()) * Measure.numbers() + Measure.SEATS_CHANGED.at();
                // Exactly linear but for rounding to a millionth: 3 + 0.5 x - 2 y.
                all[at] = Math.round(
                        1e6 * (3 + 0.5 * Double.parseDouble(cell.get(0)) - 2 * Double.parseDouble(cell.get(1))));
                all[at + 1] = 1_000_000;
                all[at + 2] = all[at];
            }
            return all;
        });
        SweepResult.Effect x = result.effect(factors.get(0), Measure.SEATS_CHANGED);
        SweepResult.Effect y = result.effect(factors.get(1), Measure.SEATS_CHANGED);
        assertThat(x.difference().value()).isEqualTo(5 * width(plan, 0) / 10, within(1e-4));
        assertThat(y.difference().value()).isEqualTo(-4 * width(plan, 1) / 2, within(1e-4));
        assertThat(x.atLow()).isEqualTo(3 - 2 * meanOf(plan, 1), within(1e-4));
        // No wrong seat in any cell: that share is not defined, and says so.
        assertThat(result.effect(factors.get(0), Measure.FOUND).difference().method())
                .startsWith("not defined");
    }

    private static double width(SweepPlan plan, int factor) {
        List<String> ends = plan.factors().get(factor).values();
        return Double.parseDouble(ends.get(1)) - Double.parseDouble(ends.get(0));
    }

    private static double meanOf(SweepPlan plan, int factor) {
        return plan.cells().stream()
                .mapToDouble(c -> Double.parseDouble(c.get(factor)))
                .average()
                .orElseThrow();
    }

    @Test
    void everyTrialOfEveryCellIsInOneChunk() {
        List<Factor> factors = List.of(new Factor("a", numbers(31), false), B);
        for (int trials : new int[] {1, 499, 500, 501, 1700, 2000}) {
            for (int perElection : new int[] {1, 50, 700, 5000}) {
                SweepPlan plan = new SweepPlan(factors, Design.GRID, SweepPlan.grid(factors), 1, trials, perElection);
                Chunks chunks = new Chunks(plan);
                int[][] met = new int[62][trials];
                for (int n = 0; n < chunks.size(); n++) {
                    Chunk chunk = chunks.get(n);
                    for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
                        for (long t = chunk.from(); t < chunk.to(); t++) {
                            assertThat(t / perElection).isEqualTo(chunk.election());
                            met[c][(int) t]++;
                        }
                    }
                }
                assertThat(List.of(met)).allSatisfy(row -> assertThat(row).containsOnly(1));
            }
        }
    }

    private static List<String> numbers(int n) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            list.add(Integer.toString(i));
        }
        return list;
    }

    @Test
    void settingsNameTheFactors() {
        assertThat(grid(10, 10).settings(3)).isEqualTo(Map.of("a", "1", "b", "10"));
    }
}
