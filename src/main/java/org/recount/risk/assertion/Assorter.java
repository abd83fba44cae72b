package org.recount.risk.assertion;

import org.recount.election.ContestVotes;

/**
 * Assigns each ballot a number of at least 0 such that the assertion is true if and only if the mean over all ballots
 * exceeds 1/2 (Stark 2020, section 2; Blom et al. 2021, section 3).
 *
 * <p>From a linear assertion {@code sum_b g(b) > 0}: {@code h = 1/2 + g / (-2 a)} with {@code a = min g}, which is the
 * general transform of Blom et al. 2021 section 3.2 where {@code a < -1/2} and differs from it by scale only elsewhere.
 * It gives the known assorters: 1, 0 and 1/2 for a pair; {@code 1/(2t)} for a supermajority {@code t}; {@code (d(L)/d(W)
 * + 1)/2} for the last seats of highest averages. Where {@code m} votes may stand on a ballot {@code a} is {@code m}
 * times as low. A constant of the assertion is spread over all ballots.
 *
 * <p>Immutable.
 */
public final class Assorter {
    private final double[] choice;
    private final double invalid;
    private final double upper;

    private Assorter(double[] choice, double invalid, double upper) {
        this.choice = choice;
        this.invalid = invalid;
        this.upper = upper;
    }

    /**
     * Returns the assorter of an assertion over one-vote ballots.
     *
     * @param assertion the assertion
     * @param ballots ballots in the contest, valid and invalid, above 0
     * @throws IllegalArgumentException if no ballot speaks against the assertion: it is true of any votes
     */
    public static Assorter of(LinearAssertion assertion, long ballots) {
        LinearForm form = assertion.form();
        double each = form.constant() / (double) ballots;
        double least = form.least() + each;
        if (!(least < 0)) {
            throw new IllegalArgumentException("No ballot speaks against " + assertion.id()
                    + ": it is true whatever the votes. Maybe leave it out of the audit.");
        }
        double[] value = new double[form.choices()];
        double invalid = value(form.invalid() + each, least);
        double upper = invalid;
        for (int c = 0; c < value.length; c++) {
            value[c] = value(form.coefficient(c) + each, least);
            upper = Math.max(upper, value[c]);
        }
        return new Assorter(value, invalid, upper);
    }

    private static double value(double g, double least) {
        return g == least ? 0 : 0.5 - g / (2 * least);
    }

    /** Returns the value of a ballot for a choice. */
    public double of(int index) {
        return choice[index];
    }

    /** Returns the value of an invalid ballot. */
    public double ofInvalid() {
        return invalid;
    }

    /**
     * Returns the value of a ballot with any number of votes among {@code m} that it may hold.
     *
     * @param marked indices of the choices that have a vote
     * @param votesAllowed how many votes a ballot may hold, at least the number of marks
     */
    public double of(int[] marked, int votesAllowed) {
        if (marked.length > votesAllowed) {
            throw new IllegalArgumentException(marked.length + " marks where " + votesAllowed + " votes are allowed");
        }
        double sum = 0;
        for (int c : marked) {
            sum += choice[c] - 0.5;
        }
        return marked.length == 0 ? invalid : 0.5 + sum / votesAllowed;
    }

    /** Returns the greatest value of any one-vote ballot. */
    public double upper() {
        return upper;
    }

    /** Returns the mean over all ballots, valid and invalid. */
    public double mean(ContestVotes votes) {
        double sum = invalid * votes.invalid();
        for (int c = 0; c < choice.length; c++) {
            sum += choice[c] * votes.votes(c);
        }
        return sum / votes.cast();
    }

    /** Returns the assorter margin, twice the mean less 1: positive where the assertion holds for these votes. */
    public double margin(ContestVotes votes) {
        return 2 * mean(votes) - 1;
    }
}
