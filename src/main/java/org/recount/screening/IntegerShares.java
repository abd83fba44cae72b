package org.recount.screening;

/**
 * Whole percentages: how many stations have a turnout or a leader's share within 0.05 points of a whole per cent, and how
 * many would by chance (Kobak, Shpilkin and Pshenichnikov 2016, Ann. Appl. Stat. 10:54).
 *
 * <p>By chance: the ballots given are binomial with the station's own turnout, the leader's votes binomial with the
 * station's own share, independently. Kobak et al. draw; here the chance {@code p_i} of each station is summed, so the
 * expectation {@code sum p_i} and the standard deviation {@code sqrt(sum p_i (1 - p_i))} are exact. Stations with 100
 * voters and more, some ballots, turnout and share of at most 99%.
 *
 * @param stations stations that are included
 * @param turnout stations with a whole turnout
 * @param share stations with a whole share
 * @param either stations with one of them at least
 * @param expectedTurnout expected of {@code turnout}
 * @param expectedShare expected of {@code share}
 * @param expectedEither expected of {@code either}
 * @param deviation standard deviation of {@code either}
 */
public record IntegerShares(
        long stations,
        long turnout,
        long share,
        long either,
        double expectedTurnout,
        double expectedShare,
        double expectedEither,
        double deviation) {
    private static final double WITHIN = 0.05;

    /** Decimals of a percentage that rounding may spoil. */
    private static final double TOLERANCE = 1e-9;

    /** Returns how many more than by chance. */
    public double excess() {
        return either - expectedEither;
    }

    /** Returns the excess in standard deviations. */
    public double z() {
        return deviation > 0 ? excess() / deviation : 0;
    }

    /**
     * Counts.
     *
     * @param voters registered voters by station; below 0 where unknown
     * @param given ballots given by station
     * @param received ballots found by station, valid and invalid
     * @param leader votes of the leader by station
     */
    public static IntegerShares of(long[] voters, long[] given, long[] received, long[] leader) {
        long n = 0;
        long turnout = 0;
        long share = 0;
        long either = 0;
        double expectedTurnout = 0;
        double expectedShare = 0;
        double expected = 0;
        double variance = 0;
        for (int i = 0; i < voters.length; i++) {
            boolean counts = voters[i] >= 100
                    && given[i] > 0
                    && received[i] > 0
                    && given[i] <= voters[i]
                    && leader[i] <= received[i]
                    && 100.0 * given[i] / voters[i] <= 99 + TOLERANCE
                    && 100.0 * leader[i] / received[i] <= 99 + TOLERANCE;
            if (counts) {
                n++;
                boolean t = whole(given[i], voters[i]);
                boolean s = whole(leader[i], received[i]);
                turnout += t ? 1 : 0;
                share += s ? 1 : 0;
                either += t || s ? 1 : 0;
                double pt = chance(voters[i], (double) given[i] / voters[i]);
                double ps = chance(received[i], (double) leader[i] / received[i]);
                double p = 1 - (1 - pt) * (1 - ps);
                expectedTurnout += pt;
                expectedShare += ps;
                expected += p;
                variance += p * (1 - p);
            }
        }
        return new IntegerShares(
                n, turnout, share, either, expectedTurnout, expectedShare, expected, StrictMath.sqrt(variance));
    }

    /** Returns whether the percentage is within 0.05 points of a whole number. */
    static boolean whole(long part, long all) {
        double percent = 100.0 * part / all;
        return StrictMath.abs(percent - StrictMath.rint(percent)) <= WITHIN + TOLERANCE;
    }

    /** Returns the chance that a binomial count is near a whole percentage of {@code n}. */
    static double chance(long n, double p) {
        if (p <= 0 || p >= 1) {
            return 1;
        }
        long mode = (long) StrictMath.floor((n + 1) * p);
        double odds = p / (1 - p);
        double hit = 0;
        double all = 0;
        double term = 1;
        for (long k = mode; k <= n && term > 1e-18; k++) {
            all += term;
            hit += whole(k, n) ? term : 0;
            term *= odds * (n - k) / (k + 1);
        }
        term = 1 / odds * mode / (n - mode + 1);
        for (long k = mode - 1; k >= 0 && term > 1e-18; k--) {
            all += term;
            hit += whole(k, n) ? term : 0;
            term *= k / odds / (n - k + 1);
        }
        return hit / all;
    }
}
