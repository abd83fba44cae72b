/**
 * Tables of results. The only room, beside reading, that knows Tablesaw.
 */
@NullMarked
package org.recount.report.table;

import org.jspecify.annotations.NullMarked;
