package org.recount.simulation;

import java.util.Arrays;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * The ballots of one contest as flat totals, by class of station and by group: what misreads draw from. Errors are drawn
 * where ballots were touched: first how many (binomial), then which (without replacement), so that the cost grows with
 * the ballots touched and not with the ballots cast. Not thread-safe.
 *
 * <p>Groups: 0 stations not opened, 1 opened, 2 opened and annulled. Cells: {@code count[(class * GROUPS + group) * width +
 * choice]} with the invalid ballots last.
 */
final class Boxes {
    static final int GROUPS = 3;

    private final int[] count;
    private final int[] change;
    private final long[] cumulative;
    private final int[] cellOf;
    private final int[] taken;
    private int width;
    private int choices;

    private int[] moveClass = new int[256];
    private int[] moveFrom = new int[256];
    private int[] moveTo = new int[256];
    private int moves;

    Boxes(int mostChoices) {
        int cells = ContestView.CLASSES * GROUPS * (mostChoices + 1);
        count = new int[cells];
        change = new int[GROUPS * (mostChoices + 1)];
        cumulative = new long[cells];
        cellOf = new int[cells];
        taken = new int[cells];
    }

    /** Begins a contest: nothing opened, everything as announced. */
    void begin(ContestView view) {
        choices = view.choices;
        width = choices + 1;
        Arrays.fill(count, 0, ContestView.CLASSES * GROUPS * width, 0);
        Arrays.fill(change, 0, GROUPS * width, 0);
        for (int k = 0; k < ContestView.CLASSES; k++) {
            System.arraycopy(view.base, k * width, count, k * GROUPS * width, width);
        }
        moves = 0;
    }

    /** Moves a station from group 0 to another. */
    void open(ContestView view, int station, int group) {
        int to = (view.classOf(station) * GROUPS + group) * width;
        int[] votes = view.contest.votes;
        int from = station * choices;
        for (int c = 0; c < choices; c++) {
            count[to + c] += votes[from + c];
        }
        count[to + choices] += view.contest.invalid[station];
    }

    /** To be called when all stations are opened: takes them out of group 0. */
    void opened() {
        for (int k = 0; k < ContestView.CLASSES; k++) {
            int zero = k * GROUPS * width;
            for (int c = 0; c < width; c++) {
                count[zero + c] -= count[zero + width + c] + count[zero + 2 * width + c];
            }
        }
    }

    /** Returns the ballots now in a group for a choice (or invalid), over both classes. */
    int in(int group, int choice) {
        return count[group * width + choice] + count[(GROUPS + group) * width + choice];
    }

    /** Corrects a cell: the ballots differ from what was announced. */
    void correct(int stationClass, int group, int choice, int difference) {
        count[(stationClass * GROUPS + group) * width + choice] += difference;
        change[group * width + choice] += difference;
    }

    /** Takes invalid ballots out of what misreads draw from, without counting them as a change. */
    void setAside(int stationClass, int group, int invalid) {
        count[(stationClass * GROUPS + group) * width + choices] -= invalid;
    }

    /** Returns what a group's boxes hold more than was announced, for a choice. */
    int change(int group, int choice) {
        return change[group * width + choice];
    }

    /** Reverses the misreads of the announced count: from here on {@link #change} speaks of the boxes. */
    void reverseMisreads(ContestView view, int groups, RandomStream random) {
        for (int k = 0; k < ContestView.CLASSES; k++) {
            reverseValid(view, k, groups, random);
            reverseInvalid(view, k, groups, random);
        }
        // The hand count draws from the boxes as they are: add the moves now, not while ballots were being picked.
        for (int m = 0; m < moves; m++) {
            int cell = moveFrom[m];
            int row = cell - cell % width;
            count[cell]--;
            count[row + moveTo[m]]++;
        }
    }

    private void reverseValid(ContestView view, int k, int groups, RandomStream random) {
        double rate = view.toOther[k] + view.wasInvalid[k];
        if (rate <= 0) {
            return;
        }
        int cells = list(k, groups, 0, choices);
        long total = cells == 0 ? 0 : cumulative[cells - 1];
        long touched = Samplers.binomial(random, total, rate);
        for (long t = 0; t < touched; t++) {
            int cell = cellOf[pick(cells, total, random)];
            int from = cell % width;
            int to = random.nextDouble() * rate < view.toOther[k] ? other(from, random) : choices;
            move(k, cell, to);
        }
    }

    private void reverseInvalid(ContestView view, int k, int groups, RandomStream random) {
        if (view.wasValid[k] <= 0) {
            return;
        }
        int cells = list(k, groups, choices, width);
        long total = cells == 0 ? 0 : cumulative[cells - 1];
        long touched = Samplers.binomial(random, total, view.wasValid[k]);
        for (long t = 0; t < touched; t++) {
            move(k, cellOf[pick(cells, total, random)], view.drawChoice(random));
        }
    }

    /**
     * Draws what a hand count of a group reads wrong.
     *
     * @param hand rates for a ballot as it truly is
     * @param misread receives the differences, read less true, by choice; at {@code at} and on
     */
    void handCount(ContestView view, Misreads hand, int group, RandomStream random, int[] misread, int at) {
        int cells = 0;
        long sum = 0;
        for (int c = 0; c < choices; c++) {
            sum += in(group, c);
            cumulative[cells] = sum;
            cellOf[cells] = c;
            taken[cells++] = 0;
        }
        double toOther = choices > 1 ? hand.toOther() : 0;
        double rate = toOther + hand.toInvalid();
        long touched = rate > 0 ? Samplers.binomial(random, sum, rate) : 0;
        for (long t = 0; t < touched; t++) {
            int from = pick(cells, sum, random);
            misread[at + from]--;
            if (random.nextDouble() * rate < toOther) {
                misread[at + other(from, random)]++;
            }
        }
        long touchedInvalid =
                view.valid > 0 ? Samplers.binomial(random, Math.max(0, in(group, choices)), hand.fromInvalid()) : 0;
        for (long t = 0; t < touchedInvalid; t++) {
            misread[at + view.drawChoice(random)]++;
        }
    }

    private int other(int choice, RandomStream random) {
        int d = random.nextInt(choices - 1);
        return d >= choice ? d + 1 : d;
    }

    /**
     * Lists the cells of a class that hold a ballot, for picking: choice by choice and within a choice group by group, so
     * that the same random number means a ballot for the same choice whatever was opened. Two designs of a recount that are
     * compared then meet nearly the same boxes.
     */
    private int list(int k, int groups, int fromChoice, int toChoice) {
        int cells = 0;
        long sum = 0;
        for (int c = fromChoice; c < toChoice; c++) {
            for (int g = 0; g < groups; g++) {
                int cell = (k * GROUPS + g) * width + c;
                sum += count[cell];
                cumulative[cells] = sum;
                cellOf[cells] = cell;
                taken[cells++] = 0;
            }
        }
        return cells;
    }

    /** Picks a ballot that was not picked before, all alike; returns the index of its cell in the list. */
    private int pick(int cells, long total, RandomStream random) {
        while (true) {
            long ballot = random.nextLong(total);
            int i = ContestView.upper(cumulative, cells, ballot);
            long place = i == 0 ? ballot : ballot - cumulative[i - 1];
            // By symmetry those picked before may be thought of as the first of their cell.
            if (place >= taken[i]) {
                taken[i]++;
                return i;
            }
        }
    }

    private void move(int k, int cell, int to) {
        if (moves == moveClass.length) {
            moveClass = Arrays.copyOf(moveClass, 2 * moves);
            moveFrom = Arrays.copyOf(moveFrom, 2 * moves);
            moveTo = Arrays.copyOf(moveTo, 2 * moves);
        }
        int group = cell / width - k * GROUPS;
        change[group * width + cell % width]--;
        change[group * width + to]++;
        moveClass[moves] = k;
        moveFrom[moves] = cell;
        moveTo[moves++] = to;
    }

    /** Returns the number of ballots that were misread. */
    int moves() {
        return moves;
    }

    /** Returns the class of the station of a misread ballot. */
    int moveClass(int move) {
        return moveClass[move];
    }

    /** Returns what a misread ballot was announced as. */
    int announcedAs(int move) {
        return moveFrom[move] % width;
    }

    /** Returns what a misread ballot was truly. */
    int truly(int move) {
        return moveTo[move];
    }
}
