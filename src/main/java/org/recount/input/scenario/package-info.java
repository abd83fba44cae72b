/**
 * Scenario folders: the scenario file and the tables of facts beside it.
 *
 * <p>Every problem is collected with file, line, value and advice; what is returned is without contradiction.
 */
@NullMarked
package org.recount.input.scenario;

import org.jspecify.annotations.NullMarked;
