/**
 * Figures and sentences as people read them: one way to print a number, and the verdict built from the figures.
 */
@NullMarked
package org.recount.report.text;

import org.jspecify.annotations.NullMarked;
