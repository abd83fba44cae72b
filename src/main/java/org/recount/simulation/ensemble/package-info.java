/**
 * Synthetic announced elections: an ensemble whose members agree with every hard fact of a scenario and differ in what
 * is not known.
 *
 * <p>Belongs here: drawing sizes, votes of candidates, their parties and their stations from stated models. Does not
 * belong here: where the facts stand on disk ({@code input}), what goes wrong with a count ({@code simulation}).
 */
@NullMarked
package org.recount.simulation.ensemble;

import org.jspecify.annotations.NullMarked;
