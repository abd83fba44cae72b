package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * The sheet of another station was entered for this one, so that one station counts twice and another is lost. What was
 * true here is not known; it is drawn as the sheet of a third station of the contest.
 *
 * @param spread how often
 */
public record WrongSheet(Spread spread) implements StationError {

    @Override
    public String id() {
        return "wrong_sheet";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int other = random.nextInt(sheet.stations());
        for (int c = 0; c < sheet.choices(); c++) {
            correction.add(c, sheet.votesElsewhere(other, c) - sheet.votes(c));
        }
        correction.add(sheet.choices(), sheet.invalidElsewhere(other) - sheet.invalid());
    }
}
