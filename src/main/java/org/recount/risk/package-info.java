/**
 * Assertions, assorters, tests of a bounded mean, risk measurement, batch and Bayesian methods.
 *
 * <p>May use: {@code seats}, {@code sampling}, {@code election}, {@code numeric}.
 */
@NullMarked
package org.recount.risk;

import org.jspecify.annotations.NullMarked;
