package org.recount.simulation.sweep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.recount.numeric.Estimate;
import org.recount.simulation.Measure;
import org.recount.simulation.RunResult.ScenarioInfo;

/**
 * What a sweep found: the one value that its report reads.
 *
 * @param scenario the scenario as it stands, before anything is varied
 * @param plan what was varied and how
 * @param cells by cell, in the order of the plan
 * @param levels for each factor of a grid, the mean over the cells of each of its values; empty for a Latin hypercube
 * @param effects what each factor does to each measure
 */
public record SweepResult(
        ScenarioInfo scenario, SweepPlan plan, List<Cell> cells, List<Level> levels, List<Effect> effects) {

    /** Copies the lists. */
    public SweepResult {
        cells = List.copyOf(cells);
        levels = List.copyOf(levels);
        effects = List.copyOf(effects);
    }

    /** Returns the effect of a factor on a measure. */
    public Effect effect(Factor factor, Measure measure) {
        return effects.stream()
                .filter(e -> e.key().equals(factor.key()) && e.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    /**
     * One cell.
     *
     * @param values the values of the factors
     * @param measures each measure with its 95% interval
     */
    public record Cell(List<String> values, Map<Measure, Estimate> measures) {
        /** Copies. */
        public Cell {
            values = List.copyOf(values);
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }
    }

    /**
     * The mean over all cells of a grid in which a factor has one value.
     *
     * @param key the factor
     * @param value its value
     * @param measures each measure with its 95% interval
     */
    public record Level(String key, String value, Map<Measure, Estimate> measures) {
        /** Copies. */
        public Level {
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }
    }

    /**
     * What a factor does to a measure between its lowest and its highest value, all other factors averaged out.
     *
     * @param key the factor
     * @param measure the measure
     * @param low the lowest value
     * @param high the highest value
     * @param atLow the measure at the lowest value
     * @param atHigh the measure at the highest value
     * @param difference {@code atHigh} less {@code atLow}, with a 95% interval from the same trials in all cells
     * @param widest the largest difference between two values of the factor, which is more than {@code difference} where
     *     the measure does not rise or fall steadily; equal to its absolute value for a Latin hypercube
     */
    public record Effect(
            String key,
            Measure measure,
            String low,
            String high,
            double atLow,
            double atHigh,
            Estimate difference,
            double widest) {}
}
