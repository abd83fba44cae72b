/**
 * What a recount allows one to say of the seats of a contest: bounds and p-values by how the stations were selected.
 *
 * <p>Three selections, never confused and never pooled: by lot, by complaint, and both (a certainty stratum and a random
 * one).
 */
@NullMarked
package org.recount.evidence.claim;

import org.jspecify.annotations.NullMarked;
