package org.recount.simulation.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.simulation.Measure;
import org.recount.simulation.RunResult.ScenarioInfo;

/**
 * Puts the chunks of a sweep together, in the order of their numbers whatever the order in which they were done. Whole
 * numbers are summed exactly; what is computed from them depends on them alone.
 */
public final class SweepFold {
    private static final Measure[] MEASURES = Measure.values();

    private final SweepPlan plan;
    private final Chunks chunks;
    private final ChunkSource source;
    private final double trialsInACluster;

    /** Those that have a figure: complaints are counted only where they are judged one by one. */
    private List<Measure> measures = List.of();

    private SweepFold(SweepPlan plan, ChunkSource source) {
        this.plan = plan;
        this.chunks = new Chunks(plan);
        this.source = source;
        trialsInACluster = (double) plan.trials() / plan.elections();
    }

    /**
     * Puts the chunks together.
     *
     * @param scenario the scenario before anything is varied
     * @param plan the plan
     * @param source every chunk of the plan; each is read several times
     */
    public static SweepResult of(ScenarioInfo scenario, SweepPlan plan, ChunkSource source) {
        return new SweepFold(plan, source).result(scenario);
    }

    private SweepResult result(ScenarioInfo scenario) {
        ClusteredProportion[][] sums = sums();
        measures = Arrays.stream(MEASURES).filter(m -> met(sums, m)).toList();
        List<SweepResult.Cell> cells = new ArrayList<>();
        for (int c = 0; c < sums.length; c++) {
            Map<Measure, Estimate> byMeasure = new EnumMap<>(Measure.class);
            for (Measure m : measures) {
                ClusteredProportion figure = sums[c][m.ordinal()];
                if (!m.ofComplaints() || figure.trials() > 0) {
                    byMeasure.put(m, m.estimate(figure, trialsInACluster));
                }
            }
            cells.add(new SweepResult.Cell(plan.cells().get(c), byMeasure));
        }
        Spread spread = new Spread(plan, chunks, source, sums, cells);
        if (plan.design() == SweepPlan.Design.LATIN) {
            List<SweepResult.Effect> effects = slopes(spread);
            return new SweepResult(scenario, plan, cells, List.of(), effects);
        }
        List<SweepResult.Effect> effects = new ArrayList<>();
        List<SweepResult.Level> levels = new ArrayList<>();
        for (int f = 0; f < plan.factors().size(); f++) {
            compareLevels(f, spread, levels, effects);
        }
        return new SweepResult(scenario, plan, cells, levels, effects);
    }

    private static boolean met(ClusteredProportion[][] sums, Measure m) {
        return !m.ofComplaints() || Arrays.stream(sums).anyMatch(cell -> cell[m.ordinal()].trials() > 0);
    }

    private ClusteredProportion[][] sums() {
        int width = Measure.numbers();
        ClusteredProportion[][] sums = new ClusteredProportion[plan.cells().size()][MEASURES.length];
        for (ClusteredProportion[] cell : sums) {
            Arrays.setAll(cell, m -> new ClusteredProportion());
        }
        for (int e = 0; e < plan.elections(); e++) {
            for (int b = 0; b < chunks.cellBlocks(); b++) {
                Chunk first = chunks.get(chunks.number(e, 0, b));
                long[] total = new long[width * first.cells()];
                for (int t = 0; t < chunks.trialBlocks(e); t++) {
                    long[] part = source.read(chunks.number(e, t, b));
                    Arrays.setAll(total, i -> Math.addExact(total[i], part[i]));
                }
                for (int c = 0; c < first.cells(); c++) {
                    for (Measure m : MEASURES) {
                        int at = c * width + m.at();
                        sums[first.fromCell() + c][m.ordinal()].add(total[at], total[at + 1], total[at + 2]);
                    }
                }
            }
        }
        return sums;
    }

    private void compareLevels(int f, Spread spread, List<SweepResult.Level> levels, List<SweepResult.Effect> effects) {
        Factor factor = plan.factors().get(f);
        List<Map<Measure, Estimate>> byLevel = new ArrayList<>();
        factor.values().forEach(v -> byLevel.add(new EnumMap<>(Measure.class)));
        for (Measure m : measures) {
            boolean[] defined = spread.defined(m);
            List<Contrast> asked = new ArrayList<>();
            factor.values().forEach(v -> asked.add(Contrast.level(plan, defined, f, v)));
            Contrast low = asked.get(factor.values().indexOf(factor.lowest()));
            Contrast high = asked.get(factor.values().indexOf(factor.highest()));
            boolean comparable = !low.isEmpty() && !high.isEmpty();
            asked.add(comparable ? high.less(low) : new Contrast("none", new double[low.weight().length]));
            List<Estimate> found = spread.estimates(m, asked);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < factor.values().size(); v++) {
                byLevel.get(v).put(m, found.get(v));
                if (!asked.get(v).isEmpty()) {
                    least = StrictMath.min(least, found.get(v).value());
                    most = StrictMath.max(most, found.get(v).value());
                }
            }
            effects.add(new SweepResult.Effect(
                    factor.key(),
                    m,
                    factor.lowest(),
                    factor.highest(),
                    found.get(factor.values().indexOf(factor.lowest())).value(),
                    found.get(factor.values().indexOf(factor.highest())).value(),
                    found.get(factor.values().size()),
                    most > least ? most - least : 0));
        }
        for (int v = 0; v < factor.values().size(); v++) {
            levels.add(new SweepResult.Level(factor.key(), factor.values().get(v), byLevel.get(v)));
        }
    }

    private List<SweepResult.Effect> slopes(Spread spread) {
        int p = plan.factors().size();
        SweepResult.Effect[][] byFactor = new SweepResult.Effect[p][measures.size()];
        for (int k = 0; k < measures.size(); k++) {
            Measure m = measures.get(k);
            List<Contrast> asked = new ArrayList<>();
            Slopes slopes = null;
            try {
                slopes = new Slopes(plan, spread.defined(m));
                for (int f = 0; f < p; f++) {
                    asked.add(slopes.slope(f));
                }
            } catch (SingularMatrixException e) {
                asked.clear();
            }
            while (asked.size() < p) {
                asked.add(new Contrast("none", new double[plan.cells().size()]));
            }
            List<Estimate> found = spread.estimates(m, asked);
            double centre = spread.mean(m);
            for (int f = 0; f < p; f++) {
                Factor factor = plan.factors().get(f);
                double slope = found.get(f).value();
                double atLow = centre - (slopes == null ? 0 : slopes.mean(f)) * slope;
                byFactor[f][k] = new SweepResult.Effect(
                        factor.key(),
                        m,
                        factor.lowest(),
                        factor.highest(),
                        atLow,
                        atLow + slope,
                        found.get(f),
                        StrictMath.abs(slope));
            }
        }
        return Arrays.stream(byFactor).flatMap(Arrays::stream).toList();
    }
}
