/** Reads what a plan is given beside the election: the file of costs. */
@NullMarked
package org.recount.input.plan;

import org.jspecify.annotations.NullMarked;
