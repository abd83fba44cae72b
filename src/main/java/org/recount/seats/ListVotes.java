package org.recount.seats;

import java.util.Map;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;

/** The lists of a contest that compete and have votes, on flat arrays; positions are not indices of choices. */
final class ListVotes {
    private final ContestVotes contest;
    private final int[] choice;
    private final long[] votes;
    private final int[] capacity;
    private final long total;

    private ListVotes(ContestVotes contest, int[] choice, long[] votes, int[] capacity, long total) {
        this.contest = contest;
        this.choice = choice;
        this.votes = votes;
        this.capacity = capacity;
        this.total = total;
    }

    static ListVotes of(ContestVotes v, Map<String, Integer> candidates) {
        int n = v.contest().choices().size();
        int size = 0;
        for (int c = 0; c < n; c++) {
            size += v.contest().choices().get(c).competes() && v.votes(c) > 0 ? 1 : 0;
        }
        int[] choice = new int[size];
        long[] votes = new long[size];
        int[] capacity = new int[size];
        long total = 0;
        int i = 0;
        for (int c = 0; c < n; c++) {
            Choice list = v.contest().choices().get(c);
            if (list.competes() && v.votes(c) > 0) {
                choice[i] = c;
                votes[i] = v.votes(c);
                capacity[i] = candidates.getOrDefault(list.id(), Integer.MAX_VALUE);
                total = Math.addExact(total, votes[i]);
                i++;
            }
        }
        return new ListVotes(v, choice, votes, capacity, total);
    }

    int size() {
        return choice.length;
    }

    int seats() {
        return contest.contest().seats();
    }

    /** Votes of all lists together. */
    long total() {
        return total;
    }

    /** Index of the choice that stands at a position. */
    int choice(int list) {
        return choice[list];
    }

    String name(int list) {
        return contest.contest().choices().get(choice[list]).name();
    }

    long votes(int list) {
        return votes[list];
    }

    /** Number of candidates; very large where not known. */
    int capacity(int list) {
        return capacity[list];
    }
}
