package org.recount.seats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;

/** Every result that the lots of an allocation can have. */
final class Lots {
    /** Beyond so many results they are not listed. */
    static final int LIMIT = 5000;

    private Lots() {}

    /**
     * Returns the results as seats by choice.
     *
     * @param a the allocation
     * @param votes its votes
     * @param reservedGender whose the reserved seats of a tie are
     * @return each result once; empty if there are more than {@link #LIMIT}
     */
    static Optional<Set<List<Integer>>> outcomes(Allocation a, ContestVotes votes, Gender reservedGender) {
        Set<List<Integer>> results = new LinkedHashSet<>();
        List<Integer> certain = new ArrayList<>();
        for (int held : a.certainSeats(votes.contest().choices().size())) {
            certain.add(held);
        }
        results.add(certain);
        for (Tie tie : a.ties()) {
            Set<List<Integer>> next = new LinkedHashSet<>();
            List<List<Integer>> draws = new ArrayList<>();
            draw(tie, 0, new ArrayList<>(), draws);
            draws.removeIf(winners -> women(winners, votes, reservedGender) < tie.reserved());
            if ((long) draws.size() * results.size() > LIMIT) {
                return Optional.empty();
            }
            for (List<Integer> winners : draws) {
                for (List<Integer> before : results) {
                    List<Integer> after = new ArrayList<>(before);
                    winners.forEach(c -> after.set(c, after.get(c) + 1));
                    next.add(after);
                }
            }
            results = next;
        }
        return Optional.of(results);
    }

    private static long women(List<Integer> winners, ContestVotes votes, Gender reservedGender) {
        return winners.stream()
                .filter(c -> votes.contest().choices().get(c).gender() == reservedGender)
                .count();
    }

    private static void draw(Tie tie, int from, List<Integer> winners, List<List<Integer>> draws) {
        if (winners.size() == tie.seats()) {
            draws.add(List.copyOf(winners));
            return;
        }
        if (tie.choices().size() - from < tie.seats() - winners.size() || draws.size() > LIMIT) {
            return;
        }
        winners.add(tie.choices().get(from));
        draw(tie, from + 1, winners, draws);
        winners.remove(winners.size() - 1);
        draw(tie, from + 1, winners, draws);
    }
}
