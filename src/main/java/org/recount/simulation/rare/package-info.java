/**
 * Events too rare for plain trials: exact tails, importance sampling with an exponential tilt, splitting, and the Chernoff
 * bound beside each.
 */
@NullMarked
package org.recount.simulation.rare;

import org.jspecify.annotations.NullMarked;
