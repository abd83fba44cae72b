/**
 * A recount on disk to the values of {@code org.recount.dispute.record}: recount.csv, recount_votes.csv, complaints.csv.
 */
@NullMarked
package org.recount.input.recount;

import org.jspecify.annotations.NullMarked;
