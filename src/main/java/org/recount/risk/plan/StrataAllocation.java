package org.recount.risk.plan;

/**
 * How the draws of a stratified audit are shared between its strata.
 *
 * @param recordBallots ballots in stations with a record of each ballot
 * @param polledBallots ballots in the other stations
 * @param recordStations stations of the first stratum
 * @param recordShare share of the draws that are made among the records; they are made in turn in this proportion, until all
 *     polled ballots have been drawn, and then among the records only
 */
public record StrataAllocation(long recordBallots, long polledBallots, long recordStations, double recordShare) {

    /** Returns how many of so many draws are made among the records. */
    public long records(long draws) {
        return Math.max(Math.round(draws * recordShare), draws - polledBallots);
    }

    /** Returns how many are made among the polled ballots. */
    public long polled(long draws) {
        return draws - records(draws);
    }

    StrataAllocation with(double share) {
        return new StrataAllocation(recordBallots, polledBallots, recordStations, share);
    }
}
