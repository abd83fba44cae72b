package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.SntvRule.Procedure;

/**
 * Every small election, every lot: the two procedures as the law tells them, with equal votes put in order by a lot drawn
 * beforehand for each candidate, against what the rules say can happen.
 */
class SntvBruteForceTest {
    private static final SntvRule WOMEN_FIRST = new SntvRule("w", Procedure.WOMEN_FIRST, Gender.F);
    private static final SntvRule REPLACE = new SntvRule("r", Procedure.REPLACE_LOWEST_MAN, Gender.F);

    @Test
    void everySmallElectionUnderEveryLot() {
        int checked = 0;
        for (int n = 1; n <= 4; n++) {
            List<int[]> lots = Elections.permutations(n);
            for (long[] votes : Elections.allVotes(n, 12)) {
                if (sum(votes) == 0 || !ascending(votes)) {
                    continue;
                }
                for (int women = 0; women < 1 << n; women++) {
                    for (int seats = 1; seats <= 5; seats++) {
                        for (int q = 0; q <= Math.min(seats, Integer.bitCount(women) + 1); q++) {
                            check(Elections.candidates(seats, q, women, votes), lots);
                            checked++;
                        }
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(50_000);
    }

    private static void check(ContestVotes votes, List<int[]> lots) {
        Set<List<Integer>> womenFirst = new TreeSet<>(Elections::compare);
        Set<List<Integer>> replaced = new TreeSet<>(Elections::compare);
        for (int[] lot : lots) {
            womenFirst.add(womenFirst(votes, lot));
            replaced.add(replaceLowestMan(votes, lot));
        }
        assertThat(Elections.outcomes(WOMEN_FIRST.allocate(votes), votes))
                .as("%s reserved %s", votes, votes.contest())
                .isEqualTo(womenFirst);
        assertThat(Elections.outcomes(REPLACE.allocate(votes), votes))
                .as("%s reserved %s", votes, votes.contest())
                .isEqualTo(replaced);
        assertThat(womenFirst).isEqualTo(replaced);
    }

    private static boolean woman(ContestVotes votes, int c) {
        return votes.contest().choices().get(c).gender() == Gender.F;
    }

    private static List<Integer> order(ContestVotes votes, int[] lot) {
        return IntStream.range(0, lot.length)
                .boxed()
                .sorted((a, b) -> votes.votes(a) != votes.votes(b)
                        ? Long.compare(votes.votes(b), votes.votes(a))
                        : Integer.compare(lot[a], lot[b]))
                .toList();
    }

    static List<Integer> womenFirst(ContestVotes votes, int[] lot) {
        List<Integer> order = order(votes, lot);
        List<Integer> in = new ArrayList<>();
        for (int c : order) {
            if (woman(votes, c) && in.size() < votes.contest().reservedSeats()) {
                in.add(c);
            }
        }
        for (int c : order) {
            if (!in.contains(c) && in.size() < votes.contest().seats()) {
                in.add(c);
            }
        }
        return IntStream.range(0, lot.length)
                .mapToObj(c -> in.contains(c) ? 1 : 0)
                .toList();
    }

    static List<Integer> replaceLowestMan(ContestVotes votes, int[] lot) {
        List<Integer> order = order(votes, lot);
        List<Integer> in =
                new ArrayList<>(order.subList(0, Math.min(votes.contest().seats(), order.size())));
        while (in.stream().filter(c -> woman(votes, c)).count()
                < votes.contest().reservedSeats()) {
            List<Integer> out = order.stream()
                    .filter(c -> !in.contains(c) && woman(votes, c))
                    .toList();
            if (out.isEmpty()) {
                break;
            }
            List<Integer> men = in.stream().filter(c -> !woman(votes, c)).toList();
            in.remove(men.get(men.size() - 1));
            in.add(out.get(0));
        }
        return IntStream.range(0, lot.length)
                .mapToObj(c -> in.contains(c) ? 1 : 0)
                .toList();
    }

    private static long sum(long[] votes) {
        return java.util.Arrays.stream(votes).sum();
    }

    /** Genders run over all patterns, so that votes need to run over sorted ones only. */
    private static boolean ascending(long[] votes) {
        for (int i = 1; i < votes.length; i++) {
            if (votes[i - 1] > votes[i]) {
                return false;
            }
        }
        return true;
    }
}
