package org.recount.risk.mean;

/**
 * What is thought of a count's errors before any was seen: perhaps there are none; if there are, two-vote overstatements
 * (values of 0) have a rate with a beta distribution. A default for every contest, not an estimate for one.
 *
 * @param none the chance that there are none at all, in [0, 1)
 * @param seen first parameter of the beta distribution: a number of errors, above 0
 * @param unseen second parameter: a number of ballots without an error, above 0
 * @param pooled the share of ballots, where errors would not show, that is taken off the forecast: they are moved to the
 *     least pooled value, in [0, 1)
 * @param greatest the greatest share of the greatest bet, in (0, 1]: what is held back is all that is left after an error
 *     that wipes out a ballot
 */
public record ErrorPrior(double none, double seen, double unseen, double pooled, double greatest) {

    /**
     * Nearly nine tenths for no error; else about one in a thousand; a little less than that where errors would not show.
     * It gives away less than 2% of the least sample that there can be when there are no errors (docs/efficiency.md).
     */
    public static final ErrorPrior STANDARD = new ErrorPrior(0.89, 2, 2_000, 0.0008, 0.983);

    /**
     * Four tenths for no error: for counts that are known to err at about one ballot in a thousand. It costs about a
     * tenth more when there are none and saves about a sixth when there are.
     */
    public static final ErrorPrior ERRORS_EXPECTED = new ErrorPrior(0.4, 2, 2_000, 0.0008, 0.9);

    public ErrorPrior {
        if (!(none >= 0
                && none < 1
                && seen > 0
                && unseen > 0
                && pooled >= 0
                && pooled < 1
                && greatest > 0
                && greatest <= 1)) {
            throw new IllegalArgumentException("Not a prior for error rates: " + none + ", beta(" + seen + ", " + unseen
                    + "), pooled " + pooled + ", greatest share " + greatest);
        }
    }
}
