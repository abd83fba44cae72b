package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * The reading of ballots favours one side: of the ballots of all others a share is read for the beneficiary, and a share as
 * invalid. Strikes whole devices where it is placed so. A recount puts it right.
 *
 * <p>Forward: a ballot for another choice is read for the beneficiary with probability {@code toBeneficiary} and as invalid
 * with probability {@code toInvalid}. Reversed: each loss as in {@link VoteTransfer}, at most what is announced for the
 * beneficiary and as invalid in the station.
 *
 * @param spread how often and where
 * @param toBeneficiary share of the ballots of others that are read for the beneficiary, 0 to 0.5
 * @param toInvalid share of them that are read as invalid, 0 to 0.5 less {@code toBeneficiary}
 */
public record BiasedReading(Spread spread, double toBeneficiary, double toInvalid) implements StationError {
    public BiasedReading {
        if (!(toBeneficiary >= 0 && toInvalid >= 0 && toBeneficiary + toInvalid <= 0.5)) {
            throw new IllegalArgumentException(
                    "Not two shares that sum to at most 0.5: " + toBeneficiary + " and " + toInvalid);
        }
    }

    @Override
    public String id() {
        return "biased_reading";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int to = sheet.favourite();
        if (to < 0 || sheet.valid() == sheet.votes(to)) {
            return;
        }
        double kept = 1 - toBeneficiary - toInvalid;
        long before = StrictMath.round((sheet.valid() - sheet.votes(to)) / kept);
        int gained = (int) Math.min(sheet.votes(to), Samplers.binomial(random, before, toBeneficiary));
        int spoiled = (int) Math.min(sheet.invalid(), Samplers.binomial(random, before, toInvalid));
        for (int k = 0; k < gained + spoiled; k++) {
            correction.add(sheet.drawBallotOfOthers(to, random), 1);
        }
        correction.add(to, -gained);
        correction.add(sheet.choices(), -spoiled);
    }
}
