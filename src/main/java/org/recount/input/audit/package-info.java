/** Reads an audit that took place: its YAML file, its draws, its hand counts. */
@NullMarked
package org.recount.input.audit;

import org.jspecify.annotations.NullMarked;
