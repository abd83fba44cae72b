package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * The votes of two candidates were entered in each other's line. The one line is that of a ballot drawn at random, the
 * other any other line. Source of the kind: project methods, section 6 (b), clerical errors of whole candidate totals.
 *
 * @param spread how often
 */
public record SwappedLines(Spread spread) implements StationError {

    @Override
    public String id() {
        return "swapped_lines";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        exchange(sheet, random, correction);
    }

    /** Exchanges the line of a ballot drawn at random with any other. */
    static void exchange(Sheet sheet, RandomStream random, Correction correction) {
        int a = sheet.drawBallot(random);
        if (a < 0 || sheet.choices() < 2) {
            return;
        }
        int b = random.nextInt(sheet.choices() - 1);
        b += b >= a ? 1 : 0;
        int difference = sheet.votes(b) - sheet.votes(a);
        correction.add(a, difference);
        correction.add(b, -difference);
    }
}
