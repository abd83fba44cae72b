/**
 * How large an audit will be: expected sizes and their percentiles by method, exact where a walk over a lattice can do it,
 * by simulation elsewhere; workload and cost.
 */
@NullMarked
package org.recount.risk.plan;

import org.jspecify.annotations.NullMarked;
