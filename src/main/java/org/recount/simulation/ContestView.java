package org.recount.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.recount.election.Gender;
import org.recount.sampling.AliasTable;
import org.recount.sampling.RandomStream;
import org.recount.seats.SntvKernel;

/**
 * What all trials of one election need to know of a contest, worked out once: who is elected as announced, the pairs that
 * bind, totals by class of station, misread rates reversed for its totals. Read-only after construction.
 *
 * <p>Class 0 are the stations counted by machine, class 1 those counted by hand before the announcement (not transmitted,
 * or drawn by lot for control).
 */
final class ContestView {
    static final int CLASSES = 2;

    private static final double LEAST_BOUND = 1e-7;

    final SyntheticContest contest;
    final int choices;
    final int seats;
    final int reserved;
    final byte[] kinds;

    /** Lot keys of the announced result. */
    final long[] lots;

    /** Elected as announced, ascending. */
    final int[] elected;

    /** Binding pairs: the outcome is strictly implied as long as each first has more votes than its second. */
    final int[] pairIn;

    final int[] pairOut;
    final long[] pairGap;

    /** What each station can close of the gap of each pair; by pair and station. */
    final int[][] pairShift;

    /** Least gap of a binding pair; {@link Long#MAX_VALUE} where no seat can move. */
    final long gap;

    /** The announced winner whose seat is nearest to be lost; -1 where no seat can move. */
    final int lastWinner;

    /** Announced votes by class and choice, invalid ballots last: {@code base[class * (choices + 1) + choice]}. */
    final int[] base;

    final long valid;
    final long invalid;

    /** Ballots announced by station, valid or not. */
    final int[] ballots;

    /** Announced valid ballots, and invalid ones, by class. */
    final long[] classValid = new long[CLASSES];

    final long[] classInvalid = new long[CLASSES];

    private final @Nullable AliasTable choiceTable;

    /** Chance that a ballot announced valid was truly for another choice, and that it was truly invalid; by class. */
    final double[] toOther = new double[CLASSES];

    final double[] wasInvalid = new double[CLASSES];

    /** Chance that a ballot announced invalid was truly valid, by class. */
    final double[] wasValid = new double[CLASSES];

    /** Logarithms of the chances that a ballot announced valid, or invalid, was read as it is; by class. */
    final double[] logValidRight = new double[CLASSES];

    final double[] logInvalidRight = new double[CLASSES];

    /** Least number of stations whose ballots could move a seat; -1 where none can. */
    final int minStations;

    private final CleanChance clean;
    private double[] bounds = new double[0];

    /** {@link #cleanChance} of the stations without wrong rulings, in units of 2<sup>-32</sup>, rounded up. */
    final long[] cleanBelow;

    /** Bits of the pairs whose winner a choice is, and of those whose loser it is; none for the invalid ballots. */
    final byte[] winnerOf;

    final byte[] loserOf;

    ContestView(SyntheticContest contest, Scenario scenario, RandomStream lotStream) {
        this.contest = contest;
        choices = contest.choices;
        seats = contest.contest.seats();
        reserved = contest.contest.reservedSeats();
        kinds = SntvKernel.kinds(contest.contest, Gender.F);
        lots = new long[choices];
        for (int c = 0; c < choices; c++) {
            lots[c] = lotStream.nextLong();
        }
        int[] out = new int[seats + reserved];
        int n = SntvKernel.elect(contest.totals, 0, choices, kinds, seats, reserved, lots, out);
        elected = Arrays.copyOf(out, n);
        BindingPairs pairs = BindingPairs.of(contest.totals, kinds, reserved, elected);
        pairIn = pairs.in();
        pairOut = pairs.out();
        pairGap = pairs.gap();
        gap = pairs.least();
        lastWinner = nearestToBeLost(pairs);
        winnerOf = new byte[choices + 1];
        loserOf = new byte[choices + 1];
        for (int p = 0; p < pairIn.length; p++) {
            winnerOf[pairIn[p]] |= 1 << p;
            loserOf[pairOut[p]] |= 1 << p;
        }
        pairShift = Reach.shifts(contest, pairIn, pairOut);
        base = new int[CLASSES * (choices + 1)];
        sumClasses();
        long votes = 0;
        for (long t : contest.totals) {
            votes = Math.addExact(votes, t);
        }
        valid = votes;
        choiceTable = valid > 0 ? new AliasTable(contest.totals) : null;
        invalid = classInvalid[0] + classInvalid[1];
        for (int k = 0; k < CLASSES; k++) {
            Misreads m = k == 0 ? scenario.machine() : scenario.hand();
            toOther[k] = choices > 1 ? m.toOther() : 0;
            wasInvalid[k] = m.reversedFromInvalid(valid, invalid);
            wasValid[k] = m.reversedToInvalid(valid, invalid);
            logValidRight[k] = StrictMath.log1p(-toOther[k] - wasInvalid[k]);
            logInvalidRight[k] = StrictMath.log1p(-wasValid[k]);
        }
        minStations = Reach.minStations(this);
        clean = new CleanChance(this, scenario.hand());
        cleanBelow = new long[contest.stations];
        ballots = new int[contest.stations];
        describeStations();
    }

    private void describeStations() {
        for (int s = 0; s < ballots.length; s++) {
            cleanBelow[s] = (long) Math.ceil(cleanChance(s, 0) * 0x1.0p32);
            ballots[s] = contest.valid[s] + contest.invalid[s];
        }
    }

    private static int nearestToBeLost(BindingPairs pairs) {
        long gap = pairs.least();
        for (int p = 0; p < pairs.gap().length; p++) {
            if (pairs.gap()[p] == gap) {
                return pairs.in()[p];
            }
        }
        return -1;
    }

    /** Adds up the stations counted by hand, the fewer; the others are what is left of the totals. */
    private void sumClasses() {
        int width = choices + 1;
        long invalidBallots = 0;
        for (int s = 0; s < contest.stations; s++) {
            invalidBallots += contest.invalid[s];
            if (classOf(s) == 1) {
                addStation(s, base, width);
            }
        }
        base[choices] = Math.toIntExact(invalidBallots - base[width + choices]);
        for (int c = 0; c < choices; c++) {
            base[c] = Math.toIntExact(contest.totals[c] - base[width + c]);
        }
        for (int k = 0; k < CLASSES; k++) {
            for (int c = 0; c < choices; c++) {
                classValid[k] += base[k * width + c];
            }
            classInvalid[k] = base[k * width + choices];
        }
    }

    /** Adds the ballots of a station, the invalid ones last, to what begins at {@code at}. */
    void addStation(int station, int[] sums, int at) {
        int from = station * choices;
        int[] votes = contest.votes;
        for (int c = 0; c < choices; c++) {
            sums[at + c] += votes[from + c];
        }
        sums[at + choices] += contest.invalid[station];
    }

    /**
     * Returns by station the share of the gap of a pair that it could close at most, the largest over the pairs (project methods,
     * section 3.3: votes of the winner less those of the loser, and all ballots), at least {@value #LEAST_BOUND}. Worked out when
     * it is first asked for.
     */
    double[] bounds() {
        if (bounds.length < contest.stations) {
            double[] worked = new double[contest.stations];
            Arrays.fill(worked, LEAST_BOUND);
            for (int p = 0; p < pairIn.length; p++) {
                double whole = Math.max(1, pairGap[p]);
                int[] shift = pairShift[p];
                for (int s = 0; s < worked.length; s++) {
                    worked[s] = Math.max(worked[s], shift[s] / whole);
                }
            }
            bounds = worked;
        }
        return bounds;
    }

    /** Returns the class of a station. */
    int classOf(int station) {
        return contest.flags[station] == 0 ? 0 : 1;
    }

    /**
     * Returns the chance that a recount of a station reads what was announced, but for station errors.
     *
     * @param setAside invalid ballots that were wrongly ruled so, which neither count misreads
     */
    double cleanChance(int station, int setAside) {
        return clean.of(classOf(station), contest.valid[station], contest.invalid[station] - setAside);
    }

    /** Returns a choice drawn in proportion to the announced votes; the contest must have a vote. */
    int drawChoice(RandomStream random) {
        AliasTable table = choiceTable;
        if (table == null) {
            throw new IllegalStateException("No valid vote in contest " + contest.contest.id());
        }
        return table.draw(random);
    }

    /** Returns the first index whose cumulative number is above {@code u}. */
    static int upper(long[] cumulative, int n, long u) {
        int low = 0;
        int high = n - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
