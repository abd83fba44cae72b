package org.recount.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;

/** Small elections and what can come of them, for the tests of rules. */
final class Elections {
    private Elections() {}

    /** Lists with these votes. */
    static ContestVotes lists(int seats, long... votes) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            choices.add(Choice.of("L" + i, "List " + i, "L" + i, Gender.UNKNOWN));
        }
        return ContestVotes.of(new Contest("c", "Contest", "", seats, 0, choices), votes, 0);
    }

    /** Candidates with these votes; those whose bit is set in {@code women} are women. */
    static ContestVotes candidates(int seats, int reserved, int women, long... votes) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            Gender gender = (women >> i & 1) == 1 ? Gender.F : Gender.M;
            choices.add(Choice.of("C" + i, "Candidate " + i, "", gender));
        }
        return ContestVotes.of(new Contest("c", "Contest", "", seats, reserved, choices), votes, 0);
    }

    /** The same choices with other votes. */
    static ContestVotes withVotes(ContestVotes v, long... votes) {
        return ContestVotes.of(v.contest(), votes, v.invalid());
    }

    /** The same votes for another number of seats. */
    static ContestVotes withSeats(ContestVotes v, int seats) {
        Contest c = v.contest();
        return ContestVotes.of(
                new Contest(c.id(), c.name(), c.region(), seats, Math.min(seats, c.reservedSeats()), c.choices()),
                v.toArray(),
                v.invalid());
    }

    /** All results that the lots of an allocation can have, as seats by choice. */
    static Set<List<Integer>> outcomes(Allocation allocation, ContestVotes votes) {
        int n = votes.contest().choices().size();
        Set<List<Integer>> results = new TreeSet<>(Elections::compare);
        results.add(Arrays.stream(allocation.certainSeats(n)).boxed().toList());
        for (Tie tie : allocation.ties()) {
            Set<List<Integer>> next = new TreeSet<>(Elections::compare);
            for (List<Integer> winners : subsets(tie.choices(), tie.seats())) {
                long women = winners.stream()
                        .filter(c -> votes.contest().choices().get(c).gender() == Gender.F)
                        .count();
                if (women >= tie.reserved()) {
                    for (List<Integer> base : results) {
                        List<Integer> result = new ArrayList<>(base);
                        winners.forEach(c -> result.set(c, result.get(c) + 1));
                        next.add(result);
                    }
                }
            }
            results = next;
        }
        return results;
    }

    /** All subsets of a size. */
    static List<List<Integer>> subsets(List<Integer> of, int size) {
        List<List<Integer>> all = new ArrayList<>();
        for (int mask = 0; mask < 1 << of.size(); mask++) {
            if (Integer.bitCount(mask) == size) {
                int m = mask;
                all.add(java.util.stream.IntStream.range(0, of.size())
                        .filter(i -> (m >> i & 1) == 1)
                        .mapToObj(of::get)
                        .collect(Collectors.toList()));
            }
        }
        return all;
    }

    /** All ways to cast at most so many ballots for so many choices. */
    static List<long[]> allVotes(int choices, int ballots) {
        List<long[]> all = new ArrayList<>();
        collect(new long[choices], 0, ballots, all);
        return all;
    }

    private static void collect(long[] votes, int from, long left, List<long[]> all) {
        if (from == votes.length) {
            all.add(votes.clone());
            return;
        }
        for (long v = 0; v <= left; v++) {
            votes[from] = v;
            collect(votes, from + 1, left - v, all);
        }
        votes[from] = 0;
    }

    /** All orders of 0..n-1. */
    static List<int[]> permutations(int n) {
        List<int[]> all = new ArrayList<>();
        permute(new int[n], new boolean[n], 0, all);
        return all;
    }

    private static void permute(int[] order, boolean[] used, int at, List<int[]> all) {
        if (at == order.length) {
            all.add(order.clone());
            return;
        }
        for (int i = 0; i < order.length; i++) {
            if (!used[i]) {
                used[i] = true;
                order[at] = i;
                permute(order, used, at + 1, all);
                used[i] = false;
            }
        }
    }

    static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
