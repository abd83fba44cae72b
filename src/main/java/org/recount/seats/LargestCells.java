package org.recount.seats;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code S} largest cells of a table with a row for each list and a column for each of its seats, strictly decreasing
 * along a row. Highest averages is the table {@code votes / divisor}; largest remainder is the table {@code votes - (n -
 * 1) quota}: its cells of a quota or more are the whole quotas, the next of each row is the remainder.
 *
 * <p>The last cell taken is the line. Cells above it are seats for certain. A row has one cell at the line at most; if
 * more rows have one than seats are left, they are tied. Equal cells that all find a seat are no tie.
 */
final class LargestCells {
    /** Compares cells. */
    interface Table {
        /** Compares the cell of a list's n-th seat with that of another list; seats count from 1. */
        int compare(int list, int seat, int otherList, int otherSeat);
    }

    private final int[] certain;
    private final List<int[]> order;
    private final List<Integer> tied;
    private final int tiedSeats;
    private final int runnerUp;
    private final int unfilled;
    private final List<Integer> exhausted;

    private LargestCells(
            int[] certain,
            List<int[]> order,
            List<Integer> tied,
            int tiedSeats,
            int runnerUp,
            int unfilled,
            List<Integer> exhausted) {
        this.certain = certain;
        this.order = order;
        this.tied = tied;
        this.tiedSeats = tiedSeats;
        this.runnerUp = runnerUp;
        this.unfilled = unfilled;
        this.exhausted = exhausted;
    }

    /**
     * Takes the largest cells.
     *
     * @param table the table
     * @param lists number of rows, at least 1
     * @param capacity the most seats of each row
     * @param seats cells to take
     */
    static LargestCells take(Table table, int lists, int[] capacity, int seats) {
        int[] held = new int[lists];
        List<int[]> order = new ArrayList<>();
        int last = -1;
        for (int s = 0; s < seats; s++) {
            int best = best(table, held, capacity);
            if (best < 0) {
                break;
            }
            held[best]++;
            order.add(new int[] {best, held[best]});
            last = best;
        }
        int unfilled = seats - order.size();
        int next = best(table, held, capacity);
        List<Integer> exhausted = new ArrayList<>();
        for (int i = 0; i < lists && last >= 0; i++) {
            if (held[i] == capacity[i] && (unfilled > 0 || table.compare(i, held[i] + 1, last, held[last]) >= 0)) {
                exhausted.add(i);
            }
        }
        if (next < 0 || last < 0 || table.compare(next, held[next] + 1, last, held[last]) < 0) {
            return new LargestCells(held, order, List.of(), 0, next, unfilled, exhausted);
        }
        return tied(table, held, capacity, order, last, exhausted);
    }

    private static LargestCells tied(
            Table table, int[] held, int[] capacity, List<int[]> order, int last, List<Integer> exhausted) {
        List<Integer> tied = new ArrayList<>();
        int lineSeat = held[last];
        int tiedSeats = 0;
        int[] certain = held.clone();
        for (int i = 0; i < held.length; i++) {
            if (held[i] > 0 && table.compare(i, held[i], last, lineSeat) == 0) {
                tied.add(i);
                certain[i]--;
                tiedSeats++;
            } else if (held[i] < capacity[i] && table.compare(i, held[i] + 1, last, lineSeat) == 0) {
                tied.add(i);
            }
        }
        List<int[]> sure =
                order.stream().filter(cell -> cell[1] <= certain[cell[0]]).toList();
        return new LargestCells(certain, sure, tied, tiedSeats, -1, 0, exhausted);
    }

    private static int best(Table table, int[] held, int[] capacity) {
        int best = -1;
        for (int i = 0; i < held.length; i++) {
            if (held[i] < capacity[i] && (best < 0 || table.compare(i, held[i] + 1, best, held[best] + 1) > 0)) {
                best = i;
            }
        }
        return best;
    }

    /** Seats for certain, by list. */
    int certain(int list) {
        return certain[list];
    }

    /** Cells that are seats for certain, as {list, seat}, largest first; equal cells in any order. */
    List<int[]> order() {
        return order;
    }

    /** Lists that are tied at the line, ascending; empty where no lot is needed. */
    List<Integer> tied() {
        return tied;
    }

    /** Seats among the tied. */
    int tiedSeats() {
        return tiedSeats;
    }

    /** The list whose cell is the largest without a seat; -1 where there is none or a tie. */
    int runnerUp() {
        return runnerUp;
    }

    /** Seats for which no list had a candidate left. */
    int unfilled() {
        return unfilled;
    }

    /** Lists that ran out of candidates at or above the line. */
    List<Integer> exhausted() {
        return exhausted;
    }
}
