package org.recount.seats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.recount.election.ContestVotes;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.ListChallenges;

/**
 * Proportional representation of lists by one method, without thresholds or alliances. A list without votes has no seat.
 *
 * @param method how the seats are shared
 * @param candidates number of candidates by id of the list; a list that is not named has enough; seats that a list cannot
 *     fill go on to the next
 */
public record ListRule(ListMethod method, Map<String, Integer> candidates) implements ListSeatRule {
    public ListRule {
        candidates = Collections.unmodifiableMap(new TreeMap<>(candidates));
    }

    /** Returns the rule where every list has enough candidates. */
    public static ListRule of(ListMethod method) {
        return new ListRule(method, Map.of());
    }

    @Override
    public String id() {
        return method.id();
    }

    @Override
    public List<Citation> citations() {
        return method.citations();
    }

    @Override
    public ListRule withCandidates(Map<String, Integer> numbers) {
        return new ListRule(method, numbers);
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Draft draft = new Draft(votes);
        ListVotes lists = ListVotes.of(votes, candidates);
        if (lists.size() == 0) {
            int seats = votes.contest().seats();
            draft.unfilled(
                    seats,
                    Remark.Kind.NO_VOTES,
                    List.of(),
                    "No valid vote for any list: " + Draft.seats(seats) + " stay empty");
        } else {
            method.share(lists, draft);
        }
        draft.remarkReservedNotApplied(id());
        return draft.build(id());
    }

    @Override
    public Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats) {
        return ListChallenges.of(method, votes, candidates, seats);
    }
}
