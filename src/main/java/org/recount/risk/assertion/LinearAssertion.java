package org.recount.risk.assertion;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import org.recount.election.ContestVotes;

/**
 * A linear assertion: a weighted sum of totals is positive.
 *
 * @param id name, unique within its set
 * @param kind what it compares
 * @param winner index of the choice or the first choice of the group that keeps a seat or passes, -1 where none
 * @param loser index of the choice or group that must not win it, -1 where none
 * @param form the sum
 * @param orEqual whether 0 satisfies it too (a threshold that includes its own share); assorters test strictly, which
 *     is on the safe side
 * @param text the assertion in words
 */
public record LinearAssertion(
        String id, Kind kind, int winner, int loser, LinearForm form, boolean orEqual, String text)
        implements Assertion {

    /** What an assertion compares. */
    public enum Kind {
        /** Two choices, one vote against one vote. */
        PAIR,
        /** The last seat of one list against the next of another. */
        LAST_SEAT,
        /** A list at or above a threshold. */
        ABOVE_THRESHOLD,
        /** A list below a threshold. */
        BELOW_THRESHOLD,
        /** A choice above a share of all valid votes. */
        SUPERMAJORITY,
        /** A list has a vote, where no other list could take its seats. */
        A_VOTE,
        /** Someone has a vote at all: all that there is to assert where no one can lose; one ballot shows it. */
        ANY_VOTE
    }

    @Override
    public boolean holds(ContestVotes votes) {
        int sign = form.at(votes).signum();
        return sign > 0 || (orEqual && sign == 0);
    }

    @Override
    public List<LinearAssertion> ways() {
        return List.of(this);
    }

    /**
     * Returns the least number of ballots that must be changed for the sum to fall to 0 or below (the tie convention):
     * each can lower it by the difference of the greatest and the least coefficient at most. A bound from below, since
     * there may not be enough ballots of the best kind; exact for a pair. Empty where no ballot can lower it.
     */
    public OptionalLong ballotsChanged(ContestVotes votes) {
        BigInteger reach = BigInteger.valueOf(form.greatest()).subtract(BigInteger.valueOf(form.least()));
        if (reach.signum() <= 0) {
            return OptionalLong.empty();
        }
        BigInteger value = form.at(votes);
        if (value.signum() <= 0) {
            return OptionalLong.of(0);
        }
        BigInteger[] division = value.divideAndRemainder(reach);
        return OptionalLong.of(division[0]
                .add(division[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact());
    }
}
