package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Docket;
import org.recount.dispute.Openings;
import org.recount.dispute.Terrain;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Sheet;

/** What all trials of one election need to know of it, worked out once. Belongs to one thread. */
final class ElectionView {
    private static final int REHEARSALS = 20;

    final SyntheticElection election;
    final ContestView[] contests;
    final Terrain terrain;
    final Sheet sheet;
    final int stations;
    final int mostChoices;

    /** Index of each contest's region, and how many regions there are. */
    final int[] regionOf;

    final int regions;
    private final Scenario scenario;
    private final Streams streams;
    private double[] watched = new double[0];

    ElectionView(SyntheticElection election, Scenario scenario, Streams streams) {
        this.election = election;
        this.scenario = scenario;
        this.streams = streams;
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
        List<String> names = regions.stream().distinct().toList();
        this.regions = names.size();
        regionOf = regions.stream().mapToInt(names::indexOf).toArray();
        terrain = new Terrain(ids, regions, stationCount);
        stations = terrain.stationStart[n];
        sheet = new Sheet(election.contests().get(0));
        for (int i = 0; i < n; i++) {
            terrain.gap[i] = contests[i].gap;
            terrain.winners[i] = NearestToTheLine.winners(contests[i]);
            terrain.losers[i] = NearestToTheLine.losers(contests[i]);
        }
    }

    /**
     * Returns the share of each contest's stations that the recount opens, as whoever wants to stay unseen would find out: by
     * rehearsing complaints and decisions without any error. Worked out when it is first asked for.
     */
    double[] watched() {
        if (watched.length == 0) {
            terrain.clearEvents();
            watched = new double[contests.length];
            Docket docket = new Docket(contests.length);
            Openings openings = new Openings(contests.length, stations);
            AdjudicationRule.Decider decider = scenario.adjudication().bind(terrain);
            RandomStream random = new RandomStream();
            for (int r = 0; r < REHEARSALS; r++) {
                docket.clear();
                openings.clear();
                streams.seed(random, election.index(), Purpose.DESIGN, -1L - r);
                scenario.complaints().file(terrain, random, docket);
                decider.decide(docket, random, openings);
                for (int i = 0; i < watched.length; i++) {
                    watched[i] += (double) openings.opened(i) / Math.max(1, terrain.stations(i)) / REHEARSALS;
                }
            }
        }
        return watched;
    }
}
