package org.recount.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Histogram;

/**
 * What all trials of a run found: the tallies of its elections folded in their order. Whole-number sums, so the fold is
 * exact. Not thread-safe.
 */
final class RunTally {
    /** Ballots that a design opens in the country are a mean over so many elections: they differ little between these. */
    static final int BALLOTS_OF = 10;

    private static final int RESULTS = ElectionTally.RESULTS;

    final ClusteredProportion[] seats = clustered(RESULTS);
    final ClusteredProportion[] any = clustered(RESULTS);
    final Histogram[] distribution = histograms(RESULTS);
    final ClusteredProportion[][] contestChanged;
    final ClusteredProportion[] reachable;
    final long[] openedBallots;
    final long[] openedStations;
    final ClusteredProportion[] partyGain;
    final ClusteredProportion[] partyChanged;
    final Histogram[] partyGains;
    final ClusteredProportion[][] curveFound;
    final ClusteredProportion[][] curveMade;

    /** By contest, and there at {@code design * points + point}; null where a contest was never played by the designs. */
    final @Nullable ClusteredProportion[][] foundIn;

    final @Nullable ClusteredProportion[][] madeIn;

    /** Stations and ballots opened there, summed over the wrong seats. */
    final double[][] stationsIn;

    final double[][] ballotsIn;
    final long[] wrongIn;

    /** Stations of the contest, summed over the wrong seats. */
    final long[] allIn;

    /** Stations escalated by contest, at {@code k * points + point} for the k-th escalating design. */
    final double[][] escalated;

    private final ClusteredProportion nothingMade = new ClusteredProportion();
    private final int cells;
    private final double[] ballotsOpened;
    private int ballotsOf;
    long looked;
    final ClusteredProportion found = new ClusteredProportion();
    final ClusteredProportion leftStanding = new ClusteredProportion();
    final ClusteredProportion madeWrong = new ClusteredProportion();
    final Histogram discrepant = new Histogram();
    final Histogram drawn = new Histogram();
    final Histogram discrepantDrawn = new Histogram();
    final Histogram regions = new Histogram();
    final Histogram annulled = new Histogram();
    final Histogram opened = new Histogram();
    /** Complaints by the way they went: by election, and by trial; empty where they are not judged one by one. */
    final ClusteredProportion[] flow;

    final Histogram[] flowOfTrials;
    int elections;
    long trials;

    /** What misreads do to the gaps of the first elections. */
    final List<RareFlows> rareFlows = new ArrayList<>();

    /** By election: mean number of seats changed by result; gap and least number of stations by contest. */
    private double[][] meanSeats = new double[RESULTS][16];

    private long[][] gaps = new long[16][];
    private int[][] minStations = new int[16][];
    private int[] announcedByParty = new int[0];

    RunTally(int contests, int parties, Scenario scenario) {
        int points = scenario.curve().size();
        int designs = scenario.designs().size();
        int escalating = (int) scenario.designs().stream()
                .filter(d -> d.escalation().escalates())
                .count();
        flowOfTrials = ElectionTally.flow(scenario);
        flow = clustered(flowOfTrials.length);
        contestChanged = new ClusteredProportion[RESULTS][];
        for (int r = 0; r < RESULTS; r++) {
            contestChanged[r] = clustered(contests);
        }
        reachable = clustered(contests);
        openedBallots = new long[contests];
        openedStations = new long[contests];
        partyGain = clustered(parties);
        partyChanged = clustered(parties);
        partyGains = histograms(parties);
        curveFound = new ClusteredProportion[designs][];
        curveMade = new ClusteredProportion[designs][];
        cells = designs * points;
        ballotsOpened = new double[cells];
        foundIn = new ClusteredProportion[contests][];
        madeIn = new ClusteredProportion[contests][];
        stationsIn = new double[contests][0];
        ballotsIn = new double[contests][0];
        wrongIn = new long[contests];
        allIn = new long[contests];
        escalated = new double[contests][escalating * points];
        for (int d = 0; d < curveFound.length; d++) {
            curveFound[d] = clustered(points);
            curveMade[d] = clustered(points);
        }
    }

    private static ClusteredProportion[] clustered(int n) {
        ClusteredProportion[] array = new ClusteredProportion[n];
        Arrays.setAll(array, i -> new ClusteredProportion());
        return array;
    }

    private static Histogram[] histograms(int n) {
        Histogram[] array = new Histogram[n];
        Arrays.setAll(array, i -> new Histogram());
        return array;
    }

    /** Folds in the tally of the next election. */
    void add(ElectionTally t) {
        int n = t.trials;
        for (int r = 0; r < RESULTS; r++) {
            seats[r].add(t.seats[r], n, t.seatsSquared[r]);
            any[r].add(t.any[r], n);
            distribution[r].merge(t.distribution[r]);
            for (int i = 0; i < reachable.length; i++) {
                contestChanged[r][i].add(t.contestChanged[r][i], n);
            }
        }
        for (int i = 0; i < reachable.length; i++) {
            reachable[i].add(t.reachable[i], n);
            openedBallots[i] = Math.addExact(openedBallots[i], t.openedBallots[i]);
            openedStations[i] = Math.addExact(openedStations[i], t.openedStations[i]);
        }
        for (int p = 0; p < partyGain.length; p++) {
            partyGain[p].add(t.partyGain[p], n, t.partyGainSquared[p]);
            partyChanged[p].add(t.partyChanged[p], n);
            partyGains[p].merge(t.partyGains[p]);
        }
        long wrong = t.found + t.leftStanding;
        found.add(t.found, wrong);
        leftStanding.add(t.leftStanding, wrong);
        madeWrong.add(t.madeWrong, n, t.madeWrongSquared);
        for (int d = 0; d < curveFound.length; d++) {
            for (int p = 0; p < curveFound[d].length; p++) {
                curveFound[d][p].add(t.curveFound[d][p], wrong);
                curveMade[d][p].add(t.curveMade[d][p], t.looked, t.curveMadeSquared[d][p]);
            }
        }
        addByContest(t);
        for (int at = 0; at < t.ballotsOpened.length; at++) {
            ballotsOpened[at] += t.ballotsOpened[at];
        }
        ballotsOf += t.ballotsOpened.length > 0 ? 1 : 0;
        looked += t.looked;
        discrepant.merge(t.discrepant);
        drawn.merge(t.drawn);
        discrepantDrawn.merge(t.discrepantDrawn);
        regions.merge(t.regions);
        annulled.merge(t.annulled);
        opened.merge(t.opened);
        for (int k = 0; k < flow.length; k++) {
            flow[k].add(t.flow[k].sum(), n, t.flow[k].sumOfSquares());
            flowOfTrials[k].merge(t.flow[k]);
        }
        remember(t);
        if (t.rareFlows != null && rareFlows.size() < RareSummary.MOST_ELECTIONS) {
            rareFlows.add(t.rareFlows);
        }
        trials += n;
        elections++;
    }

    private void addByContest(ElectionTally t) {
        for (int i = 0; i < wrongIn.length; i++) {
            for (int at = 0; at < escalated[i].length; at++) {
                escalated[i][at] += t.escalated[i][at];
            }
            boolean played = t.foundIn[i].length > 0;
            ClusteredProportion[] made = madeIn[i];
            ClusteredProportion[] foundHere = foundIn[i];
            if (played && (made == null || foundHere == null)) {
                foundHere = clustered(cells);
                made = clustered(cells);
                for (ClusteredProportion m : made) {
                    // The elections before this one, in which nothing was made wrong here.
                    m.merge(nothingMade);
                }
                foundIn[i] = foundHere;
                madeIn[i] = made;
            }
            for (int at = 0; made != null && foundHere != null && at < cells; at++) {
                made[at].add(played ? t.madeIn[i][at] : 0, t.looked, played ? t.madeInSquared[i][at] : 0);
                foundHere[at].add(played ? t.foundIn[i][at] : 0, t.wrongIn[i]);
            }
            if (t.wrongIn[i] > 0) {
                if (stationsIn[i].length == 0) {
                    stationsIn[i] = new double[cells];
                    ballotsIn[i] = new double[cells];
                }
                wrongIn[i] += t.wrongIn[i];
                allIn[i] += t.wrongIn[i] * t.stations[i];
                for (int at = 0; at < cells; at++) {
                    stationsIn[i][at] += t.wrongIn[i] * t.stationsIn[i][at];
                    ballotsIn[i][at] += t.wrongIn[i] * t.ballotsIn[i][at];
                }
            }
        }
        nothingMade.add(0, t.looked, 0);
    }

    private void remember(ElectionTally t) {
        if (elections == gaps.length) {
            int more = 2 * elections;
            gaps = Arrays.copyOf(gaps, more);
            minStations = Arrays.copyOf(minStations, more);
            for (int r = 0; r < RESULTS; r++) {
                meanSeats[r] = Arrays.copyOf(meanSeats[r], more);
            }
        }
        gaps[elections] = t.gap;
        minStations[elections] = t.minStations;
        for (int r = 0; r < RESULTS; r++) {
            meanSeats[r][elections] = (double) t.seats[r] / t.trials;
        }
        if (elections == 0) {
            announcedByParty = t.announcedByParty;
        }
    }

    /** Returns the ballots that a design opens in the country before any escalation, mean over the first elections. */
    double ballotsOpened(int at) {
        return ballotsOf == 0 ? 0 : ballotsOpened[at] / ballotsOf;
    }

    /** Returns the announced seats of a party in the first election. */
    int announced(int party) {
        return announcedByParty[party];
    }

    /** Returns, sorted, the mean number of seats changed in each election. */
    double[] meanSeats(int result) {
        double[] sorted = Arrays.copyOf(meanSeats[result], elections);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns, sorted, the ballots that must change to move a seat of a contest, by election; -1 where none can. */
    double[] ballotsNeeded(int contest) {
        double[] sorted = new double[elections];
        for (int e = 0; e < elections; e++) {
            long gap = gaps[e][contest];
            sorted[e] = gap == Long.MAX_VALUE ? -1 : gap - gap / 2;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns, sorted, the least number of stations whose ballots could move a seat, by election; -1 where none can. */
    double[] minStations(int contest) {
        double[] sorted = new double[elections];
        for (int e = 0; e < elections; e++) {
            sorted[e] = minStations[e][contest];
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
