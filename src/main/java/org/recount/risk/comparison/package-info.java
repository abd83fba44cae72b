/**
 * Ballot-level comparison audits: overstatement assorters, super-simple Kaplan-Markov, and bets for few errors.
 */
@NullMarked
package org.recount.risk.comparison;

import org.jspecify.annotations.NullMarked;
