package org.recount.simulation;

import org.recount.election.Contest;

/**
 * One contest of an election on flat arrays, as the simulation works on it. Not defensive: the arrays are the value,
 * shared, and not written after construction, until the election is {@linkplain ElectionSource#release released}.
 *
 * <p>Shapes: {@code S} stations, {@code K} choices. {@code votes[s * K + c]} are the announced votes of choice {@code c}
 * in station {@code s} (the array may be longer); {@code invalid[s]} the announced invalid ballots; {@code registered[s]} registered voters, -1
 * where unknown; {@code centre[s]} an index of the polling centre, unique over the whole election; {@code
 * flags[s]} see the constants.
 */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class SyntheticContest {
    /** The station's result was not transmitted and was counted by hand at the centre. */
    public static final byte HELD = 1;

    /** The station was the one of its centre that was drawn by lot and counted by hand on election night. */
    public static final byte CONTROL = 2;

    public final Contest contest;
    public final int stations;
    public final int choices;
    public final int[] votes;
    public final int[] invalid;
    public final int[] registered;
    public final int[] centre;
    public final byte[] flags;

    /** Announced totals by choice: the column sums of {@link #votes}. */
    public final long[] totals;

    /** Announced valid ballots by station: the row sums of {@link #votes}. */
    public final int[] valid;

    public SyntheticContest(Contest contest, int[] votes, int[] invalid, int[] registered, int[] centre, byte[] flags) {
        this(
                contest,
                votes,
                invalid,
                registered,
                centre,
                flags,
                new long[contest.choices().size()],
                new int[invalid.length]);
        sum();
    }

    /**
     * Makes a contest whose sums are known.
     *
     * @param totals what becomes {@link #totals}: must be the column sums of the votes
     * @param valid what becomes {@link #valid}: must be the row sums
     */
    public SyntheticContest(
            Contest contest,
            int[] votes,
            int[] invalid,
            int[] registered,
            int[] centre,
            byte[] flags,
            long[] totals,
            int[] valid) {
        this.contest = contest;
        this.choices = contest.choices().size();
        this.stations = invalid.length;
        if (votes.length < stations * choices
                || registered.length != stations
                || centre.length != stations
                || flags.length != stations
                || totals.length != choices
                || valid.length != stations) {
            throw new IllegalArgumentException("Shapes differ in contest " + contest.id());
        }
        this.votes = votes;
        this.invalid = invalid;
        this.registered = registered;
        this.centre = centre;
        this.flags = flags;
        this.totals = totals;
        this.valid = valid;
    }

    private void sum() {
        int[] column = new int[choices];
        long all = 0;
        for (int s = 0; s < stations; s++) {
            valid[s] = addRow(s * choices, column);
            all += valid[s];
        }
        // Votes are at least 0: where all of them fit, each column does.
        Math.toIntExact(all);
        for (int c = 0; c < choices; c++) {
            totals[c] = column[c];
        }
    }

    /** Adds the votes of a station to those of the choices; returns their sum. */
    private int addRow(int from, int[] column) {
        int sum = 0;
        for (int c = 0; c < column.length; c++) {
            int v = votes[from + c];
            column[c] += v;
            sum += v;
        }
        return sum;
    }
}
