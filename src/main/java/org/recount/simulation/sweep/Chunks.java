package org.recount.simulation.sweep;

/**
 * How a sweep is cut into chunks: election by election, within an election by blocks of trials and blocks of cells. The cut
 * depends on the plan only, never on threads or machines, so that chunks done yesterday fit today's.
 */
public final class Chunks {
    /** Cells that share one drawing of an election. */
    static final int CELLS = 24;

    /** Trials of an election in one chunk. */
    static final int TRIALS = 500;

    private final SweepPlan plan;
    private final int cellBlocks;
    private final int trialBlocks;

    /** Makes the cut of a plan. */
    public Chunks(SweepPlan plan) {
        this.plan = plan;
        cellBlocks = (plan.cells().size() - 1) / CELLS + 1;
        trialBlocks = (Math.min(plan.trials(), plan.trialsPerElection()) - 1) / TRIALS + 1;
    }

    /** Returns the number of chunks. */
    public int size() {
        long last = trialsOf(plan.elections() - 1);
        long before = (long) (plan.elections() - 1) * trialBlocks;
        return Math.toIntExact((before + (last - 1) / TRIALS + 1) * cellBlocks);
    }

    /** Returns the number of blocks of cells. */
    int cellBlocks() {
        return cellBlocks;
    }

    /** Returns the number of blocks of trials of an election. */
    int trialBlocks(int election) {
        return (int) ((trialsOf(election) - 1) / TRIALS + 1);
    }

    /** Returns the number of the chunk of an election, a block of trials and a block of cells. */
    int number(int election, int trialBlock, int cellBlock) {
        return (election * trialBlocks + trialBlock) * cellBlocks + cellBlock;
    }

    /**
     * Returns a chunk.
     *
     * @param number from 0 to {@link #size} - 1
     */
    public Chunk get(int number) {
        int cellBlock = number % cellBlocks;
        int rest = number / cellBlocks;
        int election = rest / trialBlocks;
        long first = (long) election * plan.trialsPerElection();
        long from = first + (long) (rest % trialBlocks) * TRIALS;
        return new Chunk(
                election,
                from,
                Math.min(from + TRIALS, first + trialsOf(election)),
                cellBlock * CELLS,
                Math.min((cellBlock + 1) * CELLS, plan.cells().size()));
    }

    private long trialsOf(int election) {
        long first = (long) election * plan.trialsPerElection();
        return Math.min(plan.trialsPerElection(), plan.trials() - first);
    }
}
