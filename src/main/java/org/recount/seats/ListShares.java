package org.recount.seats;

import java.util.List;

/** Words that the list methods share. */
final class ListShares {
    private ListShares() {}

    /** Remarks on lists that ran out of candidates, and on seats that nobody can take. */
    static void exhausted(ListVotes lists, Draft draft, List<Integer> exhausted, int unfilled) {
        for (int i : exhausted) {
            draft.remark(
                    Remark.Kind.LIST_EXHAUSTED,
                    0,
                    List.of(lists.choice(i)),
                    lists.name(i) + " has only " + lists.capacity(i)
                            + " candidates for the seats that its votes would reach; the rest go to other lists");
        }
        if (unfilled > 0) {
            draft.unfilled(
                    unfilled,
                    Remark.Kind.TOO_FEW_CANDIDATES,
                    exhausted.stream().map(lists::choice).toList(),
                    "No list has a candidate left: " + Draft.seats(unfilled) + " stay empty");
        }
    }
}
