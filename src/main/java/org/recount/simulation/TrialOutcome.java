package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.Flow;
import org.recount.dispute.Remedy;
import org.recount.simulation.ContestTrial.Result;

/**
 * What one trial found: small whole numbers, no tallies. Reused from trial to trial; not thread-safe.
 */
final class TrialOutcome {
    /** Seats changed by result, {@link Result#TRUE} being the wrong seats of the announced result. */
    final int[] seatsChanged = new int[ContestTrial.RESULTS.length];

    /** Whether a seat of a contest changes, by result and contest. */
    final boolean[][] contestChanged;

    final boolean[] reachable;
    final long[] openedBallots;
    final int[] openedStations;

    /** Seats that a party gains, all remedies, by index of party. */
    final int[] partyGain;

    int found;
    int leftStanding;
    int madeWrong;
    /** Complaints by the way they went, in the order of {@link Flow.Step}; of rules that judge them one by one. */
    final int[] flow = new int[Flow.Step.values().length];

    int opened;
    int annulled;
    int discrepant;

    /** Stations in the random sample, and how many of them a recount finds to differ. */
    int drawn;

    int discrepantDrawn;

    /** Whether a seat changes in a region, all remedies. */
    final boolean[] regionChanged;

    /** Wrong seats found, by design and point of the detection curve. */
    final long[][] curveFound;

    /** Whether this is one of the trials, one in ten, in which it is looked at what designs would make wrong. */
    boolean looked;

    /** Right seats made wrong, by design and point; of a trial that is looked at. */
    final long[][] curveMade;

    /**
     * Stations that escalating designs open beyond those they pick, expected, by contest and at {@code k * points + point} for
     * the k-th escalating design; of a trial that is looked at.
     */
    final double[][] escalated;

    /** What was found and made wrong by contest. */
    final DesignCounts byContest;

    TrialOutcome(int contests, int regions, int parties, int designs, int escalating, int points) {
        contestChanged = new boolean[ContestTrial.RESULTS.length][contests];
        reachable = new boolean[contests];
        regionChanged = new boolean[regions];
        openedBallots = new long[contests];
        openedStations = new int[contests];
        partyGain = new int[parties];
        curveFound = new long[designs][points];
        curveMade = new long[designs][points];
        escalated = new double[contests][escalating * points];
        byContest = new DesignCounts(designs * points);
    }

    void clear() {
        Arrays.fill(seatsChanged, 0);
        for (boolean[] changed : contestChanged) {
            Arrays.fill(changed, false);
        }
        Arrays.fill(partyGain, 0);
        Arrays.fill(regionChanged, false);
        for (int d = 0; d < curveFound.length; d++) {
            Arrays.fill(curveFound[d], 0);
            Arrays.fill(curveMade[d], 0);
        }
        for (int i = 0; looked && i < escalated.length; i++) {
            Arrays.fill(escalated[i], 0);
        }
        byContest.clear();
        looked = false;
        found = 0;
        leftStanding = 0;
        madeWrong = 0;
        opened = 0;
        annulled = 0;
        discrepant = 0;
        drawn = 0;
        discrepantDrawn = 0;
    }

    /** Returns the number of regions in which a seat changes. */
    int regionsChanged() {
        int n = 0;
        for (boolean changed : regionChanged) {
            n += changed ? 1 : 0;
        }
        return n;
    }

    /** Returns the result that stands for a remedy alone. */
    static Result alone(Remedy remedy) {
        return switch (remedy) {
            case RECOUNT -> Result.RECOUNT;
            case READJUDICATE -> Result.READJUDICATE;
            case ANNUL -> Result.ANNUL;
        };
    }
}
