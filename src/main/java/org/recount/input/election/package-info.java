/**
 * An election on disk to the values of {@code org.recount.election}: election.yaml and its tables, with every check that
 * {@code docs/formats.md} lists.
 */
@NullMarked
package org.recount.input.election;

import org.jspecify.annotations.NullMarked;
