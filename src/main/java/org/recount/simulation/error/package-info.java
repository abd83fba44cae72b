/**
 * Models of what goes wrong in a station: one small class each, and the registry that feeds the parser and the docs.
 */
@NullMarked
package org.recount.simulation.error;

import org.jspecify.annotations.NullMarked;
