package org.recount.evidence.claim;

import java.util.Arrays;
import org.recount.election.ContestTally;

/** Votes reported less votes counted by hand in a station, where they differ. Not a record, since it holds arrays. */
final class Difference {
    private final int station;
    private final int[] choices;
    private final double[] votes;
    private final double invalid;

    private Difference(int station, int[] choices, double[] votes, double invalid) {
        this.station = station;
        this.choices = choices;
        this.votes = votes;
        this.invalid = invalid;
    }

    static Difference of(ContestTally tally, HandCounted counted) {
        long[] row = tally.row(counted.index());
        long[] hand = counted.votes();
        int[] choices = new int[row.length];
        double[] votes = new double[row.length];
        int n = 0;
        for (int c = 0; c < row.length; c++) {
            if (row[c] != hand[c]) {
                choices[n] = c;
                votes[n++] = row[c] - hand[c];
            }
        }
        long before = Math.max(0, tally.stations().get(counted.index()).invalid());
        return new Difference(
                counted.index(), Arrays.copyOf(choices, n), Arrays.copyOf(votes, n), before - counted.invalid());
    }

    /** Returns the index of the station. */
    int station() {
        return station;
    }

    /** Returns whether anything differs. */
    boolean any() {
        return choices.length > 0 || invalid != 0;
    }

    /**
     * Returns a sum over the differences.
     *
     * @param ofChoice the coefficient of each choice
     * @param ofInvalid the coefficient of invalid ballots
     */
    double sum(double[] ofChoice, double ofInvalid) {
        double sum = ofInvalid * invalid;
        for (int i = 0; i < choices.length; i++) {
            sum += ofChoice[choices[i]] * votes[i];
        }
        return sum;
    }
}
