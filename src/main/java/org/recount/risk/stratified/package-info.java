/**
 * Stratified audits: each stratum is sampled by itself, possibly with another method, and one statement is made about all.
 *
 * <p>Sources: Ottoboni, Stark, Lindeman and McBurnett 2018 (SUITE, arXiv 1809.04235); Spertus and Stark 2022 (Sweeter than
 * SUITE, arXiv 2207.03379); Stark 2023 (ALPHA), section 5; Spertus, Sridhar and Stark 2024 (UI-TS, arXiv 2409.06680).
 */
@NullMarked
package org.recount.risk.stratified;

import org.jspecify.annotations.NullMarked;
