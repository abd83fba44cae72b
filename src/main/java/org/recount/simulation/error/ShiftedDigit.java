package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * A digit was dropped from a candidate's votes, written twice over, or two digits changed places. The line is that of a
 * ballot drawn at random. The three kinds are equally likely; where the truth would exceed the registered voters (or
 * three times the ballots, where these are unknown) a digit was added and not dropped.
 *
 * @param spread how often
 */
public record ShiftedDigit(Spread spread) implements StationError {

    @Override
    public String id() {
        return "shifted_digit";
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
        int announced = sheet.votes(c);
        int kind = random.nextInt(3);
        int digit = random.nextInt(10);
        long most = sheet.registered() > 0 ? sheet.registered() : 3L * (sheet.valid() + sheet.invalid());
        long others = (long) sheet.valid() - announced + sheet.invalid();
        long longer = 10L * announced + digit;
        long truth;
        if (kind == 0 && others + longer <= most) {
            truth = longer;
        } else if (kind == 1 && announced >= 10) {
            truth = swapLastTwo(announced);
        } else {
            truth = announced / 10;
        }
        correction.add(c, (int) (truth - announced));
    }

    private static long swapLastTwo(int votes) {
        int last = votes % 10;
        int before = votes / 10 % 10;
        return votes - votes % 100 + 10L * last + before;
    }
}
