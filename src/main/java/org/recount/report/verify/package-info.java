/**
 * Checking a report that was written before: reading its manifest back, its files against their digests and against the
 * same run made again. Draws nothing and runs nothing itself.
 */
@NullMarked
package org.recount.report.verify;

import org.jspecify.annotations.NullMarked;
