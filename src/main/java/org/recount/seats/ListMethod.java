package org.recount.seats;

import java.util.List;

/** How the seats of a contest are shared among lists. A value; {@link ListRule} makes a seat rule of it. */
public sealed interface ListMethod permits HighestAverages, LargestRemainder, DutchCouncil {

    /** Returns the name in the registry. */
    String id();

    /** Returns the law or paper. */
    List<Citation> citations();

    /**
     * Shares the seats; writes who sits, the ties, the remarks and the transcript.
     *
     * @param lists the lists that have votes, at least one
     * @param draft receives the result
     */
    void share(ListVotes lists, Draft draft);
}
