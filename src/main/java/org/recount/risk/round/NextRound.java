package org.recount.risk.round;

import java.util.OptionalInt;

/**
 * How large the next round must be for a wanted chance of stopping, from the votes actually seen, if the reported shares are
 * right. The votes of the next round are new draws, so that the chance is a binomial tail given what was seen.
 *
 * <p>Only for rules that hold their limit when a size follows the votes before it. Providence stops in a round at {@code k} with
 * {@code tail_0(k) <= a s tail_1(k)}, {@code s} the likelihood ratio of the votes before, {@code tail} the round's own under the tie
 * and the reported share. So the chance under a tie of a past and of a stop after it is at most {@code a} times that under the
 * reported share, whatever size the past has led to; summed over pasts and rounds it is at most {@code a} (Broadrick et al. 2022,
 * arXiv 2210.08717, prove it for an adversary who chooses sizes by the samples so far). BRAVO holds its limit at every size. Minerva
 * and Athena are proved for schedules that are settled before the audit begins (Zagorski et al. 2021, arXiv 2008.02315): they count
 * the audits that run on by the sizes, and where these follow the votes the count is of something else ({@code NextRoundTest} has
 * sizes by which Minerva's risk exceeds its limit).
 *
 * <p>Whoever sizes the round must not know its ballots either: it is drawn with a new public seed, or the size follows from the
 * votes seen by a rule that was settled before the first.
 */
public final class NextRound {
    private final FirstRound sizes;

    private NextRound(FirstRound sizes) {
        this.sizes = sizes;
    }

    /**
     * Returns the sizes after these votes.
     *
     * @param rule Providence, or BRAVO at the ends of rounds
     * @param votes votes for the two so far, all rounds together
     * @param winner votes for the reported winner among them
     * @throws RoundRefusedException for Minerva and Athena once there are votes, with the reason
     */
    public static NextRound after(RoundRule rule, long votes, long winner) {
        if (winner < 0 || winner > votes) {
            throw new IllegalArgumentException(winner + " votes for the winner of " + votes);
        }
        RoundRule.Kind kind = rule.kind();
        if (votes > 0 && (kind == RoundRule.Kind.MINERVA || kind == RoundRule.Kind.ATHENA)) {
            throw new RoundRefusedException("The next round of " + kind + " may not be sized by the " + votes
                    + " votes seen so far: its risk limit " + rule.riskLimit()
                    + " holds for sizes that are settled without"
                    + " them, and an adversary who lets the size follow the votes can exceed it.\nMaybe use providence, whose"
                    + " sizes may follow the votes, settled before the first seed; or a schedule of rounds that is settled"
                    + " beforehand: recount plan --method minerva.");
        }
        return new NextRound(FirstRound.after(rule, rule.logRatio(winner, votes)));
    }

    /** Returns the fewest votes for the winner in a next round of {@code n} votes at which it stops; empty where none do. */
    public OptionalInt needed(int n) {
        return sizes.needed(n);
    }

    /** Returns the chance that a next round of {@code n} votes for the two stops. */
    public double stopping(int n) {
        return sizes.stopping(n);
    }

    /**
     * Returns the least size from which on every size stops with a probability of at least {@code chance}, as far as the
     * sawtooth of whole votes reaches.
     *
     * @param chance in (0, 1)
     * @param most the greatest size to consider
     * @return votes for the two in the next round alone; empty where {@code most} does not suffice
     */
    public OptionalInt size(double chance, int most) {
        OptionalInt smallest = sizes.smallest(chance, most);
        if (smallest.isEmpty()) {
            return smallest;
        }
        int settled = sizes.settled(chance, smallest.getAsInt());
        return settled > most ? OptionalInt.empty() : OptionalInt.of(settled);
    }
}
