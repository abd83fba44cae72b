package org.recount.simulation.sweep;

/** Chunks that are done, to be read as often as needed. */
@FunctionalInterface
public interface ChunkSource {
    /**
     * Returns what {@link ChunkRunner#run} found for a chunk.
     *
     * @param number its number in {@link Chunks}
     */
    long[] read(int number);
}
