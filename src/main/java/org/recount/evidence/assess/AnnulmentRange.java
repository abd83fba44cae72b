package org.recount.evidence.assess;

/**
 * What annulling any part of a set of stations could do to the line that it comes nearest to: the best subset for the
 * holder of the seat, the worst one, and all of them. Exact.
 *
 * @param assertion the line in words
 * @param winner index of the choice that holds the seat
 * @param loser index of the choice that would win it
 * @param inVotes whether the gaps are votes; otherwise they are in the line's own units (divisors or quotas)
 * @param announced the gap as announced
 * @param all the gap when all stations of the set are annulled
 * @param least the gap when exactly those are annulled that hold the seat up: the worst subset for its holder
 * @param leastStations how many these are
 * @param most the gap when exactly the others are annulled: the best subset
 * @param mostStations how many these are
 */
public record AnnulmentRange(
        String assertion,
        int winner,
        int loser,
        boolean inVotes,
        long announced,
        long all,
        long least,
        int leastStations,
        long most,
        int mostStations) {}
