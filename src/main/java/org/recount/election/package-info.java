/**
 * Contests, choices, centres, stations and tallies: values without rules and without input or output.
 *
 * <p>Belongs here: what an election <em>is</em>. May use: {@code numeric}. Does not belong here: who wins ({@code
 * seats}), what went wrong ({@code simulation}), where the figures came from on disk ({@code input}).
 */
@NullMarked
package org.recount.election;

import org.jspecify.annotations.NullMarked;
