package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * Ballots stuffed into the box for the beneficiary. Of the votes announced for the beneficiary in the station each is
 * unlawful with probability {@code intensity}; what is true is the box without them. A recount counts them again; an
 * annulment takes the whole station out, the lawful ballots too.
 *
 * <p>Forward: a box with t lawful votes for the beneficiary gets so many more that they are the share {@code intensity} of
 * all that it then has. Reversed under a flat prior for t: given the announced votes the unlawful ones are binomial. The
 * form is that of incremental fraud in Klimek, Yegorov, Hanel and Thurner 2012 (PNAS 109:16469), with the share given of the
 * announced votes and not of those who did not vote, for the announced count is what is known (ADR 0005).
 *
 * @param spread how often and where
 * @param intensity share of the beneficiary's announced votes in such a station that are unlawful, 0 to 1
 */
public record Stuffing(Spread spread, double intensity) implements StationError {
    public Stuffing {
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException("Not a share: " + intensity);
        }
    }

    @Override
    public String id() {
        return "stuffing";
    }

    @Override
    public Remedy remedy() {
        return Remedy.ANNUL;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int c = sheet.favourite();
        if (c >= 0) {
            correction.add(c, -(int) Samplers.binomial(random, sheet.votes(c), intensity));
        }
    }
}
