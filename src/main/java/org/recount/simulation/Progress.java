package org.recount.simulation;

/** Is told how far a run is. Called by the thread that folds results, never by two at once. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, of) -> {};

    /**
     * Tells that so many trials are done.
     *
     * @param done trials done
     * @param of trials in all
     */
    void done(long done, long of);
}
