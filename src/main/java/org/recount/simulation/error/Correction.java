package org.recount.simulation.error;

/** Receives what must be added to an announced result to get the true one. */
public interface Correction {

    /**
     * Adds a difference, true less announced.
     *
     * @param choice index of the choice, or the number of choices for the invalid ballots
     * @param difference the difference in ballots; 0 has no effect
     */
    void add(int choice, int difference);
}
