/**
 * Synthetic elections, error models, one trial, and the Monte Carlo engine.
 *
 * <p>A stream depends on (seed, trial, purpose), never on threads or order. May use: everything above it in DESIGN
 * (numeric, election, seats, sampling, dispute, risk, evidence, screening).
 */
@NullMarked
package org.recount.simulation;

import org.jspecify.annotations.NullMarked;
