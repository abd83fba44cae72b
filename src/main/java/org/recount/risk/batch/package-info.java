/**
 * Batch comparison: a polling station is opened, counted by hand and compared with its reported totals, which is what a
 * recount does.
 *
 * <p>Sources: Stark 2009 (Auditing a collection of races simultaneously, arXiv 0905.1422) for the maximum relative
 * overstatement of pairwise margins (MACRO); Stark 2009 (CAST; IEEE TIFS 4(4)) and Miratrix and Stark 2009 for draws
 * proportional to error bounds; Stark 2023 (ALPHA), section 4.3, for draws without replacement.
 */
@NullMarked
package org.recount.risk.batch;

import org.jspecify.annotations.NullMarked;
