package org.recount.risk.round;

import java.util.OptionalInt;

/**
 * How likely an audit in rounds is to stop after each of its rounds if the reported shares are right: by exact convolution of
 * the votes for the winner among audits that still run. Athena and Minerva need the same under the tie; Providence needs the
 * likelihood ratio of the rounds before, which the votes so far determine.
 *
 * <p>For sizes that are settled beforehand, or at least without regard to what the rounds before held: a next round sized by
 * the votes seen is no longer Minerva's. Not thread-safe.
 */
public final class RoundForecast {
    /** Sizes are found to one part in so many. */
    private static final int PRECISION = 100;

    private final RoundRule rule;
    private Tally alternative = Tally.start();
    private Tally tie = Tally.start();
    private int votes;

    private RoundForecast(RoundRule rule) {
        this.rule = rule;
    }

    /** Returns a forecast before the first round. */
    public static RoundForecast of(RoundRule rule) {
        if (rule.kind() == RoundRule.Kind.BRAVO_END_OF_ROUND) {
            throw new IllegalArgumentException("BRAVO has no rounds to plan: it may be looked at after each draw");
        }
        return new RoundForecast(rule);
    }

    /** Returns the chance that the audit still runs. */
    public double running() {
        return alternative.total();
    }

    /** Returns the votes for the two in the rounds so far. */
    public int votes() {
        return votes;
    }

    /** Returns the chance that the audit stops in a next round of {@code n} votes, given that it still runs. */
    public double stopping(int n) {
        double running = running();
        return running <= 0 ? 1 : Math.min(1, 1 - after(n).alternative().total() / running);
    }

    /**
     * Returns the size of a next round that stops with the chance, given that the audit still runs, to one in a hundred.
     *
     * @param chance in (0, 1)
     * @param guess where to begin, at least 1
     * @param most votes at most, all rounds together
     * @return votes in the next round; empty where {@code most} does not suffice
     */
    public OptionalInt smallest(double chance, int guess, int most) {
        int left = most - votes;
        int high = Math.min(left, guess);
        if (high < 1) {
            return OptionalInt.empty();
        }
        int low = 0;
        while (stopping(high) < chance) {
            if (high == left) {
                return OptionalInt.empty();
            }
            low = high;
            high = Math.min(left, high + Math.max(1, high / 2));
        }
        while (high - low > Math.max(1, high / PRECISION)) {
            int mid = (low + high) >>> 1;
            if (stopping(mid) >= chance) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return OptionalInt.of(high);
    }

    /** Goes on by a round of {@code n} votes. */
    public void take(int n) {
        State next = after(n);
        alternative = next.alternative();
        tie = next.tie();
        votes += n;
    }

    private record State(Tally alternative, Tally tie) {}

    private State after(int n) {
        Tally one = Tally.binomial(n, rule.share());
        if (rule.kind() == RoundRule.Kind.PROVIDENCE) {
            return new State(providence(n, one), tie);
        }
        Tally h1 = alternative.plus(one);
        Tally h0 = tie.plus(Tally.binomial(n, 0.5));
        long needed = RoundAudit.needed(rule, h1, h0, votes + n);
        return needed < 0 ? new State(h1, h0) : new State(h1.below(needed), h0.below(needed));
    }

    /** The more votes before, the fewer are needed in this round: both are walked through together. */
    private Tally providence(int n, Tally one) {
        double[] log1 = logTails(one, n);
        double[] log0 = logTails(Tally.binomial(n, 0.5), n);
        double limit = StrictMath.log(rule.riskLimit());
        double[] sum = new double[votes + n + 1];
        int needed = n + 1;
        for (int before = 0; before <= Math.min(votes, alternative.last()); before++) {
            double chance = alternative.at(before);
            if (chance == 0) {
                continue;
            }
            double goal = limit + rule.logRatio(before, votes);
            while (needed > 0 && ratio(log1, log0, needed - 1, n) <= goal) {
                needed--;
            }
            for (int k = 0; k < needed; k++) {
                double p = one.at(k);
                if (p > 0) {
                    sum[before + k] += chance * p;
                }
            }
        }
        return Tally.of(sum);
    }

    /** The logarithm of the ratio of the tails from k on; where they vanish, its bound by their first terms. */
    private double ratio(double[] log1, double[] log0, int k, int n) {
        return log1[k] > Double.NEGATIVE_INFINITY ? log0[k] - log1[k] : -rule.logRatio(k, n);
    }

    /** The logarithm of the chance of at least k, by k from 0 to n. */
    private static double[] logTails(Tally tally, int n) {
        double[] log = new double[n + 1];
        double tail = 0;
        for (int k = n; k >= 0; k--) {
            tail += tally.at(k);
            log[k] = StrictMath.log(Math.min(1, tail));
        }
        return log;
    }
}
