/**
 * Assertions: inequalities between vote totals that together say "these are the seats", and the assorters that make each
 * of them a statement about the mean of a list of bounded numbers, one for each ballot.
 *
 * <p>Sources: Stark 2020 (SHANGRLA, arXiv 1911.10035), sections 2 and 3; Blom, Budurushi, Rivest, Stark, Stuckey, Teague
 * and Vukcevic 2021 (arXiv 2107.11903), sections 3 to 5; Stark and Teague 2014 (JETS 3(1)), section 3.
 */
@NullMarked
package org.recount.risk.assertion;

import org.jspecify.annotations.NullMarked;
