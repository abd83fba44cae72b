/**
 * Measuring an audit that took place: from what its draws found to the risk that is left, assertion by assertion, draw by
 * draw; the decision; and what is still to be drawn.
 */
@NullMarked
package org.recount.risk.audit;

import org.jspecify.annotations.NullMarked;
