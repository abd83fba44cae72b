package org.recount.evidence.claim;

import java.util.Arrays;
import org.recount.dispute.record.OpenedStation;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;

/** A station of a random sample with what the hand count found; nothing in it where it was annulled. */
final class HandCounted {
    private final int index;
    private final int draws;
    private final long[] votes;
    private final long invalid;

    private HandCounted(int index, int draws, long[] votes, long invalid) {
        this.index = index;
        this.draws = draws;
        this.votes = votes;
        this.invalid = invalid;
    }

    static HandCounted of(ContestTally tally, int index, OpenedStation opened) {
        if (opened.handCount().isEmpty()) {
            return new HandCounted(
                    index, opened.draws(), new long[tally.contest().choices().size()], 0);
        }
        ContestVotes hand = opened.handCount().get();
        long announced = Math.max(0, tally.stations().get(index).invalid());
        return new HandCounted(
                index, opened.draws(), hand.toArray(), opened.invalidKnown() ? hand.invalid() : announced);
    }

    int index() {
        return index;
    }

    int draws() {
        return draws;
    }

    long[] votes() {
        return votes;
    }

    long invalid() {
        return invalid;
    }

    @Override
    public String toString() {
        return index + Arrays.toString(votes);
    }
}
