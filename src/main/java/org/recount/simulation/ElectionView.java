package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.Terrain;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Sheet;

/** What all trials of one election need to know of it, worked out once. Belongs to one thread. */
final class ElectionView {
    final SyntheticElection election;
    final ContestView[] contests;
    final Terrain terrain;
    final Sheet sheet;
    final int stations;
    final int mostChoices;

    ElectionView(SyntheticElection election, Scenario scenario, Streams streams) {
        this.election = election;
        int n = election.contests().size();
        if (n == 0) {
            throw new IllegalArgumentException("An election without a contest");
        }
        contests = new ContestView[n];
        List<String> ids = new ArrayList<>(n);
        List<String> regions = new ArrayList<>(n);
        int[] stationCount = new int[n];
        int most = 0;
        for (int i = 0; i < n; i++) {
            SyntheticContest c = election.contests().get(i);
            contests[i] = new ContestView(c, scenario, streams.stream(election.index(), Purpose.LOT, -1L - i));
            ids.add(c.contest.id());
            regions.add(c.contest.region());
            stationCount[i] = c.stations;
            most = Math.max(most, c.choices);
        }
        mostChoices = most;
        terrain = new Terrain(ids, regions, stationCount);
        stations = terrain.stationStart[n];
        sheet = new Sheet(election.contests().get(0));
        for (int i = 0; i < n; i++) {
            terrain.gap[i] = contests[i].gap;
            terrain.winners[i] = NearestToTheLine.winners(contests[i]);
            terrain.losers[i] = NearestToTheLine.losers(contests[i]);
        }
    }
}
