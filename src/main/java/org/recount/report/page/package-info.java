/**
 * The HTML page, by templates that escape what they print.
 */
@NullMarked
package org.recount.report.page;

import org.jspecify.annotations.NullMarked;
