package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * A candidate's votes are off by a number with a heavy tail: by 1 most of the time, now and then by many; up or down
 * alike. The line is that of a ballot drawn at random; P(size &gt;= x) = x<sup>-exponent</sup>, cut at the station's valid
 * ballots. A simple stand-in for counts as they are: most exact, most others off by one, a heavy tail.
 *
 * @param spread how often
 * @param exponent exponent of the tail, greater than 0
 */
public record Miscount(Spread spread, double exponent) implements StationError {
    public Miscount {
        if (!(exponent > 0)) {
            throw new IllegalArgumentException("The exponent must be greater than 0: " + exponent);
        }
    }

    @Override
    public String id() {
        return "miscount";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        int c = sheet.drawBallot(random);
        if (c < 0) {
            return;
        }
        int size = (int) Samplers.tail(random, exponent, sheet.valid());
        boolean fewer = random.chance(0.5) && size <= sheet.votes(c);
        correction.add(c, fewer ? -size : size);
    }
}
