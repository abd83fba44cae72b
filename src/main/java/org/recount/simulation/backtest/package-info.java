/**
 * Back-test: elections whose truth is known are sampled again and again, the tool makes its claim from each sample, and the
 * claim is held against the truth.
 */
@NullMarked
package org.recount.simulation.backtest;

import org.jspecify.annotations.NullMarked;
