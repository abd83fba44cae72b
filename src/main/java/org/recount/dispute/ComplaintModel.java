package org.recount.dispute;

import org.recount.sampling.RandomStream;

/**
 * How parties complain. An extension point: one method, on flat arrays, no state.
 */
public interface ComplaintModel {

    /**
     * Files the complaints of a trial.
     *
     * @param terrain what the dispute is about
     * @param random the stream for complaints
     * @param docket an empty docket, to be filled contest by contest
     */
    void file(Terrain terrain, RandomStream random, Docket docket);

    /** Returns the complaints filed in the country. */
    int filed();

    /**
     * Returns the weight with which a station is complained of, for a design that opens stations in the order of
     * complaints.
     *
     * @param gap gap in votes of the last seat of its contest, {@link Long#MAX_VALUE} where no seat can move
     * @param event whether there is an error or irregularity
     */
    double weight(long gap, boolean event);
}
