/**
 * Designs of a recount, the public draw, and the random streams of the simulation.
 *
 * <p>The public draw (SHA-256 of a seed that was rolled in public) and the simulation streams (a counter-based
 * generator keyed by seed, trial and purpose) are two different things. May use: {@code election}, {@code numeric}.
 */
@NullMarked
package org.recount.sampling;

import org.jspecify.annotations.NullMarked;
