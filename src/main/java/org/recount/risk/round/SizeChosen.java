package org.recount.risk.round;

/** When the size of a round was settled; what makes a round-by-round test valid or not. */
public enum SizeChosen {
    /** In a schedule that was published before the seed of the draw was known. */
    BEFORE_SEED,
    /** After the round before, and the ballots of this round are drawn with a new public seed that came later still. */
    WITH_NEW_SEED,
    /** After the seed was known: whoever chose it could know the ballots that the round would open. */
    AFTER_SEED
}
