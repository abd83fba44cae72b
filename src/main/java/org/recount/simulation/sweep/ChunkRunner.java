package org.recount.simulation.sweep;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.recount.simulation.ElectionSource;
import org.recount.simulation.Measure;
import org.recount.simulation.Scenario;
import org.recount.simulation.SyntheticElection;
import org.recount.simulation.TrialBlock;

/** Does chunks. Belongs to one thread; any number of them do the same work to the same numbers. */
public final class ChunkRunner {
    private final SweepPlan plan;
    private final Chunks chunks;
    private final IntFunction<Scenario> scenarios;
    private @Nullable ElectionSource source;
    private @Nullable SyntheticElection election;

    /**
     * Makes a runner.
     *
     * @param plan the plan
     * @param scenarios the scenario of each cell; cells whose {@link Scenario#elections} are the same object share each
     *     election that is drawn
     */
    public ChunkRunner(SweepPlan plan, IntFunction<Scenario> scenarios) {
        this.plan = plan;
        this.chunks = new Chunks(plan);
        this.scenarios = scenarios;
    }

    /**
     * Does a chunk.
     *
     * @param number its number in {@link Chunks}
     * @return for each of its cells the numbers of {@link Measure}; where the plan is detailed, behind them for each of its cells
     *     those of {@link org.recount.simulation.Detail}
     */
    public long[] run(int number) {
        Chunk chunk = chunks.get(number);
        int width = Measure.numbers();
        long[] all = new long[width * chunk.cells()];
        int end = all.length;
        for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
            Scenario scenario = scenarios.apply(c);
            SyntheticElection drawn = draw(scenario.elections(), chunk.election());
            long[] one = plan.detailed()
                    ? TrialBlock.playDetailed(scenario, drawn, plan.seed(), chunk.from(), chunk.to())
                    : TrialBlock.play(scenario, drawn, plan.seed(), chunk.from(), chunk.to());
            int more = one.length - width;
            if (more > 0) {
                all = Arrays.copyOf(all, end + more);
                System.arraycopy(one, width, all, end, more);
                end += more;
            }
            System.arraycopy(one, 0, all, (c - chunk.fromCell()) * width, width);
        }
        return all;
    }

    private SyntheticElection draw(ElectionSource from, int index) {
        SyntheticElection drawn = election;
        if (drawn == null || from != source || drawn.index() != index) {
            drawn = from.draw(plan.seed(), index);
            election = drawn;
            source = from;
        }
        return drawn;
    }
}
