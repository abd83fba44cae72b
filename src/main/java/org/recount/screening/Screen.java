package org.recount.screening;

/**
 * One screen: what was found, what chance alone would give, and how large the difference is. Descriptive: large samples make
 * tiny differences certain, and a difference has many causes.
 *
 * @param contest id of the contest
 * @param name what was looked at
 * @param subject whose votes
 * @param n figures that were looked at
 * @param observed what was found
 * @param expected what chance would give under the null of the screen
 * @param effect size of the difference, in the unit of {@code effectUnit}; it does not grow with n
 * @param effectUnit what the effect is measured in
 * @param statistic the test statistic
 * @param pValue the chance of a difference as large under the null; NaN where there is no test
 * @param holm the p-value adjusted for the family (Holm)
 * @param benjaminiHochberg the p-value adjusted for the family (Benjamini and Hochberg)
 */
public record Screen(
        String contest,
        Name name,
        String subject,
        long n,
        double observed,
        double expected,
        double effect,
        String effectUnit,
        double statistic,
        double pValue,
        double holm,
        double benjaminiHochberg) {

    /** What was looked at. */
    public enum Name {
        /** Mean second digit against Benford's law. */
        SECOND_DIGIT("second digits", "mean second digit"),
        /** Mean last digit against the uniform law. */
        LAST_DIGIT("last digits", "mean last digit"),
        /** Whole percentages of turnout and of the leader's share. */
        WHOLE_PERCENT("whole per cents", "stations with a whole percentage"),
        /** Correlation of turnout and the leader's share. */
        TURNOUT_SHARE("turnout and share", "correlation of turnout and share");

        private final String words;
        private final String quantity;

        Name(String words, String quantity) {
            this.words = words;
            this.quantity = quantity;
        }

        /** Returns the name in words. */
        public String words() {
            return words;
        }

        /** Returns what the observed figure is. */
        public String quantity() {
            return quantity;
        }
    }

    /** Returns whether there is a test. */
    public boolean tested() {
        return !Double.isNaN(pValue);
    }

    Screen adjusted(double newHolm, double newBh) {
        return new Screen(
                contest, name, subject, n, observed, expected, effect, effectUnit, statistic, pValue, newHolm, newBh);
    }
}
