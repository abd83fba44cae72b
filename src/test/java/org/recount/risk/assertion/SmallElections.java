package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.List;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.Allocation;

/** Every small election, and the law of assertions between what is reported and what is true. */
final class SmallElections {
    private SmallElections() {}

    /** Every way to spread the ballots over the choices and the invalid. */
    static List<ContestVotes> everything(Contest contest, int ballots) {
        List<ContestVotes> all = new ArrayList<>();
        spread(contest, new long[contest.choices().size()], 0, ballots, all);
        return all;
    }

    private static void spread(Contest contest, long[] votes, int from, int left, List<ContestVotes> all) {
        if (from == votes.length) {
            all.add(ContestVotes.of(contest, votes, left));
            return;
        }
        for (int v = 0; v <= left; v++) {
            votes[from] = v;
            spread(contest, votes, from + 1, left - v, all);
        }
        votes[from] = 0;
    }

    /** Lists by these ids. */
    static List<Choice> lists(String... ids) {
        return java.util.Arrays.stream(ids).map(id -> list(id, "")).toList();
    }

    static Choice list(String id, String group) {
        return new Choice(id, id, "", Gender.UNKNOWN, group, Choice.Kind.COMPETES);
    }

    static boolean settled(Allocation a) {
        return a.ties().isEmpty() && a.unfilled() == 0;
    }

    /** Whether the truth is settled and seats whom the report seats. */
    static boolean same(Allocation reported, Allocation truth, int choices) {
        if (!settled(truth)) {
            return false;
        }
        for (int c = 0; c < choices; c++) {
            if (reported.seatsOf(c) != truth.seatsOf(c)) {
                return false;
            }
        }
        return true;
    }

    static String failing(AssertionSet set, ContestVotes votes) {
        return set.assertions().stream()
                .filter(a -> !a.holds(votes))
                .map(Assertion::text)
                .toList()
                .toString();
    }

    /**
     * Checks one report against every truth: all assertions hold only if the seats are the same, and, where the set says so,
     * if they are.
     *
     * @return how many truths the assertions confirm
     */
    static int check(AssertionSet set, int reported, List<ContestVotes> all, List<Allocation> outcome) {
        int confirmed = 0;
        int choices = all.get(reported).contest().choices().size();
        for (int t = 0; t < all.size(); t++) {
            boolean same = same(outcome.get(reported), outcome.get(t), choices);
            boolean holds = set.holds(all.get(t));
            confirmed += holds ? 1 : 0;
            if (holds && !same) {
                throw new AssertionError(all.get(reported) + " confirmed although the truth is " + all.get(t));
            }
            if (same && !holds && set.strength() == Strength.EQUIVALENT) {
                throw new AssertionError(
                        all.get(reported) + " not confirmed by " + all.get(t) + ": " + failing(set, all.get(t)));
            }
        }
        return confirmed;
    }
}
