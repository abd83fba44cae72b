package org.recount.simulation.error;

import org.recount.sampling.RandomStream;
import org.recount.simulation.SyntheticContest;

/**
 * The announced result of one station, as an error model reads it: a view on the flat arrays of its contest, moved from
 * station to station without allocation. Not thread-safe.
 */
public final class Sheet {
    private SyntheticContest contest;
    private int station;
    private int offset;
    private int valid;
    private int favourite;

    /** Makes a view of a contest; {@link #moveTo} before it is read. */
    public Sheet(SyntheticContest contest) {
        this.contest = contest;
    }

    /**
     * Moves to a station.
     *
     * @param contest the contest
     * @param station index of the station in the contest
     * @param validBallots valid ballots announced there: the sum of its votes
     * @param favourite the choice that profits from what irregularities of this contest have in common
     */
    public void moveTo(SyntheticContest contest, int station, int validBallots, int favourite) {
        this.contest = contest;
        this.station = station;
        this.favourite = favourite;
        this.offset = station * contest.choices;
        this.valid = validBallots;
    }

    /** Returns the number of choices; this is also the index by which {@link Correction} knows the invalid ballots. */
    public int choices() {
        return contest.choices;
    }

    /** Returns the number of stations of the contest. */
    public int stations() {
        return contest.stations;
    }

    /** Returns the index of the station. */
    public int station() {
        return station;
    }

    /** Returns the announced votes of a choice. */
    public int votes(int choice) {
        return contest.votes[offset + choice];
    }

    /** Returns the announced votes of a choice in another station of the contest. */
    public int votesElsewhere(int other, int choice) {
        return contest.votes[other * contest.choices + choice];
    }

    /** Returns the announced valid ballots. */
    public int valid() {
        return valid;
    }

    /** Returns the announced invalid ballots. */
    public int invalid() {
        return contest.invalid[station];
    }

    /** Returns the announced invalid ballots of another station of the contest. */
    public int invalidElsewhere(int other) {
        return contest.invalid[other];
    }

    /** Returns the registered voters, -1 where unknown. */
    public int registered() {
        return contest.registered[station];
    }

    /** Returns the choice that profits from what irregularities of this contest have in common. */
    public int favourite() {
        return favourite;
    }

    /** Returns whether the station is one that was counted by hand on election night anyway: held back, or drawn by lot. */
    public boolean checkedByHand() {
        return contest.flags[station] != 0;
    }

    /** Returns the number of stations in this station's polling centre, which stand beside each other in the contest. */
    public int centreStations() {
        return lastOfCentre() - firstOfCentre() + 1;
    }

    /** Returns the first station of this station's polling centre. */
    public int firstOfCentre() {
        int s = station;
        while (s > 0 && contest.centre[s - 1] == contest.centre[station]) {
            s--;
        }
        return s;
    }

    /** Returns the last station of this station's polling centre. */
    public int lastOfCentre() {
        int s = station;
        while (s < contest.stations - 1 && contest.centre[s + 1] == contest.centre[station]) {
            s++;
        }
        return s;
    }

    /** Returns the choice of a valid ballot drawn at random among those for others; there must be one. */
    public int drawBallotOfOthers(int but, RandomStream random) {
        int u = random.nextInt(valid - votes(but));
        for (int c = 0; ; c++) {
            if (c != but) {
                u -= contest.votes[offset + c];
                if (u < 0) {
                    return c;
                }
            }
        }
    }

    /** Returns the choice of a valid ballot drawn at random from the station; -1 where there is none. */
    public int drawBallot(RandomStream random) {
        if (valid == 0) {
            return -1;
        }
        int[] votes = contest.votes;
        int u = random.nextInt(valid);
        int at = offset;
        // Four choices at a time, and within them without a branch; then one.
        for (int end = offset + contest.choices; at + 4 <= end; at += 4) {
            int one = votes[at];
            int two = one + votes[at + 1];
            int three = two + votes[at + 2];
            int four = three + votes[at + 3];
            if (u < four) {
                return at - offset + notBelow(u, one) + notBelow(u, two) + notBelow(u, three);
            }
            u -= four;
        }
        while (u >= votes[at]) {
            u -= votes[at++];
        }
        return at - offset;
    }

    /** Returns 1 where u is at least a bound, else 0; both at least 0. */
    private static int notBelow(int u, int bound) {
        return bound - 1 - u >>> 31;
    }
}
