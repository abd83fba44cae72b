package org.recount.simulation;

import java.util.List;

/**
 * Where the announced elections of a run come from: an ensemble of synthetic ones, or one real election every time.
 *
 * <p>Thread-safe; the result depends on the arguments only, and stays as it is until it is {@linkplain #release released}.
 */
public interface ElectionSource {

    /**
     * Returns a member of the ensemble.
     *
     * @param seed seed of the run
     * @param index which member, at least 0
     * @return the election as announced
     */
    SyntheticElection draw(long seed, int index);

    /**
     * Says that nobody reads a member any more: its arrays may be used again for another. Not needed, but new memory for each
     * member costs time.
     *
     * @param election what {@link #draw} of this source returned, once
     */
    default void release(SyntheticElection election) {}

    /** Returns parties that may stand in some member and not in another; each party of a member is here or in the first. */
    default List<String> parties() {
        return List.of();
    }
}
