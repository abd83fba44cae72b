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

    private final int[] classCount;
    private final int[] count;
    private final int[] change;
    private final int[] placed;
    private final long[] cumulative;
    private final int[] taken;
    private int width;
    private int choices;

    private int[] moveClass = new int[256];
    private int[] moveFrom = new int[256];
    private int[] moveTo = new int[256];
    private int[] moveGroup = new int[256];
    private int moves;
    private final long[] touchedValid = new long[ContestView.CLASSES];
    private final long[] touchedInvalid = new long[ContestView.CLASSES];
    private final long[] touchedByHand = new long[GROUPS];

    Boxes(int mostChoices) {
        int most = mostChoices + 1;
        int cells = ContestView.CLASSES * GROUPS * most;
        classCount = new int[ContestView.CLASSES * most];
        count = new int[cells];
        change = new int[GROUPS * most];
        placed = new int[cells];
        cumulative = new long[most];
        taken = new int[most];
    }

    /**
     * Draws how many ballots of each class were misread in the announced count; {@link #drawMisreads} draws which.
     *
     * @param valid ballots that are drawn from, by class: as announced and corrected
     * @param invalid invalid ballots that are drawn from, by class
     * @return how far a pair of choices can close by them at most: by two votes where a ballot passes from one to the other,
     *     by one where an invalid ballot was valid
     */
    long touch(ContestView view, long[] valid, long[] invalid, RandomStream random) {
        long sum = 0;
        for (int k = 0; k < ContestView.CLASSES; k++) {
            touchedValid[k] =
                    Samplers.binomial(random, valid[k], view.toOther[k] + view.wasInvalid[k], view.logValidRight[k]);
            touchedInvalid[k] = Samplers.binomial(random, invalid[k], view.wasValid[k], view.logInvalidRight[k]);
            sum += 2 * touchedValid[k] + touchedInvalid[k];
        }
        return sum;
    }

    /**
     * Draws how many ballots of a group are misread by the hand count at most: each with the larger of the rates for valid
     * and for invalid ballots; {@link #handCount} draws which, and thins those of the smaller rate.
     *
     * @param ballots ballots in the group's boxes, valid or not
     * @return how far a pair of choices can close by them at most
     */
    long touchByHand(ContestView view, Misreads hand, int group, long ballots, RandomStream random) {
        double rate = Math.max(validByHand(hand), invalidByHand(view, hand));
        touchedByHand[group] = Samplers.binomial(random, ballots, rate);
        return 2 * touchedByHand[group];
    }

    private static double validByHand(Misreads hand) {
        return hand.toOther() + hand.toInvalid();
    }

    private static double invalidByHand(ContestView view, Misreads hand) {
        return view.valid > 0 ? hand.fromInvalid() : 0;
    }

    /** Begins a contest: everything as announced. */
    void begin(ContestView view) {
        choices = view.choices;
        width = choices + 1;
        System.arraycopy(view.base, 0, classCount, 0, ContestView.CLASSES * width);
        moves = 0;
    }

    /** Corrects what misreads of a class are drawn from. */
    void correct(int stationClass, int choice, int difference) {
        classCount[stationClass * width + choice] += difference;
    }

    /**
     * Draws the misread ballots of the announced count, as many as were {@linkplain #touch touched}: what each was announced
     * as and what it truly was, by class. In which group of stations each lies does not matter yet, and is drawn by {@link
     * #reverseMisreads}: so the same random number means a ballot for the same choice whatever was opened, and two designs of a
     * recount that are compared meet nearly the same boxes.
     */
    void drawMisreads(ContestView view, RandomStream random) {
        for (int k = 0; k < ContestView.CLASSES; k++) {
            drawValid(view, k, random);
            for (long t = 0; t < touchedInvalid[k]; t++) {
                move(k, choices, view.drawChoice(random));
            }
        }
    }

    private void drawValid(ContestView view, int k, RandomStream random) {
        long touched = touchedValid[k];
        if (touched == 0) {
            return;
        }
        long sum = 0;
        for (int c = 0; c < choices; c++) {
            sum += classCount[k * width + c];
            cumulative[c] = sum;
            taken[c] = 0;
        }
        double rate = view.toOther[k] + view.wasInvalid[k];
        for (long t = 0; t < touched; t++) {
            int from = pick(choices, sum, random);
            move(k, from, random.nextDouble() * rate < view.toOther[k] ? other(from, random) : choices);
        }
    }

    /** Writes how far the misread ballots can close each binding pair: votes from its winner, and votes to its loser. */
    void close(ContestView view, long[] votes) {
        Arrays.fill(votes, 0);
        for (int m = 0; m < moves; m++) {
            int from = view.winnerOf[moveFrom[m]];
            int to = view.loserOf[moveTo[m]];
            if ((from | to) != 0) {
                for (int p = 0; p < view.pairIn.length; p++) {
                    votes[p] += (from >> p & 1) + (to >> p & 1);
                }
            }
        }
    }

    /** Begins to tell the groups apart: nothing opened, everything as announced. */
    void beginGroups(ContestView view) {
        int cells = ContestView.CLASSES * GROUPS * width;
        Arrays.fill(count, 0, cells, 0);
        Arrays.fill(placed, 0, cells, 0);
        Arrays.fill(change, 0, GROUPS * width, 0);
        for (int k = 0; k < ContestView.CLASSES; k++) {
            System.arraycopy(view.base, k * width, count, k * GROUPS * width, width);
        }
    }

    /** Moves a station from group 0 to another. */
    void open(ContestView view, int station, int group) {
        view.addStation(station, count, (view.classOf(station) * GROUPS + group) * width);
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

    /**
     * Reverses the misreads of the announced count, each in a group in proportion to the ballots of its kind there: from here
     * on {@link #change} speaks of the boxes.
     */
    void reverseMisreads(RandomStream random) {
        for (int m = 0; m < moves; m++) {
            moveGroup[m] = place(moveClass[m], moveFrom[m], random);
        }
        // The hand count draws from the boxes as they are: add the moves now, not while ballots were being placed.
        for (int m = 0; m < moves; m++) {
            int row = (moveClass[m] * GROUPS + moveGroup[m]) * width;
            count[row + moveFrom[m]]--;
            count[row + moveTo[m]]++;
            change[moveGroup[m] * width + moveFrom[m]]--;
            change[moveGroup[m] * width + moveTo[m]]++;
        }
    }

    /** Draws the group of a ballot of a class and kind, without replacement. */
    private int place(int k, int choice, RandomStream random) {
        int first = k * GROUPS * width + choice;
        int left = 0;
        for (int g = 0; g < GROUPS; g++) {
            left += count[first + g * width] - placed[first + g * width];
        }
        int u = random.nextInt(left);
        int group = 0;
        while (group < GROUPS - 1 && u >= count[first + group * width] - placed[first + group * width]) {
            u -= count[first + group * width] - placed[first + group * width];
            group++;
        }
        placed[first + group * width]++;
        return group;
    }

    /**
     * Draws what a hand count of a group reads wrong.
     *
     * @param hand rates for a ballot as it truly is
     * @param misread receives the differences, read less true, by choice; at {@code at} and on
     */
    void handCount(ContestView view, Misreads hand, int group, RandomStream random, int[] misread, int at) {
        long touched = touchedByHand[group];
        if (touched == 0) {
            return;
        }
        long sum = 0;
        for (int c = 0; c < width; c++) {
            sum += count[group * width + c] + count[(GROUPS + group) * width + c];
            cumulative[c] = sum;
            taken[c] = 0;
        }
        double toOther = choices > 1 ? hand.toOther() : 0;
        double invalidRate = invalidByHand(view, hand);
        double rate = Math.max(validByHand(hand), invalidRate);
        for (long t = 0; t < touched; t++) {
            int from = pick(width, sum, random);
            double u = random.nextDouble() * rate;
            if (from == choices) {
                if (u < invalidRate) {
                    misread[at + view.drawChoice(random)]++;
                }
            } else if (u < toOther + hand.toInvalid()) {
                misread[at + from]--;
                if (u < toOther) {
                    misread[at + other(from, random)]++;
                }
            }
        }
    }

    private int other(int choice, RandomStream random) {
        int d = random.nextInt(choices - 1);
        return d >= choice ? d + 1 : d;
    }

    /** Picks a ballot that was not picked before, all alike; returns its place in {@link #cumulative}. */
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

    private void move(int k, int from, int to) {
        if (moves == moveClass.length) {
            moveClass = Arrays.copyOf(moveClass, 2 * moves);
            moveFrom = Arrays.copyOf(moveFrom, 2 * moves);
            moveTo = Arrays.copyOf(moveTo, 2 * moves);
            moveGroup = Arrays.copyOf(moveGroup, 2 * moves);
        }
        moveClass[moves] = k;
        moveFrom[moves] = from;
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
        return moveFrom[move];
    }

    /** Returns what a misread ballot was truly. */
    int truly(int move) {
        return moveTo[move];
    }
}
