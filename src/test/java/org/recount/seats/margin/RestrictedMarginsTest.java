package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

/** Restricted margins of every kind of rule, against every reading of every ballot and every subset of the stations. */
class RestrictedMarginsTest {
    private static final int STATIONS = 3;

    @Test
    void plainRulesAreExact() {
        for (String method : List.of("dhondt", "sainte-lague", "hare", "hagenbach-bischoff", "plurality", "sntv")) {
            Contest contest = method.equals("sntv")
                    ? Contests.candidates(3, 1, 2, 1)
                    : Contests.lists(3, method.equals("plurality") ? 1 : 3);
            assertThat(compare(SeatRules.create(RuleSpec.of(method)), contest, 12))
                    .as(method)
                    .isZero();
        }
    }

    @Test
    void elsewhereTheTruthLiesBetweenTheBounds() {
        Threshold quarter = Threshold.of(Ratio.parse("1/4"), Threshold.Base.VALID);
        for (RuleSpec spec : List.of(
                RuleSpec.of("droop"),
                RuleSpec.of("dhondt").withThreshold(quarter),
                RuleSpec.of("hare").withThreshold(quarter),
                RuleSpec.of("dutch-council"))) {
            compare(SeatRules.create(spec), Contests.lists(3, 3), 8);
        }
    }

    /** Compares random contests; returns how many figures were bounds. */
    private static int compare(SeatRule rule, Contest contest, int trials) {
        SplittableRandom random = new SplittableRandom(5304);
        int bounds = 0;
        for (int t = 0; t < trials; t++) {
            Boxes boxes = Boxes.random(rule, contest, random);
            if (boxes.reported().isEmpty()) {
                continue;
            }
            RestrictedMargins margins = RestrictedMargins.of(rule, boxes.tally());
            for (int mask = 1; mask < 1 << STATIONS; mask++) {
                int[] set = Boxes.members(mask);
                String where = rule.id() + " " + Arrays.deepToString(boxes.rows()) + " " + Arrays.toString(set);
                for (Move move : List.of(Move.RECOUNT, Move.RULE_VALID, Move.RULE_INVALID)) {
                    RestrictedMargin margin = margins.least(set, move);
                    long truth = boxes.least(set, move);
                    between(
                            margin.ballots().orElse(-1),
                            margin.upper().orElse(-1),
                            truth,
                            move + " " + where + " " + margin);
                    bounds += margin.isExact() ? 0 : 1;
                }
                FewestStations recount = margins.fewestByRecount(set);
                between(lower(recount), upper(recount), boxes.fewest(set, true), "recount " + where + recount);
                FewestStations annul = margins.fewestByAnnulment(set);
                between(lower(annul), upper(annul), boxes.fewest(set, false), "annul " + where + annul);
                bounds += (recount.isExact() ? 0 : 1) + (annul.isExact() ? 0 : 1);
                assertThat(margins.annulmentChanges(set)).as(where).isEqualTo(boxes.annulmentChanges(set));
            }
        }
        return bounds;
    }

    private static long lower(FewestStations f) {
        return f.atLeast().orElse(-1);
    }

    private static long upper(FewestStations f) {
        return f.canChange() ? f.stations().size() : -1;
    }

    private static void between(long lower, long upper, long truth, String where) {
        if (truth < 0) {
            assertThat(upper).as(where).isEqualTo(-1);
        } else {
            assertThat(lower).as(where).isBetween(0L, truth);
            assertThat(upper == -1 || upper >= truth).as(where).isTrue();
        }
        if (lower == upper) {
            assertThat(lower).as(where).isEqualTo(truth);
        }
    }

    /** A contest of three stations. */
    private record Boxes(SeatRule rule, Contest contest, long[][] rows, String reported) {

        static Boxes random(SeatRule rule, Contest contest, SplittableRandom random) {
            int k = contest.choices().size();
            long[][] rows = new long[STATIONS][k + 1];
            for (long[] row : rows) {
                for (int c = 0; c < k; c++) {
                    row[c] = random.nextInt(row == rows[0] ? 9 : 3);
                }
                row[k] = random.nextInt(2);
            }
            Boxes untold = new Boxes(rule, contest, rows, "");
            return new Boxes(rule, contest, rows, untold.outcome(untold.totals()));
        }

        ContestTally tally() {
            ContestTally.Builder builder = ContestTally.builder(contest);
            for (int s = 0; s < STATIONS; s++) {
                int k = contest.choices().size();
                long cast = Arrays.stream(rows[s]).sum();
                builder.add(
                        new PollingStation("s" + s, "s" + s, "", "", -1, cast, rows[s][k]), Arrays.copyOf(rows[s], k));
            }
            return builder.build();
        }

        static int[] members(int mask) {
            return IntStream.range(0, STATIONS)
                    .filter(s -> (mask >> s & 1) == 1)
                    .toArray();
        }

        long[] totals() {
            return sum(IntStream.range(0, STATIONS).toArray());
        }

        long[] sum(int[] set) {
            long[] sum = new long[rows[0].length];
            for (int s : set) {
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += rows[s][c];
                }
            }
            return sum;
        }

        String outcome(long[] columns) {
            int k = contest.choices().size();
            ContestVotes votes = ContestVotes.of(contest, Arrays.copyOf(columns, k), columns[k]);
            // Nobody has a vote: nobody is elected, which is another outcome.
            return votes.forCompeting() == 0 ? "nobody" : RuleSweep.outcome(rule, votes);
        }

        /** Every way to read the ballots of the set again that the move allows. */
        long least(int[] set, Move move) {
            long[] inside = sum(set);
            long best = -1;
            for (long[] read : SmallElections.ofTotal(
                    inside.length, (int) Arrays.stream(inside).sum())) {
                long moved = 0;
                boolean allowed = true;
                long[] after = totals();
                for (int c = 0; c < read.length; c++) {
                    long more = read[c] - inside[c];
                    boolean invalid = c == read.length - 1;
                    allowed &= move != Move.RULE_VALID || (invalid ? more <= 0 : more >= 0);
                    allowed &= move != Move.RULE_INVALID || (invalid ? more >= 0 : more <= 0);
                    moved += Math.max(0, more);
                    after[c] += more;
                }
                if (allowed && moved > 0 && (best < 0 || moved < best) && differs(after)) {
                    best = moved;
                }
            }
            return best;
        }

        private boolean differs(long[] after) {
            return !outcome(after).equals(reported);
        }

        boolean annulmentChanges(int[] set) {
            long[] after = totals();
            long[] gone = sum(set);
            for (int c = 0; c < after.length; c++) {
                after[c] -= gone[c];
            }
            return differs(after);
        }

        long fewest(int[] set, boolean recount) {
            long best = -1;
            for (int mask = 1; mask < 1 << STATIONS; mask++) {
                int[] part = members(mask);
                boolean inside =
                        Arrays.stream(part).allMatch(s -> Arrays.stream(set).anyMatch(x -> x == s));
                if (inside && (best < 0 || part.length < best)) {
                    boolean does = recount ? least(part, Move.RECOUNT) > 0 : annulmentChanges(part);
                    best = does ? part.length : best;
                }
            }
            return best;
        }
    }
}
