package org.recount.election;

import java.util.Arrays;

/**
 * The votes of one contest in total: what a seat rule reads.
 *
 * <p>Immutable. Votes are whole numbers of at least 0, summed exactly.
 */
public final class ContestVotes {
    private final Contest contest;
    private final long[] votes;
    private final long invalid;

    private ContestVotes(Contest contest, long[] votes, long invalid) {
        this.contest = contest;
        this.votes = votes;
        this.invalid = invalid;
    }

    /**
     * Returns the votes of a contest.
     *
     * @param contest the contest
     * @param votes votes by index of choice, each at least 0; copied
     * @param invalid invalid ballots, at least 0; 0 where unknown
     * @throws IllegalArgumentException if the length differs from the number of choices or a number is negative
     */
    public static ContestVotes of(Contest contest, long[] votes, long invalid) {
        if (votes.length != contest.choices().size()) {
            throw new IllegalArgumentException("Contest " + contest.id() + " has "
                    + contest.choices().size() + " choices but " + votes.length + " vote totals");
        }
        for (long v : votes) {
            if (v < 0) {
                throw new IllegalArgumentException("Negative votes in contest " + contest.id() + ": " + v);
            }
        }
        if (invalid < 0) {
            throw new IllegalArgumentException("Negative invalid ballots in contest " + contest.id() + ": " + invalid);
        }
        return new ContestVotes(contest, votes.clone(), invalid);
    }

    /** Returns the contest. */
    public Contest contest() {
        return contest;
    }

    /** Returns the votes of the choice with this index. */
    public long votes(int choice) {
        return votes[choice];
    }

    /** Returns a copy of the votes by index of choice. */
    public long[] toArray() {
        return votes.clone();
    }

    /** Returns the valid votes, for whatever kind of choice. */
    public long valid() {
        long sum = 0;
        for (long v : votes) {
            sum = Math.addExact(sum, v);
        }
        return sum;
    }

    /** Returns the valid votes for choices that compete for seats. */
    public long forCompeting() {
        long sum = 0;
        for (int i = 0; i < votes.length; i++) {
            if (contest.choices().get(i).competes()) {
                sum = Math.addExact(sum, votes[i]);
            }
        }
        return sum;
    }

    /** Returns the invalid ballots. */
    public long invalid() {
        return invalid;
    }

    /** Returns the ballots cast: valid and invalid. */
    public long cast() {
        return Math.addExact(valid(), invalid);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContestVotes that
                && contest.equals(that.contest)
                && invalid == that.invalid
                && Arrays.equals(votes, that.votes);
    }

    @Override
    public int hashCode() {
        return 31 * contest.hashCode() + Arrays.hashCode(votes);
    }

    @Override
    public String toString() {
        return contest.id() + Arrays.toString(votes) + " invalid " + invalid;
    }
}
