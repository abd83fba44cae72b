/**
 * Exact ratios, log-space products, intervals and mergeable moments.
 *
 * <p>Belongs here: arithmetic that knows nothing of elections. May use: no other package of the project.
 */
@NullMarked
package org.recount.numeric;

import org.jspecify.annotations.NullMarked;
