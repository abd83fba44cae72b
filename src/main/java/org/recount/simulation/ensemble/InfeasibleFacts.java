package org.recount.simulation.ensemble;

/**
 * A draft of a member cannot hold all the facts. One draft is thrown away and another one drawn; where none of many does,
 * the facts contradict each other or what was invented beside them, and the run ends before anything is written.
 */
public final class InfeasibleFacts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what does not fit, and a line of advice
     */
    InfeasibleFacts(String message) {
        super(message);
    }
}
