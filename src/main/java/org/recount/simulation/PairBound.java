package org.recount.simulation;

import java.util.Arrays;

/**
 * How far the binding pairs of a contest can close at most in one trial, whatever the ballots that are not drawn yet turn out
 * to be: so that most contests of a trial need no more than this. Certain, whatever the model: every effect counts at its
 * full size where it helps the loser of a pair and not at all where it helps the winner, and so does a misread ballot.
 * Any part of the effects, as one remedy or one design puts right, closes a pair by no more.
 *
 * <p>Not thread-safe.
 */
final class PairBound {
    /** Votes that each choice may lose (even places) and gain (odd ones), by the station errors of the trial. */
    private final long[] moved;

    private final long[] annulled = new long[4];
    private long misread;

    PairBound(int mostChoices) {
        moved = new long[2 * mostChoices];
    }

    void begin(ContestView view) {
        Arrays.fill(moved, 0, 2 * view.choices, 0);
        Arrays.fill(annulled, 0);
        misread = 0;
    }

    /** Adds a difference, true less announced. */
    void add(int choice, int difference) {
        moved[2 * choice + (difference > 0 ? 1 : 0)] += Math.abs(difference);
    }

    /** Adds what misread ballots can close at most, in votes, in whatever count. */
    void addMisread(long votes) {
        misread += votes;
    }

    /** Adds a station whose announced votes are taken out. */
    void annul(ContestView view, int station) {
        int from = station * view.choices;
        for (int p = 0; p < view.pairIn.length; p++) {
            annulled[p] += view.contest.votes[from + view.pairIn[p]] - view.contest.votes[from + view.pairOut[p]];
        }
    }

    /** Returns whether no pair can change places or tie: whoever was announced sits by every remedy and in truth. */
    boolean settles(ContestView view) {
        for (int p = 0; p < view.pairIn.length; p++) {
            if (errors(view, p) + misread + Math.max(0, annulled[p]) >= view.pairGap[p]) {
                return false;
            }
        }
        return true;
    }

    /** Returns how far station errors can close a pair. */
    long errors(ContestView view, int pair) {
        return moved[2 * view.pairIn[pair]] + moved[2 * view.pairOut[pair] + 1];
    }
}
