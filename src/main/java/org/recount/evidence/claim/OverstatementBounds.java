package org.recount.evidence.claim;

import java.util.Arrays;
import java.util.List;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;

/**
 * How much each station of a frame could overstate one assertion: u<sub>p</sub> = reported - least * ballots, at least 0; and
 * how many stations it takes to make the assertion false. Immutable.
 *
 * <p>If j stations overstate by up to their bound and the others by at most t, the overstatements sum to at most the j
 * largest bounds and the min(u<sub>p</sub>, t) of the others. That grows with j, so the fewest are found by bisection.
 */
final class OverstatementBounds {
    /** Sums of whole numbers in double precision; what is nearer than this is the same. */
    static final double ROUNDING = 1e-6;

    private final double[] ofChoice;
    private final double ofInvalid;
    private final double need;
    private final double[] bound;
    private final double[] descending;
    private final double[] largest;

    /**
     * @param ofChoice coefficients of the choices
     * @param ofInvalid coefficient of invalid ballots
     * @param need the reported sum, V
     * @param bound the bound of each station of the tally; NaN outside the frame
     */
    private OverstatementBounds(double[] ofChoice, double ofInvalid, double need, double[] bound) {
        this.ofChoice = ofChoice;
        this.ofInvalid = ofInvalid;
        this.need = need;
        this.bound = bound;
        double[] ascending = Arrays.stream(bound)
                .filter(u -> !Double.isNaN(u))
                .map(u -> Math.max(0, u))
                .sorted()
                .toArray();
        descending = new double[ascending.length];
        largest = new double[ascending.length + 1];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
            largest[i + 1] = largest[i] + descending[i];
        }
    }

    /**
     * Returns the bounds of each assertion.
     *
     * @param tally the contest as reported
     * @param frame indices of the stations
     * @param assertions each strictly true of the reported votes
     */
    static List<OverstatementBounds> of(ContestTally tally, int[] frame, List<LinearAssertion> assertions) {
        long[][] rows = new long[tally.stations().size()][];
        for (int s : frame) {
            rows[s] = tally.row(s);
        }
        return assertions.stream().map(a -> of(tally, rows, a.form())).toList();
    }

    private static OverstatementBounds of(ContestTally tally, long[][] rows, LinearForm form) {
        double[] ofChoice = new double[form.choices()];
        int[] used = new int[ofChoice.length];
        int n = 0;
        for (int c = 0; c < ofChoice.length; c++) {
            ofChoice[c] = form.coefficient(c);
            if (ofChoice[c] != 0) {
                used[n++] = c;
            }
        }
        double[] bound = new double[rows.length];
        Arrays.fill(bound, Double.NaN);
        for (int s = 0; s < rows.length; s++) {
            if (rows[s] == null) {
                continue;
            }
            PollingStation station = tally.stations().get(s);
            long invalid = Math.max(0, station.invalid());
            double reported = form.invalid() * (double) invalid;
            for (int i = 0; i < n; i++) {
                reported += ofChoice[used[i]] * rows[s][used[i]];
            }
            long ballots = Math.max(station.cast(), tally.valid(s) + invalid);
            bound[s] = reported - form.least() * (double) ballots;
        }
        return new OverstatementBounds(
                ofChoice, form.invalid(), form.at(tally.totals()).doubleValue(), bound);
    }

    /** Returns the bound of a station of the frame, by index in the tally. */
    double bound(int station) {
        return bound[station];
    }

    /** Returns how much a station was found to overstate the assertion; below 0 where it understated it. */
    double overstatement(Difference station) {
        return station.sum(ofChoice, ofInvalid);
    }

    /**
     * Returns the fewest stations that must overstate by more than {@code t} for the assertion to be false; 0 where none
     * must, {@link Integer#MAX_VALUE} where all together could not.
     *
     * @param t the largest overstatement of the others, at least 0
     */
    int fewest(double t) {
        int above = above(t);
        if (need - sum(0, above, t) <= ROUNDING) {
            return 0;
        }
        if (need - sum(descending.length, above, t) > ROUNDING) {
            return Integer.MAX_VALUE;
        }
        int low = 1;
        int high = descending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (need - sum(middle, above, t) <= ROUNDING) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The most that {@code j} stations at their bound and the others at {@code t} or their bound add up to. */
    private double sum(int j, int above, double t) {
        double rest = largest[descending.length] - largest[Math.max(j, above)];
        return largest[j] + Math.max(0, above - j) * t + rest;
    }

    /** How many stations have a bound above {@code t}. */
    private int above(double t) {
        int low = 0;
        int high = descending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (descending[middle] > t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
