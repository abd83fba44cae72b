package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * Valid votes of others than the beneficiary were cancelled: ruled invalid, or made so. A plain recount reads them as
 * invalid again; a new ruling puts it right.
 *
 * <p>Forward: each ballot for another choice than the beneficiary's becomes invalid with probability {@code intensity}.
 * Reversed: as many as {@link VoteTransfer} takes, at most the invalid ballots announced in the station; whose they were is
 * in proportion to the announced votes of the others.
 *
 * @param spread how often and where
 * @param intensity share of the ballots of others in such a station that were cancelled, 0 to 0.9
 */
public record CancelledVotes(Spread spread, double intensity) implements StationError {
    public CancelledVotes {
        if (!(intensity >= 0 && intensity <= 0.9)) {
            throw new IllegalArgumentException("Not a share from 0 to 0.9: " + intensity);
        }
    }

    @Override
    public String id() {
        return "cancelled_votes";
    }

    @Override
    public Remedy remedy() {
        return Remedy.READJUDICATE;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int but = sheet.favourite();
        if (but < 0) {
            return;
        }
        int n = Math.min(sheet.invalid(), VoteTransfer.takenFromOthers(sheet, but, intensity, random));
        for (int k = 0; k < n; k++) {
            correction.add(sheet.drawBallotOfOthers(but, random), 1);
        }
        correction.add(sheet.choices(), -n);
    }
}
