/**
 * Charts as PNG and SVG. The only room that knows JFreeChart and what writes PNG.
 */
@NullMarked
package org.recount.report.chart;

import org.jspecify.annotations.NullMarked;
