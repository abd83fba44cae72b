/**
 * Commands, wiring and exit codes; the only {@code main}, the only clock, the only standard output.
 */
@NullMarked
package org.recount.cli;

import org.jspecify.annotations.NullMarked;
