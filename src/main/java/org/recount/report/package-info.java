/**
 * Results to tables, charts, pages and files.
 *
 * <p>Reads result values only, so a report can be drawn again without a simulation. May use: everything but {@code
 * input} and {@code cli}.
 */
@NullMarked
package org.recount.report;

import org.jspecify.annotations.NullMarked;
