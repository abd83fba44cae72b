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
 * @param strata strata or pools that ballots were drawn from; empty where there are none
 * @param looks draws at the end of each round where only a tally of each round is known, ascending, the last one all of them;
 *     empty where the order is known and the audit may be looked at after each draw
 */
public record ContestSample(
        String contest, List<Ballot> ballots, List<Station> stations, List<AuditStratum> strata, List<Integer> looks) {

    /** A ballot or record without a valid vote. */
    public static final int INVALID = -1;

    /** A ballot that could not be found, or a ballot without a record. */
    public static final int MISSING = -2;

    public ContestSample {
        ballots = List.copyOf(ballots);
        stations = List.copyOf(stations);
        strata = List.copyOf(strata);
        looks = List.copyOf(looks);
    }

    /** A sample without strata, in drawing order. */
    public ContestSample(String contest, List<Ballot> ballots, List<Station> stations) {
        this(contest, ballots, stations, List.of(), List.of());
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
     * @param stratum index of the stratum or pool that it was drawn from; 0 where there is none
     */
    public record Ballot(int recorded, int found, int stratum) {
        /** A ballot where there are no strata. */
        public Ballot(int recorded, int found) {
            this(recorded, found, 0);
        }
    }

    /**
     * A station.
     *
     * @param station its index in the contest's tally
     * @param counted the hand count; empty where the box could not be found
     */
    public record Station(int station, Optional<ContestVotes> counted) {}
}
