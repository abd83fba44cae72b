package org.recount.seats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.Challenges;

/**
 * Overhang: a list that has won more seats in constituencies than its share keeps them, and the house grows (New Zealand,
 * Electoral Act 1993, s. 192-193). Constituency seats of those without a list that takes part are taken off the seats to be
 * shared.
 *
 * @param inner shares the seats
 * @param constituencySeats seats won in constituencies, by id of the list or of the winner
 */
public record OverhangRule(ListSeatRule inner, Map<String, Integer> constituencySeats) implements ListSeatRule {
    public OverhangRule {
        constituencySeats = Collections.unmodifiableMap(new TreeMap<>(constituencySeats));
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public List<Citation> citations() {
        return inner.citations();
    }

    @Override
    public OverhangRule withCandidates(Map<String, Integer> candidates) {
        return new OverhangRule(inner.withCandidates(candidates), constituencySeats);
    }

    @Override
    public ListSeatRule within(List<ContestVotes> all) {
        return new OverhangRule(inner.within(all), constituencySeats);
    }

    @Override
    public boolean restsOnAllContests() {
        return inner.restsOnAllContests();
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Draft draft = new Draft(votes);
        Map<String, Integer> outside = outsideLists(votes);
        int off = outside.values().stream().mapToInt(Integer::intValue).sum();
        int seats = votes.contest().seats() - off;
        if (off > 0) {
            draft.remark(
                    Remark.Kind.OUTSIDE_LISTS,
                    off,
                    List.of(),
                    Draft.seats(off) + " won in constituencies by those without a list that takes part ("
                            + String.join(", ", outside.keySet()) + ") are taken off the seats to be shared");
        }
        if (seats <= 0) {
            return draft.build(id(), 0);
        }
        Allocation shared = inner.allocate(withSeats(votes, seats));
        draft.addNotes(shared);
        shared.awards().forEach(draft::award);
        shared.ties().forEach(draft::tie);
        keep(votes, shared, draft);
        return draft.build(id(), seats);
    }

    @Override
    public Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats) {
        int shared = toShare(reported);
        if (shared <= 0 || shared != toShare(votes)) {
            return Challenges.unknown();
        }
        ContestVotes then = withSeats(votes, shared);
        ContestVotes now = withSeats(reported, shared);
        int[] shares = inner.allocate(now).certainSeats(seats.length);
        Challenges all = inner.challenges(then, now, shares);
        // A list that holds more than its share may gain or lose a share and still hold the same.
        return new Challenges(
                all.all().stream()
                        .map(c -> {
                            boolean hidden = c.loser() >= 0 && seats[c.loser()] > shares[c.loser()];
                            return hidden || c.loser() < 0 ? c.as(c.kind(), false) : c;
                        })
                        .toList(),
                all.complete(),
                all.apart() && constituencySeats.isEmpty());
    }

    private Map<String, Integer> outsideLists(ContestVotes votes) {
        Map<String, Integer> outside = new TreeMap<>(constituencySeats);
        for (Choice choice : votes.contest().choices()) {
            if (choice.competes()) {
                outside.remove(choice.id());
            }
        }
        return outside;
    }

    /** Returns the seats that are left to be shared by votes. */
    private int toShare(ContestVotes votes) {
        int off = outsideLists(votes).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return votes.contest().seats() - off;
    }

    private void keep(ContestVotes votes, Allocation shared, Draft draft) {
        List<Choice> choices = votes.contest().choices();
        for (int c = 0; c < choices.size(); c++) {
            int choice = c;
            int won = choices.get(c).competes()
                    ? constituencySeats.getOrDefault(choices.get(c).id(), 0)
                    : 0;
            int share = shared.seatsOf(c);
            if (won <= share) {
                continue;
            }
            int more = won - share;
            draft.award(c, more);
            draft.extra(more);
            String text = choices.get(c).name() + " won " + Draft.seats(won) + " in constituencies, " + more
                    + " more than its share of " + share + ", and keeps them";
            draft.remark(Remark.Kind.OVERHANG, more, List.of(c), text);
            draft.step(StepKind.OVERHANG, c, 0, "", text);
            if (shared.ties().stream().anyMatch(t -> t.choices().contains(choice))) {
                draft.remark(
                        Remark.Kind.NESTED_LOT,
                        1,
                        List.of(c),
                        choices.get(c).name() + " is tied too, and holds its " + Draft.seats(won)
                                + " whether or not it wins the lot: if it wins, the house has one seat fewer");
            }
        }
    }

    /** Returns the votes with only the seats that are left to be shared by them; empty where there are none. */
    public Optional<ContestVotes> shared(ContestVotes votes) {
        int seats = toShare(votes);
        return seats > 0 ? Optional.of(withSeats(votes, seats)) : Optional.empty();
    }

    private static ContestVotes withSeats(ContestVotes votes, int seats) {
        Contest c = votes.contest();
        return ContestVotes.of(
                new Contest(c.id(), c.name(), c.region(), seats, Math.min(seats, c.reservedSeats()), c.choices()),
                votes.toArray(),
                votes.invalid());
    }
}
