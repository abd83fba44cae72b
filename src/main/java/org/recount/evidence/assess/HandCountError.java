package org.recount.evidence.assess;

import java.util.List;
import java.util.OptionalLong;
import org.recount.numeric.Special;

/**
 * What the hand count itself may have got wrong: a model, under which each ballot of an opened station is misread by the
 * hand count with the same chance, independently.
 *
 * <p>A difference between announcement and hand count is then no proof that the announcement was wrong: a station of n
 * ballots differs with a chance of {@code 1 - (1 - r)^n} where the announcement was right. And a corrected seat stands on
 * ballots that may have been misread: it would take {@code ballotsToUndo} of them, all against the seat, to bring it into
 * doubt again.
 *
 * <p>Rates: tools assume 0.001 (colorado-rla and rlacalc defaults); Goggin, Byrne and Gilbert 2012 (ELJ 11:36) measured
 * 0.005 to 0.021 by candidate in the laboratory; Ansolabehere and Reeves found 0.0087 for hand counts in New Hampshire,
 * errors of copying included. Errors that come together (a bundle, a swapped line) are not in this model.
 *
 * @param rate the chance r that a ballot is misread
 * @param counted stations counted by hand
 * @param ballots ballots in them
 * @param differing stations that differ
 * @param expectedDiffering stations expected to differ by the error of the hand count alone
 * @param atLeastAsMany the chance of at least so many by that alone
 * @param atMostAsMany the chance of at most so many, were every announcement right: where it is small the hand count agrees
 *     better with the announcement than people count
 * @param ballotsToUndo the least number of ballots of these stations that would have to be misread for the corrected
 *     outcome not to be implied; empty where not even all of them do it
 * @param chanceAtMost the chance of at least so many misread ballots, were all of them against the seat: an upper bound
 * @param chanceBalanced the chance if errors go either way alike, so that they mostly cancel
 */
public record HandCountError(
        double rate,
        int counted,
        long ballots,
        int differing,
        double expectedDiffering,
        double atLeastAsMany,
        double atMostAsMany,
        OptionalLong ballotsToUndo,
        double chanceAtMost,
        double chanceBalanced) {

    /** The rate where none is given. */
    public static final double DEFAULT_RATE = 0.001;

    /**
     * Returns what the model says.
     *
     * @param rate the chance that a ballot is misread, 0 to below 1
     * @param ballots ballots of each station counted by hand
     * @param differing stations that differ
     * @param toUndo ballots that would have to be misread to undo the corrected outcome
     */
    static HandCountError of(double rate, List<Long> ballots, int differing, OptionalLong toUndo) {
        double[] chance = ballots.stream()
                .mapToDouble(n -> -StrictMath.expm1(n * StrictMath.log1p(-rate)))
                .toArray();
        double expected = 0;
        for (double p : chance) {
            expected += p;
        }
        long all = ballots.stream().mapToLong(Long::longValue).sum();
        return new HandCountError(
                rate,
                ballots.size(),
                all,
                differing,
                expected,
                atLeast(chance, differing),
                Math.max(0, 1 - atLeast(chance, differing + 1)),
                toUndo,
                toUndo.isEmpty() ? 0 : binomialAtLeast(all, rate, toUndo.getAsLong()),
                toUndo.isEmpty() ? 0 : balancedAtLeast(all * rate, toUndo.getAsLong()));
    }

    /** Returns the share of the differing stations that the model explains: at most 1; 0 where none differs. */
    public double explained() {
        return differing == 0 ? 0 : Math.min(1, expectedDiffering / differing);
    }

    /** The chance that at least k of independent events happen: exact, by convolution. */
    static double atLeast(double[] chance, int k) {
        if (k <= 0) {
            return 1;
        }
        double[] at = new double[k];
        at[0] = 1;
        double reached = 0;
        for (double p : chance) {
            reached += at[k - 1] * p;
            for (int i = k - 1; i > 0; i--) {
                at[i] = at[i] * (1 - p) + at[i - 1] * p;
            }
            at[0] *= 1 - p;
        }
        return Math.min(1, reached);
    }

    /** P(Bin(n, r) &gt;= k) = I(r; k, n-k+1). */
    static double binomialAtLeast(long n, double rate, long k) {
        if (k <= 0) {
            return 1;
        }
        return k > n || rate == 0 ? 0 : Special.regularisedBeta(rate, k, n - k + 1.0);
    }

    /**
     * P(H - L &gt;= k) for independent Poisson numbers with mean {@code errors / 2} each: a misread ballot harms or helps the
     * seat with even chances (Skellam 1946).
     */
    static double balancedAtLeast(double errors, long k) {
        if (k <= 0) {
            return 1;
        }
        double mean = errors / 2;
        if (mean == 0) {
            return 0;
        }
        int top = (int) (mean + 12 * Math.sqrt(mean) + 60);
        if (k > 2L * top) {
            return 0;
        }
        double[] pmf = new double[top + 1];
        for (int i = 0; i <= top; i++) {
            pmf[i] = StrictMath.exp(i * StrictMath.log(mean) - mean - Special.logFactorial(i));
        }
        double[] atLeast = new double[top + 2];
        for (int i = top; i >= 0; i--) {
            atLeast[i] = atLeast[i + 1] + pmf[i];
        }
        double sum = 0;
        for (int low = 0; low <= top && low + k <= top; low++) {
            sum += pmf[low] * atLeast[(int) (low + k)];
        }
        return Math.min(1, sum);
    }
}
