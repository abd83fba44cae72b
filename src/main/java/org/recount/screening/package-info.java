/**
 * Digit, turnout and share screens with effect sizes and multiplicity control; never a verdict.
 *
 * <p>May use: {@code election}, {@code numeric}.
 */
@NullMarked
package org.recount.screening;

import org.jspecify.annotations.NullMarked;
