package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * A sheet was never entered: a second sheet of the station (a continuation, a second box) is missing from the total. What it
 * held is not known; it is drawn as the sheet of another station of the contest. A recount of the station finds its ballots.
 *
 * @param spread how often and where
 */
public record LostSheet(Spread spread) implements StationError {

    @Override
    public String id() {
        return "lost_sheet";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int other = random.nextInt(sheet.stations());
        for (int c = 0; c < sheet.choices(); c++) {
            correction.add(c, sheet.votesElsewhere(other, c));
        }
        correction.add(sheet.choices(), sheet.invalidElsewhere(other));
    }
}
