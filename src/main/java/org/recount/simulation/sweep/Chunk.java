package org.recount.simulation.sweep;

/**
 * A piece of a sweep: some trials of one election in some cells.
 *
 * @param election number of the election
 * @param from first trial, counted over the whole run
 * @param to one past the last trial
 * @param fromCell first cell
 * @param toCell one past the last cell
 */
public record Chunk(int election, long from, long to, int fromCell, int toCell) {

    /** Returns the number of trials, over all its cells. */
    public long trials() {
        return (to - from) * (toCell - fromCell);
    }

    /** Returns the number of cells. */
    public int cells() {
        return toCell - fromCell;
    }
}
