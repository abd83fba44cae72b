package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.seats.SntvKernel;
import org.recount.simulation.ContestTrial.Result;

/**
 * What a recount of n stations by each design would have found of the wrong seats of a contest, had everything wrong in the
 * opened stations been put right; and the right seats that it would have made wrong, for a recount of some stations can
 * undo the errors of one side only. With common random numbers for all designs. Not thread-safe.
 *
 * <p>A misread ballot lies in a station in proportion to the ballots of its kind there, the same station for all designs.
 */
final class DetectionProbe {
    private static final long PLACES = 1L << 41;

    private final StationOrder order;
    private final RandomStream random = new RandomStream();
    private final OpenChance chance;
    private final EscalationCost cost;
    private final int designs;
    private final int points;
    private final long[] change;
    private final long[] totals;
    private final int[] elected;
    private final int[] column;
    private final int[] eventAt;
    private int[] cellHead = new int[0];
    private int[] nextMove = new int[0];
    private boolean[] wanted = new boolean[0];

    /** Choices whose seat could change hands; never the invalid ballots, which stand behind the choices. */
    private final boolean[] contender;

    private final int[] who;
    private int contenders;

    /** Wrong seats found in the contest just played, at {@code design * points + point}; right seats made wrong there. */
    final long[] foundHere;

    final long[] madeHere;

    DetectionProbe(ElectionView election, Scenario scenario) {
        DetectionGrid grid = new DetectionGrid(election, scenario);
        order = new StationOrder(election, scenario, grid);
        chance = new OpenChance(election, scenario, grid);
        cost = new EscalationCost(election, grid, chance);
        points = grid.points;
        designs = grid.designs.length;
        foundHere = new long[designs * points];
        madeHere = new long[designs * points];
        change = new long[designs * (points + 1) * election.mostChoices];
        totals = new long[election.mostChoices];
        contender = new boolean[election.mostChoices + 1];
        who = new int[election.mostChoices];
        int most = 0;
        int stations = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.seats + view.reserved);
            stations = Math.max(stations, view.contest.stations);
        }
        elected = new int[most];
        column = new int[stations];
        eventAt = new int[stations];
        Arrays.fill(eventAt, -1);
    }

    /** Returns whether there is a curve to be drawn. */
    boolean draws() {
        return points > 0;
    }

    /** Adds up the stations that a design opens in a contest beyond those it picks, expected, by point. */
    void escalation(int design, int index, Events events, double[] extra, int from) {
        cost.add(design, index, events, extra, from);
    }

    /** Returns with what chance designs open stations. */
    OpenChance chance() {
        return chance;
    }

    /**
     * Plays a contest, after {@link ContestTrial#play}.
     *
     * @param found receives the wrong seats found, by design and point, on top of what it holds
     * @param made receives the right seats made wrong, likewise
     */
    void play(
            ContestTrial played,
            ContestView view,
            int index,
            Events events,
            Streams streams,
            long trial,
            long[][] found,
            long[][] made) {
        Arrays.fill(foundHere, 0);
        Arrays.fill(madeHere, 0);
        if (points == 0) {
            return;
        }
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            eventAt[events.station(e)] = e;
        }
        Arrays.fill(change, 0, designs * (points + 1) * view.choices, 0);
        order.play(view, index, events, eventAt, streams, trial);
        contenders(played, view);
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            for (int f = events.firstEffect(e); f < events.firstEffect(e + 1); f++) {
                add(view, events.station(e), events.choice(f), events.difference(f));
            }
        }
        streams.seed(random, trial, Purpose.DESIGN, PLACES + index);
        place(played.boxes(), view, events);
        accumulate(view.choices);
        judge(played, view, played.lots(view, index, streams, trial), found, made);
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            eventAt[events.station(e)] = -1;
        }
    }

    /** Finds out whose seats could change hands; the others keep their announced votes, which changes nobody's seat. */
    private void contenders(ContestTrial played, ContestView view) {
        played.contenders(view, contender);
        contender[view.choices] = false;
        contenders = 0;
        for (int c = 0; c < view.choices; c++) {
            totals[c] = view.contest.totals[c];
            if (contender[c]) {
                who[contenders++] = c;
            }
        }
    }

    private void add(ContestView view, int station, int choice, long difference) {
        if (contender[choice]) {
            for (int d = 0; d < designs; d++) {
                change[(d * (points + 1) + order.point(d, station)) * view.choices + choice] += difference;
            }
        }
    }

    private void accumulate(int n) {
        for (int d = 0; d < designs; d++) {
            for (int p = 1; p <= points; p++) {
                int at = (d * (points + 1) + p) * n;
                for (int i = 0; i < contenders; i++) {
                    change[at + who[i]] += change[at - n + who[i]];
                }
            }
        }
    }

    /**
     * Gives each misread ballot its station, where it is of a choice whose seat could change hands. One random number for each of
     * the others too, so that which those are changes nothing.
     */
    private void place(Boxes boxes, ContestView view, Events events) {
        int width = view.choices + 1;
        int cells = ContestView.CLASSES * width;
        if (cellHead.length < cells) {
            cellHead = new int[cells];
            wanted = new boolean[cells];
        }
        Arrays.fill(cellHead, 0, cells, -1);
        Arrays.fill(wanted, 0, cells, false);
        if (nextMove.length < boxes.moves()) {
            nextMove = new int[2 * boxes.moves()];
        }
        for (int m = boxes.moves() - 1; m >= 0; m--) {
            int cell = boxes.moveClass(m) * width + boxes.announcedAs(m);
            nextMove[m] = cellHead[cell];
            cellHead[cell] = m;
            wanted[cell] |= matters(boxes, m);
        }
        for (int cell = 0; cell < cells; cell++) {
            int all = wanted[cell] ? sum(view, events, cell / width, cell % width) : Integer.MAX_VALUE;
            for (int m = cellHead[cell]; m >= 0; m = nextMove[m]) {
                int ballot = random.nextInt(all);
                if (matters(boxes, m)) {
                    int station = station(view.contest.stations, ballot);
                    add(view, station, boxes.announcedAs(m), -1);
                    add(view, station, boxes.truly(m), 1);
                }
            }
        }
    }

    private boolean matters(Boxes boxes, int move) {
        return contender[boxes.announcedAs(move)] || contender[boxes.truly(move)];
    }

    /** Sums up the ballots of a class of stations for a choice, as corrected, into {@link #column}. */
    private int sum(ContestView view, Events events, int stationClass, int choice) {
        boolean invalid = choice == view.choices;
        int sum = 0;
        for (int s = 0; s < view.contest.stations; s++) {
            if (view.classOf(s) == stationClass) {
                sum += invalid ? view.contest.invalid[s] : view.contest.votes[s * view.choices + choice];
                int event = eventAt[s];
                if (event >= 0 && (invalid || events.remedy(event) == Remedy.RECOUNT)) {
                    for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
                        sum += events.choice(f) == choice ? events.difference(f) : 0;
                    }
                }
            }
            column[s] = sum;
        }
        return sum;
    }

    private int station(int stations, int ballot) {
        int low = 0;
        int high = stations - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column[middle] > ballot) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void judge(ContestTrial played, ContestView view, long[] lots, long[][] found, long[][] made) {
        int[] truth = played.elected(view, Result.TRUE);
        int truthCount = played.count(view, Result.TRUE);
        for (int d = 0; d < designs; d++) {
            for (int p = 0; p < points; p++) {
                int at = d * points + p;
                if (p > 0 && same((d * (points + 1) + p) * view.choices, view.choices)) {
                    foundHere[at] = foundHere[at - 1];
                    madeHere[at] = madeHere[at - 1];
                } else if (moves(view, (d * (points + 1) + p) * view.choices)) {
                    int n = SntvKernel.elect(
                            totals, 0, view.choices, view.kinds, view.seats, view.reserved, lots, elected);
                    for (int i = 0; i < truthCount; i++) {
                        boolean wrongSeat = !Seats.has(view.elected, view.elected.length, truth[i]);
                        boolean seen = Seats.has(elected, n, truth[i]);
                        foundHere[at] += wrongSeat && seen ? 1 : 0;
                        madeHere[at] += !wrongSeat && !seen ? 1 : 0;
                    }
                }
                found[d][p] += foundHere[at];
                made[d][p] += madeHere[at];
            }
        }
    }

    /** Returns whether nothing was put right at a point that was not at the one before. */
    private boolean same(int at, int n) {
        for (int i = 0; i < contenders; i++) {
            if (change[at + who[i]] != change[at - n + who[i]]) {
                return false;
            }
        }
        return true;
    }

    /** Works out the totals of a point; false where they are too near to the announced ones to elect anyone else. */
    private boolean moves(ContestView view, int at) {
        long up = 0;
        long down = 0;
        for (int i = 0; i < contenders; i++) {
            int c = who[i];
            long d = change[at + c];
            up = Math.max(up, d);
            down = Math.min(down, d);
            totals[c] = Math.max(0, view.contest.totals[c] + d);
        }
        return up - down >= view.gap && (up != 0 || down != 0);
    }
}
