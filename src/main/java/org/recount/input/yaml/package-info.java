/**
 * YAML with line numbers: a small tree that knows where each value stands, so that a wrong value is told with its line.
 */
@NullMarked
package org.recount.input.yaml;

import org.jspecify.annotations.NullMarked;
