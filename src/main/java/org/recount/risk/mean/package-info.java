/**
 * Tests of the mean of a bounded population from a random sample, valid after every draw.
 *
 * <p>The null hypothesis is always that the mean is at most {@code t}; each test is a supermartingale {@code T} under
 * it, so that by Ville's inequality {@code min(1, 1/T)} may be watched after each draw and the least of it is a
 * p-value. {@link org.recount.risk.mean.SequentialRisk} runs any of them and guards the edges.
 */
@NullMarked
package org.recount.risk.mean;

import org.jspecify.annotations.NullMarked;
