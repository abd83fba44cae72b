/**
 * Complaints, adjudication, the three remedies, and applying them to tallies.
 *
 * <p>Recount, re-adjudication and annulment are kept apart everywhere. May use: {@code election}, {@code seats}, {@code
 * numeric}, {@code sampling}.
 */
@NullMarked
package org.recount.dispute;

import org.jspecify.annotations.NullMarked;
