package org.recount.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Flow;
import org.recount.numeric.Histogram;

/** What the trials of one election found, added up: whole numbers only. Not thread-safe. */
final class ElectionTally {
    static final int RESULTS = ContestTrial.RESULTS.length;

    final int index;
    int trials;

    /** Seats changed by result: sum, sum of squares, trials with any, and how often how many. */
    final long[] seats = new long[RESULTS];

    final long[] seatsSquared = new long[RESULTS];
    final long[] any = new long[RESULTS];
    final Histogram[] distribution = new Histogram[RESULTS];

    final long[][] contestChanged;
    final long[] reachable;
    final long[] openedBallots;
    final long[] openedStations;
    final long[] partyGain;
    final long[] partyGainSquared;
    final long[] partyChanged;
    final Histogram[] partyGains;
    final long[][] curveFound;

    /** Trials looked at, right seats made wrong in them by design and point (and their squares), stations escalated. */
    int looked;

    final long[][] curveMade;
    final long[][] curveMadeSquared;

    /** Stations escalated by contest, at {@code k * points + point} for the k-th escalating design. */
    final double[][] escalated;

    /** Wrong seats by contest; what was found of them and what was made wrong, at {@code design * points + point}. */
    final long[] wrongIn;

    final long[][] foundIn;
    final long[][] madeIn;
    final long[][] madeInSquared;

    /** Stations and ballots that designs open in a contest on average; of contests with a wrong seat. */
    final double[][] stationsIn;

    final double[][] ballotsIn;
    /** Ballots that designs open in the country on average; empty but for the first elections. */
    double[] ballotsOpened = new double[0];

    private final int cells;
    long found;
    long leftStanding;
    long madeWrong;
    long madeWrongSquared;
    final Histogram discrepant = new Histogram();
    final Histogram drawn = new Histogram();
    final Histogram discrepantDrawn = new Histogram();
    final Histogram regions = new Histogram();
    final Histogram annulled = new Histogram();
    final Histogram opened = new Histogram();

    /** Complaints a trial by the way they went; empty where they are not judged one by one. */
    final Histogram[] flow;

    /** Gap of the last seat and least number of stations by contest, as announced. */
    final long[] gap;

    final int[] minStations;
    final int[] stations;
    final int[] announcedByParty;

    /** What misreads do to the gaps of this election; null where nobody asks. */
    @Nullable
    RareFlows rareFlows;

    ElectionTally(ElectionView election, Roster roster, Scenario scenario) {
        index = election.election.index();
        int n = election.contests.length;
        int parties = roster.parties().size();
        contestChanged = new long[RESULTS][n];
        reachable = new long[n];
        openedBallots = new long[n];
        openedStations = new long[n];
        partyGain = new long[parties];
        partyGainSquared = new long[parties];
        partyChanged = new long[parties];
        partyGains = new Histogram[parties];
        int points = scenario.curve().size();
        int designs = scenario.designs().size();
        int escalating = (int) scenario.designs().stream()
                .filter(d -> d.escalation().escalates())
                .count();
        curveFound = new long[designs][points];
        curveMade = new long[designs][points];
        curveMadeSquared = new long[designs][points];
        escalated = new double[n][escalating * points];
        cells = designs * points;
        wrongIn = new long[n];
        foundIn = new long[n][0];
        madeIn = new long[n][0];
        madeInSquared = new long[n][0];
        stationsIn = new double[n][0];
        ballotsIn = new double[n][0];
        gap = new long[n];
        minStations = new int[n];
        stations = new int[n];
        announcedByParty = new int[parties];
        for (int r = 0; r < RESULTS; r++) {
            distribution[r] = new Histogram();
        }
        for (int p = 0; p < parties; p++) {
            partyGains[p] = new Histogram();
        }
        flow = flow(scenario);
        for (int i = 0; i < n; i++) {
            gap[i] = election.contests[i].gap;
            minStations[i] = election.contests[i].minStations;
            stations[i] = election.contests[i].contest.stations;
            int[] partyOf = roster.partiesOf(i, election.contests[i].contest.contest);
            for (int c : election.contests[i].elected) {
                announcedByParty[partyOf[c]]++;
            }
        }
    }

    /** Returns an empty count for each way that complaints go, none where they are not judged one by one. */
    static Histogram[] flow(Scenario scenario) {
        int steps = scenario.adjudication().judgesOneByOne() ? Flow.Step.values().length : 0;
        Histogram[] flow = new Histogram[steps];
        Arrays.setAll(flow, k -> new Histogram());
        return flow;
    }

    /** Adds a trial. */
    void add(TrialOutcome o) {
        trials++;
        addResults(o);
        addContests(o);
        addParties(o);
        addDesigns(o);
        found += o.found;
        leftStanding += o.leftStanding;
        madeWrong += o.madeWrong;
        madeWrongSquared += (long) o.madeWrong * o.madeWrong;
        discrepant.add(o.discrepant);
        drawn.add(o.drawn);
        discrepantDrawn.add(o.discrepantDrawn);
        regions.add(o.regionsChanged());
        annulled.add(o.annulled);
        opened.add(o.opened);
        for (int k = 0; k < flow.length; k++) {
            flow[k].add(o.flow[k]);
        }
    }

    private void addResults(TrialOutcome o) {
        for (int r = 0; r < RESULTS; r++) {
            int changed = o.seatsChanged[r];
            seats[r] += changed;
            seatsSquared[r] += (long) changed * changed;
            any[r] += changed > 0 ? 1 : 0;
            distribution[r].add(changed);
            addChanged(contestChanged[r], o.contestChanged[r]);
        }
    }

    private static void addChanged(long[] sums, boolean[] changed) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += changed[i] ? 1 : 0;
        }
    }

    private void addContests(TrialOutcome o) {
        for (int i = 0; i < reachable.length; i++) {
            reachable[i] += o.reachable[i] ? 1 : 0;
            openedBallots[i] += o.openedBallots[i];
            openedStations[i] += o.openedStations[i];
        }
    }

    private void addParties(TrialOutcome o) {
        for (int p = 0; p < partyGain.length; p++) {
            int gain = o.partyGain[p];
            partyGain[p] += gain;
            partyGainSquared[p] += (long) gain * gain;
            partyChanged[p] += gain != 0 ? 1 : 0;
            partyGains[p].add(gain);
        }
    }

    private void addDesigns(TrialOutcome o) {
        for (int d = 0; d < curveFound.length; d++) {
            for (int p = 0; p < curveFound[d].length; p++) {
                curveFound[d][p] += o.curveFound[d][p];
                curveMade[d][p] += o.curveMade[d][p];
                curveMadeSquared[d][p] += o.curveMade[d][p] * o.curveMade[d][p];
            }
        }
        addByContest(o);
        looked += o.looked ? 1 : 0;
    }

    private void addByContest(TrialOutcome o) {
        for (int k = 0; k < o.byContest.size(); k++) {
            int i = o.byContest.contest(k);
            if (foundIn[i].length == 0) {
                foundIn[i] = new long[cells];
                madeIn[i] = new long[cells];
                madeInSquared[i] = new long[cells];
            }
            wrongIn[i] += o.byContest.wrong(k);
            long[] found = o.byContest.found(k);
            long[] made = o.byContest.made(k);
            for (int at = 0; at < cells; at++) {
                foundIn[i][at] += found[at];
                madeIn[i][at] += o.looked ? made[at] : 0;
                madeInSquared[i][at] += o.looked ? made[at] * made[at] : 0;
            }
        }
        for (int i = 0; o.looked && i < escalated.length; i++) {
            for (int at = 0; at < escalated[i].length; at++) {
                escalated[i][at] += o.escalated[i][at];
            }
        }
    }

    /** Takes over how many stations and ballots designs open in the contests that had a wrong seat, and ballots in the country. */
    void close(OpenChance chance) {
        if (index < RunTally.BALLOTS_OF) {
            ballotsOpened = new double[cells];
            for (int i = 0; i < wrongIn.length; i++) {
                double[] here = chance.ballots(i);
                for (int at = 0; at < cells; at++) {
                    ballotsOpened[at] += here[at];
                }
            }
        }
        for (int i = 0; i < wrongIn.length; i++) {
            if (wrongIn[i] > 0) {
                stationsIn[i] = chance.stations(i);
                ballotsIn[i] = chance.ballots(i);
            }
        }
    }
}
