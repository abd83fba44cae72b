package org.recount.simulation.error;

/**
 * How often something goes wrong, and how widely it is spread.
 *
 * @param rate share of all stations, 0 to 1
 * @param affectedContests share of the contests among which these stations lie, greater than 0, up to 1; there the share
 *     of stations is {@code rate / affectedContests} (at most 1), elsewhere 0
 */
public record Spread(double rate, double affectedContests) {
    public Spread {
        if (!(rate >= 0 && rate <= 1) || !(affectedContests > 0 && affectedContests <= 1)) {
            throw new IllegalArgumentException(
                    "Outside the domain: rate " + rate + ", affected contests " + affectedContests);
        }
    }

    /** Returns the share of stations in an affected contest. */
    public double rateWhereAffected() {
        return StrictMath.min(1, rate / affectedContests);
    }
}
