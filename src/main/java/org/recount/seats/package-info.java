/**
 * Votes to seats under a cited rule, with ties as values, a transcript and exact margins.
 *
 * <p>Belongs here: every rule that turns votes into seats, and how many ballots would change its answer. No {@code
 * double} decides a seat. May use: {@code election}, {@code numeric}.
 */
@NullMarked
package org.recount.seats;

import org.jspecify.annotations.NullMarked;
