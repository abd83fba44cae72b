package org.recount.election;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The votes of one contest, station by station (a sparse matrix by rows), or in total only.
 *
 * <p>Immutable. Row {@code s} belongs to {@code stations().get(s)}; column {@code c} to {@code
 * contest().choices().get(c)}. Where only totals are published there are no stations and {@link #totals()} holds what
 * was published.
 */
public final class ContestTally {
    private final Contest contest;
    private final List<PollingStation> stations;
    private final int[] rowStart;
    private final int[] column;
    private final long[] cell;
    private final ContestVotes totals;

    private ContestTally(
            Contest contest,
            List<PollingStation> stations,
            int[] rowStart,
            int[] column,
            long[] cell,
            ContestVotes totals) {
        this.contest = contest;
        this.stations = stations;
        this.rowStart = rowStart;
        this.column = column;
        this.cell = cell;
        this.totals = totals;
    }

    /** Returns a tally known only in total. */
    public static ContestTally ofTotals(ContestVotes totals) {
        return new ContestTally(totals.contest(), List.of(), new int[] {0}, new int[0], new long[0], totals);
    }

    /** Returns a builder that takes stations in the order in which they shall stand. */
    public static Builder builder(Contest contest) {
        return new Builder(contest);
    }

    /** Returns the contest. */
    public Contest contest() {
        return contest;
    }

    /** Returns the stations; empty where only totals are known. */
    public List<PollingStation> stations() {
        return stations;
    }

    /** Returns whether the votes are known by station. */
    public boolean byStation() {
        return !stations.isEmpty();
    }

    /** Returns the totals: the sum of the stations where there are stations. */
    public ContestVotes totals() {
        return totals;
    }

    /** Returns the votes of a station by index of choice, as a new array. */
    public long[] row(int station) {
        long[] row = new long[contest.choices().size()];
        for (int i = rowStart[station]; i < rowStart[station + 1]; i++) {
            row[column[i]] = cell[i];
        }
        return row;
    }

    /** Returns the votes of a choice in a station. */
    public long votes(int station, int choice) {
        for (int i = rowStart[station]; i < rowStart[station + 1]; i++) {
            if (column[i] == choice) {
                return cell[i];
            }
        }
        return 0;
    }

    /** Returns the valid votes of a station. */
    public long valid(int station) {
        long sum = 0;
        for (int i = rowStart[station]; i < rowStart[station + 1]; i++) {
            sum = Math.addExact(sum, cell[i]);
        }
        return sum;
    }

    /** Collects stations. */
    public static final class Builder {
        private final Contest contest;
        private final List<PollingStation> stations = new ArrayList<>();
        private final Map<String, Integer> index = new HashMap<>();
        private int[] rowStart = new int[16];
        private int[] column = new int[64];
        private long[] cell = new long[64];
        private int cells;

        private Builder(Contest contest) {
            this.contest = contest;
        }

        /**
         * Adds a station.
         *
         * @param station the station, not yet added
         * @param votes votes by index of choice, each at least 0
         * @return this builder
         * @throws IllegalArgumentException for a station added before, a wrong length or a negative number
         */
        public Builder add(PollingStation station, long[] votes) {
            if (votes.length != contest.choices().size()) {
                throw new IllegalArgumentException(
                        "Station " + station.id() + " has " + votes.length + " columns, contest " + contest.id()
                                + " has " + contest.choices().size() + " choices");
            }
            if (index.putIfAbsent(station.id(), stations.size()) != null) {
                throw new IllegalArgumentException(
                        "Station " + station.id() + " stands twice in contest " + contest.id());
            }
            stations.add(station);
            for (int c = 0; c < votes.length; c++) {
                if (votes[c] < 0) {
                    throw new IllegalArgumentException("Negative votes in station " + station.id() + ": " + votes[c]);
                }
                if (votes[c] > 0) {
                    if (cells == cell.length) {
                        column = Arrays.copyOf(column, 2 * cells);
                        cell = Arrays.copyOf(cell, 2 * cells);
                    }
                    column[cells] = c;
                    cell[cells++] = votes[c];
                }
            }
            if (stations.size() == rowStart.length) {
                rowStart = Arrays.copyOf(rowStart, 2 * rowStart.length);
            }
            rowStart[stations.size()] = cells;
            return this;
        }

        /** Returns the tally; its totals are the exact sums over the stations. */
        public ContestTally build() {
            long[] sums = new long[contest.choices().size()];
            for (int i = 0; i < cells; i++) {
                sums[column[i]] = Math.addExact(sums[column[i]], cell[i]);
            }
            long invalid = 0;
            for (PollingStation station : stations) {
                invalid = Math.addExact(invalid, Math.max(0, station.invalid()));
            }
            return new ContestTally(
                    contest,
                    List.copyOf(stations),
                    Arrays.copyOf(rowStart, stations.size() + 1),
                    Arrays.copyOf(column, cells),
                    Arrays.copyOf(cell, cells),
                    ContestVotes.of(contest, sums, invalid));
        }
    }
}
