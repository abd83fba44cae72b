package org.recount.simulation;

import java.util.Arrays;

/**
 * How many stations a design opens in a contest beyond those that it picks, given the errors of a trial: exact for designs
 * that open stations independently of each other, and nearly so for the lottery within a centre. Not thread-safe.
 *
 * <p>With A the number of stations that raise an alarm and are picked, a sum of independent tries (Poisson-binomial), the
 * stations left closed are opened where A is at least k: P(A &gt;= k) times the mean number of other stations not picked, and
 * for each station that would raise an alarm P(it is not picked) P(the others raise k).
 */
final class EscalationCost {
    private final ElectionView election;
    private final DetectionGrid grid;
    private final OpenChance chance;
    private int[] grave = new int[16];
    private double[] picked = new double[16];
    private double[] raised = new double[17];
    private int graves;
    private int eventful;

    EscalationCost(ElectionView election, DetectionGrid grid, OpenChance chance) {
        this.election = election;
        this.grid = grid;
        this.chance = chance;
    }

    /**
     * Adds up the stations opened beyond those picked.
     *
     * @param extra receives them by point, on top of what it holds
     * @param from where its first point is
     */
    void add(int design, int contest, Events events, double[] extra, int from) {
        Escalation escalation = grid.designs[design].escalation();
        ContestView view = election.contests[contest];
        graves = 0;
        eventful = events.first(contest + 1) - events.first(contest);
        for (int e = events.first(contest); e < events.first(contest + 1); e++) {
            if (escalation.alarm(StationOrder.off(view, events, e), view.contest.valid[events.station(e)])) {
                if (graves == grave.length) {
                    grave = Arrays.copyOf(grave, 2 * graves);
                    picked = Arrays.copyOf(picked, 2 * graves);
                    raised = new double[2 * graves + 1];
                }
                grave[graves++] = events.station(e);
            }
        }
        if (graves < escalation.k()) {
            return;
        }
        for (int p = 0; p < grid.points; p++) {
            if (!grid.whole[p]) {
                extra[from + p] += escalation.unit() == Escalation.Unit.CONSTITUENCY
                        ? unit(design, contest, escalation.k(), p, 0, view.contest.stations)
                        : centres(design, contest, escalation.k(), p);
            }
        }
    }

    private double centres(int design, int contest, int k, int p) {
        int[] centre = election.contests[contest].contest.centre;
        int n = election.contests[contest].contest.stations;
        double sum = 0;
        for (int g = 0; g < graves; g++) {
            boolean seen = false;
            for (int h = 0; h < g; h++) {
                seen |= centre[grave[h]] == centre[grave[g]];
            }
            if (!seen) {
                int from = grave[g];
                while (from > 0 && centre[from - 1] == centre[grave[g]]) {
                    from--;
                }
                int to = grave[g] + 1;
                while (to < n && centre[to] == centre[grave[g]]) {
                    to++;
                }
                sum += unit(design, contest, k, p, from, to);
            }
        }
        return sum;
    }

    /** What is opened in the stations from {@code from} to {@code to} - 1 of a contest. */
    private double unit(int design, int contest, int k, int p, int from, int to) {
        boolean whole = to - from == election.contests[contest].contest.stations;
        int n = 0;
        for (int g = 0; g < graves; g++) {
            if (grave[g] >= from && grave[g] < to) {
                picked[n++] = chance.of(design, contest, grave[g], true, p);
            }
        }
        if (n < k) {
            return 0;
        }
        double closed;
        if (whole) {
            int events = eventful - n;
            closed = (to - from - n - events) * (1 - chance.average(design, contest, false, p))
                    + events * (1 - chance.average(design, contest, true, p));
        } else {
            closed = 0;
            for (int s = from; s < to; s++) {
                closed += isGrave(s) ? 0 : 1 - chance.of(design, contest, s, false, p);
            }
        }
        double sum = atLeast(k, n, -1) * StrictMath.max(0, closed);
        for (int g = 0; g < n; g++) {
            sum += (1 - picked[g]) * atLeast(k, n, g);
        }
        return sum;
    }

    private boolean isGrave(int station) {
        for (int g = 0; g < graves; g++) {
            if (grave[g] == station) {
                return true;
            }
        }
        return false;
    }

    /** The chance that at least k of n alarms are raised, one of them left out (-1: none). */
    private double atLeast(int k, int n, int but) {
        Arrays.fill(raised, 0, n + 1, 0);
        raised[0] = 1;
        int tried = 0;
        for (int g = 0; g < n; g++) {
            if (g != but) {
                tried++;
                for (int a = tried; a > 0; a--) {
                    raised[a] = raised[a] * (1 - picked[g]) + raised[a - 1] * picked[g];
                }
                raised[0] *= 1 - picked[g];
            }
        }
        double sum = 0;
        for (int a = k; a <= tried; a++) {
            sum += raised[a];
        }
        return sum;
    }
}
