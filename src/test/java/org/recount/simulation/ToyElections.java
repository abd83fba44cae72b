package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/**
 * Random elections of any size, dense and without claim to be like a real one: what the simulation is tried on where the
 * votes do not matter.
 */
public final class ToyElections implements ElectionSource {
    private final int contests;
    private final int stationsPerContest;
    private final int choices;
    private final int ballotsPerStation;

    public ToyElections(int contests, int stationsPerContest, int choices, int ballotsPerStation) {
        this.contests = contests;
        this.stationsPerContest = stationsPerContest;
        this.choices = choices;
        this.ballotsPerStation = ballotsPerStation;
    }

    /** As large as Iraq in 2021: 83 contests, 55,029 stations, 3,237 candidates. */
    public static ToyElections national() {
        return new ToyElections(83, 663, 39, 162);
    }

    @Override
    public SyntheticElection draw(long seed, int index) {
        List<SyntheticContest> list = new ArrayList<>();
        for (int i = 0; i < contests; i++) {
            list.add(contest(i, new Streams(seed).stream(index, Purpose.ELECTION, i)));
        }
        return new SyntheticElection(index, list);
    }

    private SyntheticContest contest(int i, RandomStream r) {
        List<Choice> candidates = new ArrayList<>();
        double[] share = new double[choices];
        double sum = 0;
        for (int c = 0; c < choices; c++) {
            candidates.add(Choice.of("c" + c, "Candidate " + c, "Party " + (c % 7), c % 4 == 3 ? Gender.F : Gender.M));
            share[c] = Samplers.gamma(r, 0.7);
            sum += share[c];
        }
        int seats = Math.min(choices, 3 + i % 3);
        Contest contest = new Contest("k" + i, "Contest " + i, "Region " + i / 5, seats, 1, candidates);
        int[] votes = new int[stationsPerContest * choices];
        int[] invalid = new int[stationsPerContest];
        int[] registered = new int[stationsPerContest];
        int[] centre = new int[stationsPerContest];
        byte[] flags = new byte[stationsPerContest];
        for (int s = 0; s < stationsPerContest; s++) {
            for (int c = 0; c < choices; c++) {
                votes[s * choices + c] = (int) Samplers.poisson(r, ballotsPerStation * share[c] / sum);
            }
            invalid[s] = (int) Samplers.poisson(r, 0.08 * ballotsPerStation);
            registered[s] = 3 * ballotsPerStation;
            centre[s] = i * stationsPerContest + s / 7;
            flags[s] = s % 7 == 0 ? SyntheticContest.CONTROL : r.chance(0.067) ? SyntheticContest.HELD : 0;
        }
        return new SyntheticContest(contest, votes, invalid, registered, centre, flags);
    }
}
