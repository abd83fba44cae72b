/** Ballot polling: BRAVO's sample sizes in closed form and exact distributions of when an audit stops. */
@NullMarked
package org.recount.risk.polling;

import org.jspecify.annotations.NullMarked;
