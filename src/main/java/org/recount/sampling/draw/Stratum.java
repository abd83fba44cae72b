package org.recount.sampling.draw;

/**
 * A part of the list that is drawn from on its own.
 *
 * @param name its name, unique in the draw; blank where the list is drawn from as a whole
 * @param list its objects
 */
public record Stratum(String name, DrawList list) {}
