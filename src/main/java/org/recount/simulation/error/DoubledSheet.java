package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * A sheet was entered twice: what stands for this station is a copy of another's, and the station itself had no ballots. A
 * recount finds an empty box.
 *
 * @param spread how often and where
 */
public record DoubledSheet(Spread spread) implements StationError {

    @Override
    public String id() {
        return "doubled_sheet";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        for (int c = 0; c < sheet.choices(); c++) {
            correction.add(c, -sheet.votes(c));
        }
        correction.add(sheet.choices(), -sheet.invalid());
    }
}
