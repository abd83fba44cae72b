package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * Something that goes wrong in a station as a whole. An extension point: what is announced is the fact, and the model
 * draws what was true given what was announced.
 *
 * <p>Implementations hold no state and are safe for use by several threads.
 */
public interface StationError {

    /** Returns the name used in files. */
    String id();

    /** Returns how often it happens and how widely it is spread. */
    Spread spread();

    /** Returns the remedy that can put it right. */
    Remedy remedy();

    /**
     * Draws what was true.
     *
     * @param sheet the announced result of the station
     * @param random the stream for events
     * @param correction receives the differences, true less announced; together with the sheet nothing becomes negative
     */
    void reverse(Sheet sheet, RandomStream random, Correction correction);
}
