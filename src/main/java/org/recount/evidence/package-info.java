/**
 * Reach, bounds on what was not recounted, sensitivity, plans.
 *
 * <p>A bound never stands without its design: a set of stations picked by complaints bounds nothing about the rest.
 * May use: {@code risk}, {@code dispute} and what is below them.
 */
@NullMarked
package org.recount.evidence;

import org.jspecify.annotations.NullMarked;
