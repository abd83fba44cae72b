package org.recount.risk.round;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How large a first round must be for a wanted chance of stopping after it, if the reported shares are right.
 *
 * <p>The chance rises with the size by a sawtooth, since votes are whole: {@link #smallest} is the first size that
 * reaches the chance, {@link #settled} the first from which on every size does.
 */
public final class FirstRound {
    private final RoundRule rule;
    private final double logBefore;

    private FirstRound(RoundRule rule, double logBefore) {
        this.rule = rule;
        this.logBefore = logBefore;
    }

    /** Returns the sizes for a rule. */
    public static FirstRound of(RoundRule rule) {
        return new FirstRound(rule, 0);
    }

    /** Returns the sizes of a round after others whose likelihood ratio is known, for a rule that looks at nothing else of them. */
    static FirstRound after(RoundRule rule, double logRatio) {
        return new FirstRound(rule, logRatio);
    }

    /** Returns the fewest votes for the winner at which a first round of {@code n} votes stops; empty where none do. */
    public OptionalInt needed(int n) {
        BinomialDistribution one = BinomialDistribution.of(n, rule.share());
        BinomialDistribution zero = BinomialDistribution.of(n, 0.5);
        int low = -1;
        int high = n + 1;
        while (high - low > 1) {
            int k = (low + high) >>> 1;
            if (stops(one, zero, k, n)) {
                high = k;
            } else {
                low = k;
            }
        }
        return high > n ? OptionalInt.empty() : OptionalInt.of(high);
    }

    /** The same, walked to from a guess: neighbouring sizes need nearly the same number. */
    private int needed(int n, int guess) {
        BinomialDistribution one = BinomialDistribution.of(n, rule.share());
        BinomialDistribution zero = BinomialDistribution.of(n, 0.5);
        int k = Math.min(n + 1, guess);
        while (k <= n && !stops(one, zero, k, n)) {
            k++;
        }
        while (k > 0 && stops(one, zero, k - 1, n)) {
            k--;
        }
        return k;
    }

    private double stopping(int n, int needed) {
        return needed > n ? 0 : BinomialDistribution.of(n, rule.share()).survivalProbability(needed - 1);
    }

    private boolean stops(BinomialDistribution one, BinomialDistribution zero, int k, int n) {
        double logRatio = logBefore + rule.logRatio(k, n);
        if (rule.kind() == RoundRule.Kind.BRAVO_END_OF_ROUND) {
            return logRatio >= -StrictMath.log(rule.riskLimit());
        }
        if (rule.kind() == RoundRule.Kind.ATHENA && logRatio < -StrictMath.log(rule.delta())) {
            return false;
        }
        double tail1 = one.survivalProbability(k - 1);
        // Where both tails vanish the ratio of their first terms bounds theirs from above, as in the audit itself.
        return tail1 == 0
                ? logRatio >= -StrictMath.log(rule.riskLimit())
                : StrictMath.exp(StrictMath.log(zero.survivalProbability(k - 1) / tail1) - logBefore)
                        <= rule.riskLimit();
    }

    /** Returns the chance that a first round of {@code n} votes stops if the reported shares are right. */
    public double stopping(int n) {
        OptionalInt k = needed(n);
        return k.isEmpty() ? 0 : BinomialDistribution.of(n, rule.share()).survivalProbability(k.getAsInt() - 1);
    }

    /**
     * Returns the smallest first round that stops with a probability of at least {@code chance}.
     *
     * @param chance in (0, 1)
     * @param most the greatest size to consider
     * @return the size in votes for the two; empty where {@code most} does not suffice
     */
    public OptionalInt smallest(double chance, int most) {
        // A size that suffices, by doubling; then the sawtooth's first tooth, by walking up from well below.
        int enough = 1;
        while (stopping(enough) < chance) {
            if (enough >= most) {
                return OptionalInt.empty();
            }
            enough = (int) Math.min(most, 2L * enough);
        }
        int low = enough / 2;
        int high = enough;
        while (high - low > 1) {
            int mid = (low + high) >>> 1;
            if (stopping(mid) >= chance) {
                high = mid;
            } else {
                low = mid;
            }
        }
        int n = Math.max(1, high - 2 * tooth(high));
        int k = needed(n).orElse(n + 1);
        while (stopping(n, k) < chance) {
            n++;
            k = needed(n, k);
        }
        return OptionalInt.of(n);
    }

    /** Returns the least size from which on every size up to twice it stops with this probability. */
    public int settled(double chance, int smallest) {
        int last = smallest;
        int k = needed(smallest).orElse(smallest + 1);
        for (int n = smallest; n <= smallest + 3 * tooth(smallest); n++) {
            k = needed(n, k);
            if (stopping(n, k) < chance) {
                last = n + 1;
            }
        }
        return last;
    }

    /** How far apart in size two teeth that reach the same chance may lie. */
    private int tooth(int n) {
        // One vote more is needed every 1/slope draws; a tooth is worth about 1/sqrt(n) of the chance, whose slope is
        // about 1/(2n): so sqrt(n) sizes, and some more.
        return (int) Math.ceil(6 * Math.sqrt(n) + 4 / (rule.share() - 0.5));
    }
}
