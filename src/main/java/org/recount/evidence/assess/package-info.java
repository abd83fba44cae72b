/**
 * The assessment of a recount that took place: what it changed, what it could have changed (reach), what it shows
 * (evidence), and what one would have to assume for it to show more (sensitivity). Contest by contest, and for the country.
 */
@NullMarked
package org.recount.evidence.assess;

import org.jspecify.annotations.NullMarked;
