package org.recount.risk.comparison;

/**
 * Discrepancies found in a ballot-level comparison audit, by what they do to the margin.
 *
 * @param one one-vote overstatements
 * @param two two-vote overstatements
 * @param underOne one-vote understatements
 * @param underTwo two-vote understatements
 */
public record Discrepancies(long one, long two, long underOne, long underTwo) {

    /** None. */
    public static final Discrepancies NONE = new Discrepancies(0, 0, 0, 0);

    public Discrepancies {
        if (one < 0 || two < 0 || underOne < 0 || underTwo < 0) {
            throw new IllegalArgumentException(
                    "Negative numbers of discrepancies: " + one + ", " + two + ", " + underOne + ", " + underTwo);
        }
    }

    /** Returns one-vote and two-vote overstatements only. */
    public static Discrepancies over(long one, long two) {
        return new Discrepancies(one, two, 0, 0);
    }

    /** Returns how many there are. */
    public long count() {
        return one + two + underOne + underTwo;
    }
}
