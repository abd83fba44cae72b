package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * Unlawful extra ballots in the box (voters who voted twice), all for one choice: with probability {@code oneBeneficiary}
 * the favourite of the contest, otherwise that of a ballot drawn at random from the station. What is true is the box
 * without them. A recount counts them again; an annulment takes the whole station out, the lawful ballots too.
 *
 * @param spread how often
 * @param mean mean number of extra ballots (geometric on 1, 2, ...; never more than the choice has), at least 1
 * @param oneBeneficiary chance that they are for the favourite of the contest, 0 to 1
 */
public record ExtraBallots(Spread spread, double mean, double oneBeneficiary) implements StationError {
    public ExtraBallots {
        if (!(mean >= 1) || !(oneBeneficiary >= 0 && oneBeneficiary <= 1)) {
            throw new IllegalArgumentException(
                    "Outside the domain: mean " + mean + ", one beneficiary " + oneBeneficiary);
        }
    }

    @Override
    public String id() {
        return "extra_ballots";
    }

    @Override
    public Remedy remedy() {
        return Remedy.ANNUL;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int c = random.chance(oneBeneficiary) ? sheet.favourite() : sheet.drawBallot(random);
        if (c < 0) {
            return;
        }
        int extra = (int) Math.min(Samplers.geometric(random, mean), sheet.votes(c));
        correction.add(c, -extra);
    }
}
