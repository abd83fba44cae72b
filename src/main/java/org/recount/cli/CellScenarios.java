package org.recount.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.recount.input.InputException;
import org.recount.input.Problems;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.simulation.Scenario;
import org.recount.simulation.sweep.SweepPlan;

/** The scenario of each cell of a sweep, read when it is needed; the last ones are kept. Thread-safe. */
public final class CellScenarios implements IntFunction<Scenario> {
    private static final int KEPT = 200;

    private final ScenarioFiles files;
    private final SweepPlan plan;
    private final Map<Integer, Scenario> kept = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Scenario> eldest) {
            return size() > KEPT;
        }
    };

    /** Makes them. */
    public CellScenarios(ScenarioFiles files, SweepPlan plan) {
        this.files = files;
        this.plan = plan;
    }

    @Override
    public Scenario apply(int cell) {
        synchronized (kept) {
            Scenario known = kept.get(cell);
            if (known != null) {
                return known;
            }
        }
        Problems problems = new Problems();
        LoadedScenario loaded =
                files.scenario(plan.settings(cell), problems).orElseThrow(() -> new InputException(problems.all()));
        synchronized (kept) {
            kept.put(cell, loaded.scenario());
        }
        return loaded.scenario();
    }
}
