/**
 * Ballot polling in rounds: Minerva, Athena, Providence and end-of-round BRAVO.
 *
 * <p>These tests look at the sample at the ends of rounds only, and gain by it; the price is that the size of a round
 * must not depend on what is in it. {@link org.recount.risk.round.RoundAudit} refuses a round that could.
 */
@NullMarked
package org.recount.risk.round;

import org.jspecify.annotations.NullMarked;
