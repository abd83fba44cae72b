package org.recount.seats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.Allocation.StepKind;

/** What both procedures of {@link SntvRule} share: the candidates in order, the quota that can be met, and the words. */
final class SntvLines {
    private final ContestVotes votes;
    private final Draft draft;
    private final Gender reservedGender;
    private final int[] ranked;
    private final int[] women;
    private final int[] men;
    private final int seats;
    private final int quota;
    /** Votes of the last seat if there were no reserved seats. */
    private final long plainLine;
    /** Whether those at the plain line all sit without a lot, if there were no reserved seats. */
    private final boolean plainLineSafe;

    private int seated;

    private SntvLines(ContestVotes votes, Draft draft, Gender reservedGender, int seats, int quota, int[] ranked) {
        this.votes = votes;
        this.draft = draft;
        this.reservedGender = reservedGender;
        this.ranked = ranked;
        this.women = Arrays.stream(ranked).filter(this::isWoman).toArray();
        this.men = Arrays.stream(ranked).filter(c -> !isWoman(c)).toArray();
        this.seats = seats;
        this.quota = quota;
        this.plainLine = seats > 0 ? votes.votes(ranked[seats - 1]) : Long.MAX_VALUE;
        this.plainLineSafe = seats == ranked.length || (seats > 0 && votes.votes(ranked[seats]) < plainLine);
    }

    /** Ranks the candidates and says what cannot be filled; zero seats are left where nobody can sit. */
    static SntvLines of(ContestVotes votes, Draft draft, Gender reservedGender, int reserved) {
        return of(votes, draft, reservedGender, reserved, false);
    }

    /** The same; {@code evenWithoutVotes} lets candidates sit though none of them has a vote, by lot (inside a list). */
    static SntvLines of(
            ContestVotes votes, Draft draft, Gender reservedGender, int reserved, boolean evenWithoutVotes) {
        int[] ranked = Draft.ranked(votes, c -> true);
        int s = votes.contest().seats();
        if (votes.forCompeting() == 0 && !evenWithoutVotes) {
            draft.unfilled(
                    s,
                    Remark.Kind.NO_VOTES,
                    List.of(),
                    "No valid vote for any candidate: " + Draft.seats(s) + " stay empty");
            return new SntvLines(votes, draft, reservedGender, 0, 0, ranked);
        }
        if (ranked.length < s) {
            draft.unfilled(
                    s - ranked.length,
                    Remark.Kind.TOO_FEW_CANDIDATES,
                    List.of(),
                    ranked.length + " candidates for " + s + " seats: " + (s - ranked.length) + " stay empty");
            s = ranked.length;
        }
        int standing = 0;
        for (int c : ranked) {
            standing += votes.contest().choices().get(c).gender() == reservedGender ? 1 : 0;
        }
        if (standing < reserved) {
            draft.remark(
                    Remark.Kind.TOO_FEW_WOMEN,
                    reserved - standing,
                    List.of(),
                    "Only " + standing + " of " + reserved
                            + " reserved seats have a candidate; the rest goes to the next in" + " votes");
        }
        return new SntvLines(votes, draft, reservedGender, s, Math.min(s, Math.min(reserved, standing)), ranked);
    }

    /** Returns the seats that can be filled. */
    int seats() {
        return seats;
    }

    /** Returns the reserved seats that can be filled by women. */
    int quota() {
        return quota;
    }

    int[] ranked() {
        return ranked;
    }

    int[] women() {
        return women;
    }

    int[] men() {
        return men;
    }

    long votes(int choice) {
        return votes.votes(choice);
    }

    boolean isWoman(int choice) {
        return votes.contest().choices().get(choice).gender() == reservedGender;
    }

    int nextSeat() {
        return seated + 1;
    }

    /** Seats a candidate; through the reserved seats if she would not sit for certain without them. */
    void sit(int choice, StepKind kind, int seat) {
        long v = votes(choice);
        boolean onVotes = v > plainLine || (v == plainLine && plainLineSafe);
        if (isWoman(choice) && !onVotes) {
            draft.awardReserved(choice);
        } else {
            draft.award(choice, 1);
        }
        seated++;
        String how = kind == StepKind.RESERVED
                ? (onVotes ? " for a reserved seat, and on votes alone too" : " for a reserved seat")
                : " on votes";
        draft.step(kind, choice, seat, Long.toString(v), draft.name(choice) + " sits with " + v + " votes" + how);
    }

    /** Says that a man who stood within the seats, or at their line, gives way. */
    void displaced(int choice) {
        draft.step(
                StepKind.DISPLACED,
                choice,
                0,
                Long.toString(votes(choice)),
                draft.name(choice) + " with " + votes(choice) + " votes gives way to the reserved seats");
    }

    /** Draws a lot among candidates of equal votes. */
    void lot(List<Integer> choices, int seatsAmong, int atLeastWomen) {
        draft.tie(choices, seatsAmong, atLeastWomen, "at " + votes(choices.get(0)) + " votes");
        seated += seatsAmong;
    }

    /**
     * Gives the seats of a line to the women and men who stand at it with equal votes, at least so many to women. The
     * number of women among the winners can be anything from {@code lo} to {@code hi}; where the two are equal nothing
     * ties a woman to a man.
     */
    void shareLine(List<Integer> womenAtLine, List<Integer> menAtLine, int seatsAtLine, int atLeastWomen) {
        int lo = Math.max(atLeastWomen, seatsAtLine - menAtLine.size());
        int hi = Math.min(womenAtLine.size(), seatsAtLine);
        if (lo < hi) {
            int free = Math.max(0, seatsAtLine - menAtLine.size());
            lot(Stream.concat(womenAtLine.stream(), menAtLine.stream()).toList(), seatsAtLine, lo > free ? lo : 0);
            return;
        }
        shareAlike(womenAtLine, lo, StepKind.RESERVED);
        shareAlike(menAtLine, seatsAtLine - lo, StepKind.RANK);
    }

    private void shareAlike(List<Integer> choices, int n, StepKind kind) {
        if (n == choices.size()) {
            for (int c : choices) {
                boolean byQuota = kind == StepKind.RESERVED && !plainLineSafe;
                sit(c, byQuota ? StepKind.RESERVED : StepKind.RANK, nextSeat());
            }
        } else if (n > 0) {
            lot(choices, n, 0);
        } else if (kind == StepKind.RANK) {
            choices.forEach(this::displaced);
        }
    }
}
