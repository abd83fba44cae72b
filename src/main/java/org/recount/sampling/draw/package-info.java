/**
 * The public draw: which stations or ballots are opened, from a seed that was rolled in public, so that anyone can draw
 * again with another tool. Nothing to do with the streams of the simulation.
 */
@NullMarked
package org.recount.sampling.draw;

import org.jspecify.annotations.NullMarked;
