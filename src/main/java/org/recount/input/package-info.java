/**
 * Files to values; every problem collected with file, line, value and a line of advice.
 *
 * <p>YAML, JSON and CSV are read here and nowhere else. May use: all packages of the domain; not {@code report}, not
 * {@code cli}.
 */
@NullMarked
package org.recount.input;

import org.jspecify.annotations.NullMarked;
