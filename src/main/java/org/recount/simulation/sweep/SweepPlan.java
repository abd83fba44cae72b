package org.recount.simulation.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scenarios a sweep plays, and how many trials of each. All cells use the same seed and the same numbers of trials:
 * trial {@code t} meets the same election and the same streams in each cell (common random numbers), so that cells differ
 * by what was varied and not by luck.
 *
 * @param factors what is varied
 * @param design how the cells were chosen
 * @param cells the values of each cell, in the order of the factors
 * @param seed seed of the run
 * @param trials trials of each cell, at least 1
 * @param trialsPerElection trials that share one election, at least 1
 * @param detailed whether the chunks keep constituencies and parties too
 */
public record SweepPlan(
        List<Factor> factors,
        Design design,
        List<List<String>> cells,
        long seed,
        int trials,
        int trialsPerElection,
        boolean detailed) {

    /** Most cells of a sweep. */
    public static final int MOST_CELLS = 1_000_000;

    /** How the cells of a sweep are chosen. */
    public enum Design {
        /** Every combination of the values. */
        GRID,
        /** Latin hypercube: each factor's range cut into as many slices as there are cells, each slice used once. */
        LATIN
    }

    /** Makes a plan that keeps the figures of the country only. */
    public SweepPlan(
            List<Factor> factors,
            Design design,
            List<List<String>> cells,
            long seed,
            int trials,
            int trialsPerElection) {
        this(factors, design, cells, seed, trials, trialsPerElection, false);
    }

    /** Makes a plan. */
    public SweepPlan {
        factors = List.copyOf(factors);
        cells = cells.stream().map(List::copyOf).toList();
        if (factors.isEmpty() || cells.isEmpty() || cells.size() > MOST_CELLS) {
            throw new IllegalArgumentException("A sweep has at least one factor and 1 to " + MOST_CELLS + " cells; got "
                    + factors.size() + " and " + cells.size());
        }
        if (trials < 1 || trialsPerElection < 1) {
            throw new IllegalArgumentException(
                    "At least one trial; got " + trials + ", " + trialsPerElection + " for each election");
        }
    }

    /** Returns the number of elections. */
    public int elections() {
        return (trials - 1) / trialsPerElection + 1;
    }

    /** Returns the settings of a cell: key to value. */
    public Map<String, String> settings(int cell) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int f = 0; f < factors.size(); f++) {
            settings.putAll(factors.get(f).settings(cells.get(cell).get(f)));
        }
        return settings;
    }

    /** Returns every combination of the factors' values, the last factor running fastest. */
    public static List<List<String>> grid(List<Factor> factors) {
        List<List<String>> cells = List.of(List.of());
        for (Factor factor : factors) {
            if ((long) cells.size() * factor.values().size() > MOST_CELLS) {
                throw new IllegalArgumentException("The grid has more than " + MOST_CELLS + " cells");
            }
            List<List<String>> more = new ArrayList<>();
            for (List<String> cell : cells) {
                for (String value : factor.values()) {
                    List<String> longer = new ArrayList<>(cell);
                    longer.add(value);
                    more.add(longer);
                }
            }
            cells = more;
        }
        return cells;
    }
}
