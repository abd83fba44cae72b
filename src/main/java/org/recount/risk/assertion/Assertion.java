package org.recount.risk.assertion;

import java.util.List;
import org.recount.election.ContestVotes;

/** Something that must be true of the votes for the reported seats to be right. */
public sealed interface Assertion permits LinearAssertion, EitherAssertion {

    /** Returns a name that is unique within its set. */
    String id();

    /** Returns the assertion in words. */
    String text();

    /** Returns whether these votes satisfy it, exactly. */
    boolean holds(ContestVotes votes);

    /**
     * Returns the linear assertions of which any one suffices. An audit has to settle on one of them beforehand (or
     * average their martingales): to test each and take the best would raise the risk.
     */
    List<LinearAssertion> ways();
}
