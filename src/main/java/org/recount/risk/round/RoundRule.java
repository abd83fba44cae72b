package org.recount.risk.round;

/**
 * When an audit in rounds may stop.
 *
 * @param kind which rule
 * @param share the winner's reported share of the votes for the two, above 1/2 and below 1: the alternative
 * @param riskLimit the greatest chance of confirming a tied or wrong outcome, in (0, 1)
 * @param delta Athena's second condition: the likelihood ratio must be at least {@code 1/delta}; ignored by the others
 */
public record RoundRule(Kind kind, double share, double riskLimit, double delta) {

    /** The rules. */
    public enum Kind {
        /**
         * Zagorski, McClearn, Morin, McBurnett and Vora 2021 (USENIX Security; arXiv 2008.02315, section 5): stop at
         * {@code k} if the null's tail beyond {@code k} is at most the risk limit times the alternative's, both among
         * audits that have not stopped before.
         */
        MINERVA,
        /** The same with a least likelihood ratio of {@code 1/delta} besides (ibid., section 4). */
        ATHENA,
        /**
         * Broadrick, Morin, McClearn, McBurnett, Vora and Zagorski 2022 (arXiv 2210.08717): the likelihood ratio of the
         * rounds before times the tail ratio of this round alone must reach one over the risk limit.
         */
        PROVIDENCE,
        /** BRAVO looked at only at the ends of rounds: the likelihood ratio of the whole sample. */
        BRAVO_END_OF_ROUND;

        /** Returns whether the rule holds its risk limit whoever chooses the sizes, whatever they know. */
        boolean anytimeValid() {
            return this == BRAVO_END_OF_ROUND;
        }
    }

    public RoundRule {
        if (!(share > 0.5 && share < 1)) {
            throw new IllegalArgumentException("The reported share of the winner must lie above 1/2 and below 1: "
                    + share + ". Maybe winner and loser are swapped, or there is a tie and only a full count will do.");
        }
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException("A risk limit lies between 0 and 1: " + riskLimit);
        }
        if (!(delta > 0)) {
            throw new IllegalArgumentException("Athena's delta must be above 0: " + delta);
        }
    }

    /** Returns Minerva. */
    public static RoundRule minerva(double share, double riskLimit) {
        return new RoundRule(Kind.MINERVA, share, riskLimit, 1);
    }

    /** Returns Athena. */
    public static RoundRule athena(double share, double riskLimit, double delta) {
        return new RoundRule(Kind.ATHENA, share, riskLimit, delta);
    }

    /** Returns Providence. */
    public static RoundRule providence(double share, double riskLimit) {
        return new RoundRule(Kind.PROVIDENCE, share, riskLimit, 1);
    }

    /** Returns BRAVO at the ends of rounds. */
    public static RoundRule bravo(double share, double riskLimit) {
        return new RoundRule(Kind.BRAVO_END_OF_ROUND, share, riskLimit, 1);
    }

    /** Returns the logarithm of the likelihood ratio of {@code k} votes for the winner among {@code n} for the two. */
    double logRatio(long k, long n) {
        return k * StrictMath.log(2 * share) + (n - k) * StrictMath.log(2 - 2 * share);
    }
}
