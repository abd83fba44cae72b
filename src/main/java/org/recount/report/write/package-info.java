/**
 * Files of a report: JSON, Markdown, CSV, the manifest; written whole or not at all.
 */
@NullMarked
package org.recount.report.write;

import org.jspecify.annotations.NullMarked;
