package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.ComplaintModel;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.seats.SntvKernel;
import org.recount.simulation.ContestTrial.Result;

/**
 * What a recount of n stations would have found of the wrong seats of a contest, had everything wrong in the opened
 * stations been put right: for stations opened in the order of complaints and for as many at random, with common random
 * numbers. Played only for contests with a wrong seat. Not thread-safe.
 *
 * <p>A misread ballot lies in a station in proportion to the ballots of its kind there: it is given a place among them, and
 * is found at the first point at which so many of them are open.
 */
final class DetectionProbe {
    private final DetectionGrid grid;
    private final ComplaintModel complaints;
    private final RandomStream random = new RandomStream();
    private final int designs = DetectionGrid.DESIGNS.length;
    private final int[] open;
    private final long[] change;
    private final long[] totals;
    private final int[] elected;
    private final int points;
    private int[] eventAt = new int[0];

    DetectionProbe(ElectionView election, Scenario scenario) {
        grid = new DetectionGrid(election, scenario);
        complaints = scenario.complaints();
        points = grid.points;
        int cells = ContestView.CLASSES * (election.mostChoices + 1);
        open = new int[designs * (points + 1) * cells];
        change = new long[designs * (points + 1) * election.mostChoices];
        totals = new long[election.mostChoices];
        int most = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.seats + view.reserved);
        }
        elected = new int[most];
    }

    /**
     * Plays a contest with a wrong seat, after {@link ContestTrial#play}.
     *
     * @param found receives the wrong seats found, by design and point, on top of what it holds
     */
    void play(
            ContestTrial played,
            ContestView view,
            int index,
            Events events,
            Streams streams,
            long trial,
            long[][] found) {
        if (points == 0) {
            return;
        }
        if (eventAt.length < view.contest.stations) {
            eventAt = new int[view.contest.stations];
            Arrays.fill(eventAt, -1);
        }
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            eventAt[events.station(e)] = e;
        }
        int width = view.choices + 1;
        int cells = ContestView.CLASSES * width;
        Arrays.fill(open, 0, designs * (points + 1) * cells, 0);
        Arrays.fill(change, 0, designs * (points + 1) * view.choices, 0);
        streams.seed(random, trial, Purpose.DESIGN, index);
        double plain = complaints.weight(view.gap, false);
        double withEvent = complaints.weight(view.gap, true);
        for (int s = 0; s < view.contest.stations; s++) {
            double e = Samplers.exponential(random);
            int event = eventAt[s];
            put(view, s, event, first(0, e / (event >= 0 ? withEvent : plain)), 0, events);
            put(view, s, event, first(1, e), 1, events);
        }
        accumulate(open, cells);
        place(played.boxes(), view);
        accumulate(change, view.choices);
        judge(played, view, played.lots(view, index, streams, trial), found);
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            eventAt[events.station(e)] = -1;
        }
    }

    /** Returns the first point by which a station with this time is open; {@code points} where it never is. */
    private int first(int design, double time) {
        int p = 0;
        while (p < points && grid.time[design][p] < time) {
            p++;
        }
        return p;
    }

    private void put(ContestView view, int station, int event, int point, int design, Events events) {
        int width = view.choices + 1;
        int slot = design * (points + 1) + point;
        int at = slot * ContestView.CLASSES * width + view.classOf(station) * width;
        int from = station * view.choices;
        for (int c = 0; c < view.choices; c++) {
            open[at + c] += view.contest.votes[from + c];
        }
        open[at + view.choices] += view.contest.invalid[station];
        if (event < 0) {
            return;
        }
        boolean inBox = events.remedy(event) == org.recount.dispute.Remedy.RECOUNT;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            int choice = events.choice(f);
            if (choice < view.choices) {
                change[slot * view.choices + choice] += events.difference(f);
            }
            if (inBox || choice == view.choices) {
                open[at + choice] += events.difference(f);
            }
        }
    }

    private void accumulate(int[] array, int n) {
        for (int d = 0; d < designs; d++) {
            for (int p = 1; p <= points; p++) {
                int at = (d * (points + 1) + p) * n;
                for (int i = 0; i < n; i++) {
                    array[at + i] += array[at + i - n];
                }
            }
        }
    }

    private void accumulate(long[] array, int n) {
        for (int d = 0; d < designs; d++) {
            for (int p = 1; p <= points; p++) {
                int at = (d * (points + 1) + p) * n;
                for (int i = 0; i < n; i++) {
                    array[at + i] += array[at + i - n];
                }
            }
        }
    }

    /** Gives each misread ballot a place among the ballots of its kind, the same for both designs. */
    private void place(Boxes boxes, ContestView view) {
        int width = view.choices + 1;
        int cells = ContestView.CLASSES * width;
        for (int m = 0; m < boxes.moves(); m++) {
            int cell = boxes.moveClass(m) * width + boxes.announcedAs(m);
            int all = open[points * cells + cell];
            long ballot = random.nextLong(all);
            for (int d = 0; d < designs; d++) {
                int slot = d * (points + 1);
                while (open[slot * cells + cell] <= ballot) {
                    slot++;
                }
                if (boxes.announcedAs(m) < view.choices) {
                    change[slot * view.choices + boxes.announcedAs(m)]--;
                }
                if (boxes.truly(m) < view.choices) {
                    change[slot * view.choices + boxes.truly(m)]++;
                }
            }
        }
    }

    private void judge(ContestTrial played, ContestView view, long[] lots, long[][] found) {
        int[] truth = played.elected(view, Result.TRUE);
        int truthCount = played.count(view, Result.TRUE);
        for (int d = 0; d < designs; d++) {
            for (int p = 0; p < points; p++) {
                int at = (d * (points + 1) + p) * view.choices;
                for (int c = 0; c < view.choices; c++) {
                    totals[c] = Math.max(0, view.contest.totals[c] + change[at + c]);
                }
                int n = SntvKernel.elect(totals, 0, view.choices, view.kinds, view.seats, view.reserved, lots, elected);
                for (int i = 0; i < truthCount; i++) {
                    boolean wrongSeat = !Seats.has(view.elected, view.elected.length, truth[i]);
                    found[d][p] += wrongSeat && Seats.has(elected, n, truth[i]) ? 1 : 0;
                }
            }
        }
    }
}
