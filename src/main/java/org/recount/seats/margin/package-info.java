/**
 * How many ballots would move a seat: exact margins of the seat rules, and margins restricted to a set of stations.
 *
 * <p>Belongs here: what it takes to change the answer of a rule. The rules themselves are one package up. May use: {@code
 * election}, {@code numeric}.
 */
@NullMarked
package org.recount.seats.margin;

import org.jspecify.annotations.NullMarked;
