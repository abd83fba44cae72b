package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

/** Laws of the margins over the registered rules, in elections of thousands of ballots. Seeds are fixed. */
class SeatMarginLaws {

    @Provide
    Arbitrary<RuleSpec> rules() {
        List<RuleSpec> plain = SeatRules.entries().stream()
                .map(e -> RuleSpec.of(e.id()))
                .filter(s -> !s.method().equals("dutch-council"))
                .toList();
        Threshold t = Threshold.of(Ratio.parse("5%"), Threshold.Base.VALID);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.of(plain)),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of(
                                RuleSpec.of("dhondt").withThreshold(t),
                                RuleSpec.of("hare").withThreshold(t),
                                RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse("1.7")))));
    }

    /** The pair that binds really moves a seat, or needs a lot, and one ballot fewer between the same two does not. */
    @Property(tries = 200, seed = "20211010")
    void theMarginMovesASeatAndOneFewerDoesNot(
            @ForAll("rules") RuleSpec spec,
            @ForAll @LongRange(max = 1L << 40) long seed,
            @ForAll @IntRange(min = 1, max = 9) int seats) {
        SeatRule rule = SeatRules.create(spec);
        ContestVotes votes = votes(spec, seed, seats);
        SeatMargin m = rule.margin(votes);
        boolean pair = m.kind() != SeatMargin.Kind.THRESHOLD
                && m.winner().isPresent()
                && m.loser().isPresent();
        Assume.that(m.exact() && pair && m.changed().orElse(0) > 0);
        long k = m.changed().getAsLong();
        int from = m.winner().getAsInt();
        int to = m.loser().orElseThrow();
        String now = RuleSweep.outcome(rule, votes);
        assertThat(RuleSweep.outcome(rule, moved(votes, from, to, k)))
                .as(spec.method() + votes + m)
                .isNotEqualTo(now);
        assertThat(RuleSweep.outcome(rule, moved(votes, from, to, k - 1)))
                .as(spec.method() + votes + m)
                .isEqualTo(now);
    }

    /** However fewer ballots change, no seat moves: a certain statement, so no false alarm is allowed for. */
    @Property(tries = 200, seed = "20211130")
    void fewerBallotsNeverMoveASeat(
            @ForAll("rules") RuleSpec spec,
            @ForAll @LongRange(max = 1L << 40) long seed,
            @ForAll @IntRange(min = 1, max = 9) int seats) {
        SeatRule rule = SeatRules.create(spec);
        ContestVotes votes = votes(spec, seed, seats);
        long fewer = rule.margin(votes).changed().orElse(1) - 1;
        SplittableRandom random = new SplittableRandom(seed);
        String now = RuleSweep.outcome(rule, votes);
        for (int trial = 0; trial < 20 && fewer > 0; trial++) {
            ContestVotes after = votes;
            for (long left = fewer; left > 0; ) {
                int from = random.nextInt(now(votes));
                int to = random.nextInt(now(votes));
                long some = Math.min(after.votes(from), 1 + random.nextLong(left));
                after = moved(after, from, to, some);
                left -= Math.max(1, some);
            }
            assertThat(RuleSweep.outcome(rule, after))
                    .as(spec.method() + votes + after)
                    .isEqualTo(now);
        }
    }

    private static int now(ContestVotes votes) {
        return votes.contest().choices().size();
    }

    private static ContestVotes votes(RuleSpec spec, long seed, int seats) {
        SplittableRandom random = new SplittableRandom(seed);
        int k = 2 + random.nextInt(8);
        boolean candidates = SeatRules.find(spec.method()).orElseThrow().family() == SeatRules.Family.CANDIDATES;
        Contest contest = candidates
                ? Contests.candidates(k, random.nextInt(k + 1), seats, random.nextInt(seats + 1))
                : Contests.lists(k, seats);
        long[] v = new long[k];
        for (int c = 0; c < k; c++) {
            v[c] = random.nextLong(1L << (4 + random.nextInt(10)));
        }
        v[0]++;
        return ContestVotes.of(contest, v, 0);
    }

    private static ContestVotes moved(ContestVotes votes, int from, int to, long ballots) {
        long[] v = votes.toArray();
        v[from] -= ballots;
        v[to] += ballots;
        return ContestVotes.of(votes.contest(), v, votes.invalid());
    }
}
