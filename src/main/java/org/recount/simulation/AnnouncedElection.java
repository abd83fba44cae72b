package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.election.PollingStation;

/** A synthetic election in the shape of a published one, so that what works on the one works on the other. */
public final class AnnouncedElection {
    private AnnouncedElection() {}

    /**
     * Returns a member of an ensemble as an election. Stations are called by their contest and their place in it.
     *
     * @param info what the scenario says of itself
     * @param drawn the member
     */
    public static Election of(RunResult.ScenarioInfo info, SyntheticElection drawn) {
        List<ContestTally> tallies = new ArrayList<>();
        for (SyntheticContest c : drawn.contests()) {
            tallies.add(tally(c));
        }
        return new Election(
                info.id(),
                info.name() + " (SYNTHETIC, member " + drawn.index() + ")",
                "",
                info.sourcesInShort(),
                "",
                tallies);
    }

    private static ContestTally tally(SyntheticContest c) {
        ContestTally.Builder builder = ContestTally.builder(c.contest);
        long[] votes = new long[c.choices];
        for (int s = 0; s < c.stations; s++) {
            long valid = 0;
            for (int k = 0; k < c.choices; k++) {
                votes[k] = c.votes[s * c.choices + k];
                valid += votes[k];
            }
            builder.add(
                    new PollingStation(
                            c.contest.id() + "-" + (s + 1),
                            "centre-" + c.centre[s],
                            c.contest.region(),
                            "",
                            c.registered[s],
                            valid + c.invalid[s],
                            c.invalid[s]),
                    votes);
        }
        return builder.build();
    }
}
