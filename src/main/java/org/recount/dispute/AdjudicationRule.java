package org.recount.dispute;

import org.recount.sampling.RandomStream;

/** How complaints are decided. An extension point: a value that makes a decider for the contests of a run. */
public interface AdjudicationRule {

    /**
     * Makes a decider, one for each thread.
     *
     * @param terrain the contests; its events change from trial to trial
     */
    Decider bind(Terrain terrain);

    /** Decides the complaints of a trial. */
    interface Decider {

        /**
         * Decides.
         *
         * @param docket the complaints
         * @param random the stream for adjudication
         * @param openings receives what is opened and annulled, sorted at the end; empty before
         */
        void decide(Docket docket, RandomStream random, Openings openings);
    }

    /** Returns the stations that this rule opens because of complaints in a country that has enough of them. */
    int stationsOpened();

    /** Returns the stations that this rule draws at random from the whole country and opens too. */
    default int stationsDrawn() {
        return 0;
    }

    /** Returns whether complaints are decided one by one, so that {@link Openings#flow} says how many went which way. */
    default boolean judgesOneByOne() {
        return false;
    }

    /** Returns the number of stages; a station knows the stage that opened it. */
    int stageCount();

    /**
     * Returns the chance that a wrong ruling on invalid ballots is put right in a station that this stage opened.
     *
     * @param stage stage, from 0
     */
    double readjudicates(int stage);
}
