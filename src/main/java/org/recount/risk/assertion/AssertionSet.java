package org.recount.risk.assertion;

import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;

/**
 * The assertions of one contest: if all of them hold, the reported seats are the true seats.
 *
 * @param contest id of the contest
 * @param rule id of the seat rule
 * @param assertions the assertions; empty where the seats are certain whatever the votes, and where there are none
 * @param strength whether the reverse is true as well
 * @param note what limits them, in words; blank where nothing does
 */
public record AssertionSet(String contest, String rule, List<Assertion> assertions, Strength strength, String note) {

    /** How the assertions stand to the seats. */
    public enum Strength {
        /** All hold if and only if the reported seats are the true seats. */
        EQUIVALENT,
        /** If all hold, the reported seats are the true seats; they may be true without. */
        SUFFICIENT,
        /** There are none: only a full hand count can confirm these seats. */
        NONE
    }

    public AssertionSet {
        assertions = List.copyOf(assertions);
    }

    static AssertionSet none(ContestVotes votes, String rule, String why) {
        return new AssertionSet(votes.contest().id(), rule, List.of(), Strength.NONE, why);
    }

    /** Returns whether an audit of these assertions can confirm the seats. */
    public boolean auditable() {
        return strength != Strength.NONE;
    }

    /** Returns whether all assertions hold for these votes. */
    public boolean holds(ContestVotes votes) {
        return auditable() && assertions.stream().allMatch(a -> a.holds(votes));
    }

    /**
     * Returns for each assertion the way with the greatest assorter margin under the reported votes: what an audit
     * settles on before it begins.
     */
    public List<LinearAssertion> chosenWays(ContestVotes reported) {
        return assertions.stream()
                .map(a -> a.ways().stream()
                        .max((x, y) -> Double.compare(margin(x, reported), margin(y, reported)))
                        .orElseThrow())
                .distinct()
                .toList();
    }

    /** Returns the way with the least assorter margin among the chosen ones: the one that drives the sample. */
    public Optional<LinearAssertion> tightest(ContestVotes reported) {
        return chosenWays(reported).stream().min((x, y) -> Double.compare(margin(x, reported), margin(y, reported)));
    }

    private static double margin(LinearAssertion a, ContestVotes votes) {
        return a.form().least() + a.form().constant() / (double) votes.cast() >= 0
                ? Double.POSITIVE_INFINITY
                : Assorter.of(a, votes.cast()).margin(votes);
    }
}
