package org.recount.simulation;

import java.util.Arrays;
import org.recount.seats.SntvKernel;

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

    private final long[] least;
    private final long[] most;
    private final long[] annulled = new long[4];
    private final long[] misread = new long[4];
    private long misreadByHand;

    PairBound(int mostChoices) {
        moved = new long[2 * mostChoices];
        least = new long[mostChoices];
        most = new long[mostChoices];
    }

    void begin(ContestView view) {
        Arrays.fill(moved, 0, 2 * view.choices, 0);
        Arrays.fill(annulled, 0);
        misreadByHand = 0;
    }

    /** Adds a difference, true less announced. */
    void add(int choice, int difference) {
        moved[2 * choice + (difference > 0 ? 1 : 0)] += Math.abs(difference);
    }

    /** Sets what ballots misread in the announced count can close of each pair at most, in votes. */
    void setMisread(long votes) {
        Arrays.fill(misread, votes);
    }

    /** Sets it to what the ballots that were drawn can close of each pair. */
    void setMisread(ContestView view, Boxes boxes) {
        boxes.close(view, misread);
    }

    /** Adds what ballots misread by the count of opened stations can close of each pair at most, in votes. */
    void addMisreadByHand(long votes) {
        misreadByHand += votes;
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
            long votes = misread[p] + misreadByHand + Math.max(0, annulled[p]);
            if (errors(view, p) + votes >= view.pairGap[p]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a part of the errors and of the ballots misread in the announced count could close a pair. */
    boolean mayMove(ContestView view) {
        for (int p = 0; p < view.pairIn.length; p++) {
            if (errors(view, p) + misread[p] >= view.pairGap[p]) {
                return true;
            }
        }
        return false;
    }

    private long errors(ContestView view, int pair) {
        return moved[2 * view.pairIn[pair]] + moved[2 * view.pairOut[pair] + 1];
    }

    /**
     * Marks the choices whose seat a part of the errors and of the ballots misread in the announced count could give or take:
     * losers who could come up to the lowest that some winner could fall to, and winners who could fall to the highest that
     * some loser could come up to. Who is not marked is elected, or not, whatever part of them is put right, and so are the
     * others whatever the votes of those who are not marked, as long as these stay within the same bounds.
     *
     * @param out receives the marks, by choice
     */
    void contenders(ContestView view, Boxes boxes, boolean[] out) {
        int n = view.choices;
        for (int c = 0; c < n; c++) {
            least[c] = view.contest.totals[c] - moved[2 * c];
            most[c] = view.contest.totals[c] + moved[2 * c + 1];
            out[c] = false;
        }
        for (int m = 0; m < boxes.moves(); m++) {
            if (boxes.announcedAs(m) < n) {
                least[boxes.announcedAs(m)]--;
            }
            if (boxes.truly(m) < n) {
                most[boxes.truly(m)]++;
            }
        }
        for (int c : view.elected) {
            out[c] = true;
        }
        long winners = Long.MAX_VALUE;
        // Where nobody has a vote nobody is elected.
        long losers = 0;
        for (int c = 0; c < n; c++) {
            if (out[c]) {
                winners = Math.min(winners, Math.max(0, least[c]));
            } else if (view.kinds[c] != SntvKernel.NOT_COMPETING) {
                losers = Math.max(losers, Math.max(0, most[c]));
            }
        }
        for (int c = 0; c < n; c++) {
            out[c] = out[c] ? Math.max(0, least[c]) <= losers : Math.max(0, most[c]) >= winners;
        }
    }
}
