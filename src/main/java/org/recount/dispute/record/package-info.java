/**
 * A recount that took place, as it is on record: which stations were opened, why they and no others, what the hand count
 * found, and the complaints. Values only.
 */
@NullMarked
package org.recount.dispute.record;

import org.jspecify.annotations.NullMarked;
