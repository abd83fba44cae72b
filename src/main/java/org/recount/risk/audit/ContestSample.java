package org.recount.risk.audit;

import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;

/**
 * What was drawn for one contest, in drawing order.
 *
 * @param contest its identifier
 * @param ballots ballots drawn; empty for an audit of stations
 * @param stations stations drawn, one that was drawn twice twice; empty for an audit of ballots
 */
public record ContestSample(String contest, List<Ballot> ballots, List<Station> stations) {

    /** A ballot or record without a valid vote. */
    public static final int INVALID = -1;

    /** A ballot that could not be found, or a ballot without a record. */
    public static final int MISSING = -2;

    public ContestSample {
        ballots = List.copyOf(ballots);
        stations = List.copyOf(stations);
    }

    /** Returns the number of draws. */
    public int draws() {
        return ballots.size() + stations.size();
    }

    /**
     * A ballot.
     *
     * @param recorded index of the choice in its record, {@link #INVALID} or {@link #MISSING}; not used by polling
     * @param found index of the choice on paper, {@link #INVALID} or {@link #MISSING}
     */
    public record Ballot(int recorded, int found) {}

    /**
     * A station.
     *
     * @param station its index in the contest's tally
     * @param counted the hand count; empty where the box could not be found
     */
    public record Station(int station, Optional<ContestVotes> counted) {}
}
