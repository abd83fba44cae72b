package org.recount.risk.comparison;

/**
 * The overstatement assorter: turns "the record says A(c), the ballot says A(b)" into one number whose mean exceeds 1/2
 * if and only if the assorter's true mean does (Stark 2020, SHANGRLA, section 3.2):
 *
 * <pre>B = (1 - (A(c) - A(b)) / u) / (2 - v / u), in [0, 2u / (2u - v)]</pre>
 *
 * <p>What is missing counts at its worst: a ballot that cannot be found has A(b) = 0; a ballot without a record (a
 * phantom) has A(c) = 1/2, as SHANGRLA does, so that it lowers the reported margin rather than hiding.
 *
 * @param upper the upper bound {@code u} of the assorter
 * @param margin the assorter margin {@code v = 2 mean(A(c)) - 1} over all records, phantoms at 1/2 included; above 0
 */
public record Overstatement(double upper, double margin) {

    public Overstatement {
        if (!(upper > 0.5)) {
            throw new IllegalArgumentException("An assorter's bound must exceed 1/2: " + upper);
        }
        if (!(margin > 0 && margin < 2 * upper)) {
            throw new IllegalArgumentException("The assorter margin must lie above 0 and below " + 2 * upper + ": "
                    + margin + ". Maybe the outcome is a tie or wrong: only a full count will do.");
        }
    }

    /** Returns the assorter of a ballot: what was recorded against what is on it, both in [0, upper]. */
    public double value(double recorded, double onBallot) {
        return (1 - (recorded - onBallot) / upper) / (2 - margin / upper);
    }

    /** Returns the value of a ballot that cannot be found: the worst that it could be. */
    public double missingBallot(double recorded) {
        return value(recorded, 0);
    }

    /** Returns the value of a ballot that has no record. */
    public double missingRecord(double onBallot) {
        return value(0.5, onBallot);
    }

    /** Returns the value of a ballot without an error, {@code 1 / (2 - v/u)}. */
    public double clean() {
        return value(0, 0);
    }

    /** Returns the greatest value, {@code 2u / (2u - v)}. */
    public double bound() {
        return 2 * upper / (2 * upper - margin);
    }

    /**
     * Returns the mean of the assorter if shares {@code one} and {@code two} of the ballots have one-vote and two-vote
     * overstatements of a plurality assorter: {@code (1 - one/2 - two) / (2 - v)}.
     */
    public double meanUnder(double one, double two) {
        return (1 - one / 2 - two) * clean();
    }
}
