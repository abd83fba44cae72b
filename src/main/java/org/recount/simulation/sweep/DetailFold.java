package org.recount.simulation.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.recount.simulation.Detail;
import org.recount.simulation.ElectionSource;
import org.recount.simulation.Measure;
import org.recount.simulation.Scenario;
import org.recount.simulation.SyntheticElection;

/** Puts the constituencies and parties of a detailed sweep together, cell by cell, in the order of the chunks. */
public final class DetailFold {
    private DetailFold() {}

    /**
     * Returns the sums of each cell.
     *
     * @param plan a detailed plan
     * @param source every chunk of it
     * @param scenarios the scenario of each cell
     */
    public static List<Detail.Sums> of(SweepPlan plan, ChunkSource source, IntFunction<Scenario> scenarios) {
        if (!plan.detailed()) {
            throw new IllegalArgumentException("The chunks of this sweep hold no constituencies");
        }
        Chunks chunks = new Chunks(plan);
        List<Detail.Sums> sums = begin(plan, scenarios);
        for (int e = 0; e < plan.elections(); e++) {
            for (int b = 0; b < chunks.cellBlocks(); b++) {
                for (int t = 0; t < chunks.trialBlocks(e); t++) {
                    int number = chunks.number(e, t, b);
                    add(chunks.get(number), source.read(number), sums);
                }
            }
            sums.forEach(Detail.Sums::closeElection);
        }
        return sums;
    }

    private static List<Detail.Sums> begin(SweepPlan plan, IntFunction<Scenario> scenarios) {
        List<Detail.Sums> sums = new ArrayList<>();
        @Nullable ElectionSource known = null;
        @Nullable SyntheticElection first = null;
        for (int c = 0; c < plan.cells().size(); c++) {
            Scenario scenario = scenarios.apply(c);
            if (first == null || scenario.elections() != known) {
                known = scenario.elections();
                first = known.draw(plan.seed(), 0);
            }
            sums.add(new Detail.Sums(scenario, first));
        }
        return sums;
    }

    private static void add(Chunk chunk, long[] numbers, List<Detail.Sums> sums) {
        int at = Measure.numbers() * chunk.cells();
        for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
            sums.get(c).add(numbers, at, chunk.to() - chunk.from());
            at += Detail.length(numbers, at);
        }
    }
}
