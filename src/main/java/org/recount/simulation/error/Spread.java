package org.recount.simulation.error;

/**
 * How often something goes wrong, how widely it is spread, and where.
 *
 * @param rate share of all stations, 0 to 1
 * @param affectedContests share of the contests among which these stations lie, greater than 0, up to 1; there the share
 *     of stations is {@code rate / affectedContests} (at most 1), elsewhere 0
 * @param place in which contests and stations
 */
public record Spread(double rate, double affectedContests, Placement place) {
    public Spread {
        if (!(rate >= 0 && rate <= 1) || !(affectedContests > 0 && affectedContests <= 1)) {
            throw new IllegalArgumentException(
                    "Outside the domain: rate " + rate + ", affected contests " + affectedContests);
        }
    }

    /** Returns a spread over any contests and stations, each struck on its own. */
    public Spread(double rate, double affectedContests) {
        this(rate, affectedContests, Placement.ANYWHERE);
    }

    /** Returns the share of stations in an affected contest. */
    public double rateWhereAffected() {
        return StrictMath.min(1, rate / affectedContests);
    }
}
