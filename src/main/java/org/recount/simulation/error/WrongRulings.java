package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * In this station valid ballots were ruled invalid: each of its invalid ballots was valid with probability {@code share},
 * for a choice in proportion to the station's votes. A plain recount does not put it right; a new ruling does.
 *
 * @param spread how often
 * @param share share of the station's invalid ballots that were valid, 0 to 1
 */
public record WrongRulings(Spread spread, double share) implements StationError {
    public WrongRulings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Not a share: " + share);
        }
    }

    @Override
    public String id() {
        return "wrong_rulings";
    }

    @Override
    public Remedy remedy() {
        return Remedy.READJUDICATE;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        if (sheet.valid() == 0) {
            return;
        }
        int n = (int) Samplers.binomial(random, sheet.invalid(), share);
        for (int k = 0; k < n; k++) {
            correction.add(sheet.drawBallot(random), 1);
        }
        correction.add(sheet.choices(), -n);
    }
}
