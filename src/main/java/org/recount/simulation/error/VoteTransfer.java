package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * Votes of others were written down for the beneficiary: by hand on the sheet, or by a machine that reads with a bias. The
 * ballots in the box are as they were cast, so a recount puts it right.
 *
 * <p>Forward: each ballot for another choice is recorded for the beneficiary with probability {@code intensity}. Reversed
 * under a flat prior: with v votes announced for the others in all, the number that was taken from them is negative
 * binomial, v + 1 failures at {@code intensity}; drawn as a binomial of v/(1 - intensity) ballots, which has the same mean
 * v intensity/(1 - intensity) and a little less spread; at most what is announced for the beneficiary. Who lost them is in
 * proportion to the announced votes.
 *
 * @param spread how often and where
 * @param intensity share of the ballots of others in such a station that were recorded for the beneficiary, 0 to 0.9
 */
public record VoteTransfer(Spread spread, double intensity) implements StationError {
    public VoteTransfer {
        if (!(intensity >= 0 && intensity <= 0.9)) {
            throw new IllegalArgumentException("Not a share from 0 to 0.9: " + intensity);
        }
    }

    @Override
    public String id() {
        return "vote_transfer";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int to = sheet.favourite();
        if (to < 0) {
            return;
        }
        int n = Math.min(sheet.votes(to), takenFromOthers(sheet, to, intensity, random));
        for (int k = 0; k < n; k++) {
            correction.add(sheet.drawBallotOfOthers(to, random), 1);
        }
        correction.add(to, -n);
    }

    /** Returns how many ballots of others than {@code but} were taken from them, given what is announced for them. */
    static int takenFromOthers(Sheet sheet, int but, double intensity, RandomStream random) {
        int others = sheet.valid() - sheet.votes(but);
        return others == 0 ? 0 : (int) Samplers.binomial(random, StrictMath.round(others / (1 - intensity)), intensity);
    }
}
