package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.recount.input.Problems;
import org.recount.input.scenario.EnsembleReader;
import org.recount.simulation.SyntheticContest;
import org.recount.simulation.SyntheticElection;
import org.recount.simulation.ensemble.SntvData.Box;

/**
 * How alike two ballots are that lie near each other: in the two elections from which the scenario takes its figures,
 * and in the synthetic stations that are drawn from them.
 *
 * <p>Estimator, for a candidate with share p in the contest: among ordered pairs of ballots of one unit that do not lie in
 * one unit of the level below, the share q in which both are for the candidate; the correlation is (q - p^2) / (p (1 - p)).
 * Averaged over candidates by their votes. (Moments; the same as one minus Wright's ratio of heterozygosities.)
 */
class ClusteringTest {

    /** Correlation within neighbourhoods (other centres), within centres (other stations), within stations. */
    private record Icc(double neighbourhood, double centre, double station) {}

    @Test
    void theScenarioLiesBetweenTheTwoElections() {
        Icc afghanistan = icc(SntvData.afghanBoxes());
        assertThat(afghanistan.neighbourhood()).isEqualTo(0.084, within(0.0005));
        assertThat(afghanistan.centre()).isEqualTo(0.199, within(0.0005));
        assertThat(afghanistan.station()).isEqualTo(0.247, within(0.0005));
        Icc taiwan = icc(SntvData.taiwanBoxes());
        assertThat(taiwan.neighbourhood()).isEqualTo(0.024, within(0.0005));
        assertThat(taiwan.centre()).isEqualTo(0.055, within(0.0005));
        assertThat(taiwan.station()).isEqualTo(0.072, within(0.0005));
        // The scenario's figures are geometric means, taken with another weighting of the units: within a tenth.
        EnsembleSpec.StationModel model = spec().stations();
        assertThat(model.iccNeighbourhood() / Math.sqrt(0.084 * 0.024)).isBetween(0.9, 1.1);
        assertThat(model.iccCentre() / Math.sqrt(0.199 * 0.055)).isBetween(0.9, 1.1);
        assertThat(model.iccStation() / Math.sqrt(0.247 * 0.072)).isBetween(0.9, 1.1);
    }

    /**
     * Synthetic stations are as alike as they were meant to be. Mean of four members of 55,041 stations (one member's ratio
     * for neighbourhoods spreads by about 0.025); false-alarm budget: none, the seed is fixed. The bounds say how near the
     * fitted table comes, not how noisy it is: few neighbourhoods in a constituency whose totals are given vary less.
     */
    @Test
    void syntheticStationsClusterAsTheyWereMeantTo() {
        EnsembleSpec spec = spec();
        EnsembleSource source = new EnsembleSource(spec);
        double[] sum = new double[3];
        for (int i = 0; i < 4; i++) {
            Icc one = icc(boxes(source.draw(20211010, i)));
            sum[0] += one.neighbourhood() / 4;
            sum[1] += one.centre() / 4;
            sum[2] += one.station() / 4;
        }
        Icc drawn = new Icc(sum[0], sum[1], sum[2]);
        assertThat(drawn.neighbourhood() / spec.stations().iccNeighbourhood()).isBetween(0.7, 1.1);
        assertThat(drawn.centre() / spec.stations().iccCentre()).isBetween(0.8, 1.1);
        assertThat(drawn.station() / spec.stations().iccStation()).isBetween(0.8, 1.1);
        assertThat(drawn.neighbourhood()).isLessThan(drawn.centre());
        assertThat(drawn.centre()).isLessThan(drawn.station());
    }

    /** Neighbourhoods as the generator cuts them: runs of about twelve centres, three at least in a constituency. */
    private static List<Box> boxes(SyntheticElection member) {
        List<Box> boxes = new ArrayList<>();
        for (SyntheticContest c : member.contests()) {
            int first = Arrays.stream(c.centre).min().orElseThrow();
            int centres = Arrays.stream(c.centre).max().orElseThrow() - first + 1;
            int areas = Math.max(3, centres / 12);
            for (int s = 0; s < c.stations; s++) {
                int centre = c.centre[s] - first;
                for (int k = 0; k < c.choices; k++) {
                    int votes = c.votes[s * c.choices + k];
                    if (votes > 0) {
                        boxes.add(new Box(
                                c.contest.id(),
                                Long.toString((long) centre * areas / centres),
                                Integer.toString(centre),
                                Integer.toString(s),
                                Integer.toString(k),
                                votes));
                    }
                }
            }
        }
        return boxes;
    }

    private static EnsembleSpec spec() {
        Problems problems = new Problems();
        return EnsembleReader.read(Path.of("scenarios/iraq-2021"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    private static Icc icc(List<Box> boxes) {
        Map<String, List<Box>> contests = new LinkedHashMap<>();
        boxes.forEach(b ->
                contests.computeIfAbsent(b.contest(), c -> new ArrayList<>()).add(b));
        double[] sum = new double[3];
        double[] weight = new double[3];
        contests.values().forEach(contest -> {
            Map<String, Double> candidates = totals(contest, Box::candidate);
            double n = candidates.values().stream().mapToDouble(v -> v).sum();
            List<Function<Box, String>> levels = List.of(Box::neighbourhood, Box::centre, Box::station);
            List<Map<String, Double>> both = new ArrayList<>();
            List<Double> pairs = new ArrayList<>();
            for (Function<Box, String> level : levels) {
                Map<String, Double> agree = new HashMap<>();
                totals(contest, b -> level.apply(b) + "\n" + b.candidate())
                        .forEach((cell, v) -> agree.merge(cell.substring(cell.indexOf('\n') + 1), v * v, Double::sum));
                both.add(agree);
                pairs.add(totals(contest, level).values().stream()
                        .mapToDouble(v -> v * v)
                        .sum());
            }
            // The level below a station is the ballot itself.
            both.add(candidates);
            pairs.add(n);
            for (int l = 0; l < 3; l++) {
                double among = pairs.get(l) - pairs.get(l + 1);
                if (among > 0) {
                    for (Map.Entry<String, Double> c : candidates.entrySet()) {
                        double p = c.getValue() / n;
                        if (p > 0 && p < 1) {
                            double q = (both.get(l).getOrDefault(c.getKey(), 0.0)
                                            - both.get(l + 1).getOrDefault(c.getKey(), 0.0))
                                    / among;
                            sum[l] += c.getValue() * (q - p * p) / (p * (1 - p));
                            weight[l] += c.getValue();
                        }
                    }
                }
            }
        });
        return new Icc(sum[0] / weight[0], sum[1] / weight[1], sum[2] / weight[2]);
    }

    private static Map<String, Double> totals(List<Box> boxes, Function<Box, String> by) {
        Map<String, Double> totals = new HashMap<>();
        boxes.forEach(b -> totals.merge(by.apply(b), (double) b.votes(), Double::sum));
        return totals;
    }
}
