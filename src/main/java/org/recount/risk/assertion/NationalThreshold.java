package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.ThresholdRule;

/**
 * A threshold of the nation: each list's standing, as assertions on its votes in all contests together. With them, the
 * assertions of each contest ({@link #within}) imply its seats. Sufficient only: a small list's standing may
 * be wrong and change no seat.
 *
 * @param nation the votes of all contests, lists put together by their id
 * @param standings the assertions, on {@code nation}
 */
public record NationalThreshold(ContestVotes nation, AssertionSet standings) {

    /**
     * Returns the standings that the reported votes give.
     *
     * @param rule the rule with its threshold
     * @param contests reported votes of all contests, at least one
     */
    public static NationalThreshold of(ThresholdRule rule, List<ContestVotes> contests) {
        ContestVotes nation = together(contests);
        return new NationalThreshold(
                nation,
                new AssertionSet(
                        nation.contest().id(),
                        rule.id(),
                        ThresholdAssertions.standings(rule, nation, rule.decide(contests)),
                        Strength.SUFFICIENT,
                        "Each list's standing is asserted"));
    }

    /**
     * Returns the assertions of one contest that, with the standings, imply its seats.
     *
     * @param rule the rule with its threshold
     * @param contests reported votes of all contests
     * @param contest votes of the contest, one of them
     */
    public static AssertionSet within(ThresholdRule rule, List<ContestVotes> contests, ContestVotes contest) {
        return SeatAssertions.givenTheNation(rule.within(contests), contest);
    }

    /** Returns the votes of all contests, lists put together by their id. */
    public static ContestVotes together(List<ContestVotes> contests) {
        if (contests.isEmpty()) {
            throw new IllegalArgumentException("A nation of no contests");
        }
        Map<String, Integer> index = new LinkedHashMap<>();
        List<Choice> choices = new ArrayList<>();
        int seats = 0;
        for (ContestVotes votes : contests) {
            seats += votes.contest().seats();
            for (Choice choice : votes.contest().choices()) {
                if (index.putIfAbsent(choice.id(), choices.size()) == null) {
                    choices.add(choice);
                }
            }
        }
        long[] sums = new long[choices.size()];
        long invalid = 0;
        for (ContestVotes votes : contests) {
            invalid = Math.addExact(invalid, votes.invalid());
            for (int c = 0; c < votes.contest().choices().size(); c++) {
                int at = index.getOrDefault(votes.contest().choices().get(c).id(), -1);
                sums[at] = Math.addExact(sums[at], votes.votes(c));
            }
        }
        return ContestVotes.of(new Contest("nation", "All contests", "", seats, 0, choices), sums, invalid);
    }
}
