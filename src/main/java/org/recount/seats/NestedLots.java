package org.recount.seats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation.Step;

/**
 * Seats shared among units (groups of lists, or lists) and then divided inside them, where a lot between units can decide
 * how many seats there are to divide.
 *
 * <p>A unit that is tied has {@code s} or {@code s + 1} seats. If in each tied unit the further seat would be one choice's
 * gain and nobody's loss, those choices are tied. Otherwise what every case gives is certain, everybody else who can sit
 * is tied for the rest, and a remark says that not every way to draw them is possible.
 */
final class NestedLots {
    private NestedLots() {}

    /** Divides a unit's seats. */
    interface Inside {
        /** Returns the allocation inside a unit, with the choices of the whole contest; seats at least 1. */
        Allocation divide(int unit, int seats);
    }

    /** Divides what {@code shared} gave to the units, and writes the result into the draft. */
    static void resolve(Allocation shared, int units, Inside inside, Draft draft) {
        int[] held = shared.certainSeats(units);
        boolean[] tied = new boolean[units];
        for (Tie tie : shared.ties()) {
            tie.choices().forEach(u -> tied[u] = true);
        }
        for (int u = 0; u < units; u++) {
            if (!tied[u] && held[u] > 0) {
                draft.addAll(inside.divide(u, held[u]));
            }
        }
        for (Tie tie : shared.ties()) {
            tied(tie, held, inside, draft);
        }
    }

    private static void tied(Tie tie, int[] held, Inside inside, Draft draft) {
        List<Allocation> without = new ArrayList<>();
        List<Allocation> with = new ArrayList<>();
        List<Integer> gainers = new ArrayList<>();
        for (int u : tie.choices()) {
            without.add(held[u] == 0 ? nothing() : inside.divide(u, held[u]));
            with.add(inside.divide(u, held[u] + 1));
            gainer(without.get(without.size() - 1), with.get(with.size() - 1), gainers);
        }
        if (gainers.size() == tie.choices().size()) {
            without.forEach(draft::addAll);
            draft.tie(gainers, tie.seats(), 0, "for the last seat of each");
            return;
        }
        merge(tie, without, with, draft);
    }

    /** Adds the choice that gains the further seat, if there is exactly one and nobody loses. */
    private static void gainer(Allocation without, Allocation with, List<Integer> gainers) {
        if (!without.ties().isEmpty() || !with.ties().isEmpty() || without.unfilled() + with.unfilled() > 0) {
            return;
        }
        Map<Integer, Integer> change = seats(with);
        seats(without).forEach((choice, seats) -> change.merge(choice, -seats, Integer::sum));
        int gained = 0;
        int gainer = -1;
        for (Map.Entry<Integer, Integer> e : change.entrySet()) {
            if (e.getValue() < 0) {
                return;
            }
            if (e.getValue() > 0) {
                gained += e.getValue();
                gainer = e.getKey();
            }
        }
        if (gained == 1) {
            gainers.add(gainer);
        }
    }

    private static void merge(Tie tie, List<Allocation> without, List<Allocation> with, Draft draft) {
        int total = tie.seats();
        TreeSet<Integer> open = new TreeSet<>();
        for (int i = 0; i < without.size(); i++) {
            Allocation a = without.get(i);
            Allocation b = with.get(i);
            total += a.seats();
            Map<Integer, Integer> low = seats(a);
            seats(b).forEach((choice, seats) -> low.merge(choice, 0, (x, y) -> Math.min(x, seats)));
            low.keySet().removeIf(c -> !seats(b).containsKey(c));
            open.addAll(possible(a, low));
            open.addAll(possible(b, low));
            for (Map.Entry<Integer, Integer> e : low.entrySet()) {
                draft.award(e.getKey(), e.getValue());
                total -= e.getValue();
            }
        }
        String text = "A lot between groups or lists comes first, and decides how many seats are divided inside each";
        draft.remark(Remark.Kind.NESTED_LOT, total, open, text);
        draft.tie(open, total, 0, "as members of tied groups or lists");
    }

    /**
     * Returns the allocation of which it is only known that it is one of these, because a lot decides which: certain is
     * what all of them give.
     */
    static Allocation either(List<Allocation> possible, ContestVotes votes) {
        Allocation last = possible.get(possible.size() - 1);
        Map<Integer, Integer> low = new TreeMap<>(seats(last));
        for (Allocation a : possible) {
            Map<Integer, Integer> held = seats(a);
            low.replaceAll((choice, seats) -> Math.min(seats, held.getOrDefault(choice, 0)));
        }
        TreeSet<Integer> open = new TreeSet<>();
        possible.forEach(a -> open.addAll(possible(a, low)));
        return undecided(last, low, open, votes);
    }

    /** The same from all results that are possible, as seats by choice. */
    static Allocation among(Set<List<Integer>> results, Allocation last, ContestVotes votes) {
        Map<Integer, Integer> low = new TreeMap<>();
        TreeSet<Integer> open = new TreeSet<>();
        for (int c = 0; c < votes.contest().choices().size(); c++) {
            int choice = c;
            IntSummaryStatistics seats =
                    results.stream().mapToInt(r -> r.get(choice)).summaryStatistics();
            low.put(c, seats.getMin());
            if (seats.getMax() > seats.getMin()) {
                open.add(c);
            }
        }
        return undecided(last, low, open, votes);
    }

    private static Allocation undecided(
            Allocation last, Map<Integer, Integer> certain, TreeSet<Integer> open, ContestVotes votes) {
        Draft draft = new Draft(votes);
        draft.addNotes(last);
        int total = last.seats() + last.extra() - last.unfilled();
        for (Map.Entry<Integer, Integer> e : certain.entrySet()) {
            draft.award(e.getKey(), e.getValue());
            total -= e.getValue();
        }
        if (total > 0) {
            draft.remark(
                    Remark.Kind.NESTED_LOT,
                    total,
                    open,
                    "A lot decides whether votes alone fill the reserved seats, and with that how the seats of the lists are"
                            + " given out");
            draft.tie(open, total, 0, "until that lot is drawn");
        }
        return draft.build(last.rule(), last.seats());
    }

    /** Choices that can hold more than they hold for certain. */
    private static List<Integer> possible(Allocation a, Map<Integer, Integer> certain) {
        List<Integer> more = new ArrayList<>();
        seats(a).forEach((choice, seats) -> {
            if (seats > certain.getOrDefault(choice, 0)) {
                more.add(choice);
            }
        });
        a.ties().forEach(t -> more.addAll(t.choices()));
        return more;
    }

    private static Map<Integer, Integer> seats(Allocation a) {
        Map<Integer, Integer> seats = new TreeMap<>();
        a.awards().forEach(w -> seats.merge(w.choice(), w.seats(), Integer::sum));
        return seats;
    }

    private static Allocation nothing() {
        return new Allocation("", 0, List.of(), List.of(), 0, 0, List.of(), List.of());
    }

    /** Returns the allocation of a unit of one choice. */
    static Allocation alone(String rule, int choice, int seats) {
        return new Allocation(
                rule, seats, List.of(new Award(choice, seats, false)), List.of(), 0, 0, List.of(), List.of());
    }

    /** Returns the votes of some choices as a contest of their own. */
    static ContestVotes only(ContestVotes votes, List<Integer> choices, int seats, int reserved) {
        Contest c = votes.contest();
        List<Choice> members = choices.stream().map(c.choices()::get).toList();
        long[] theirs = choices.stream().mapToLong(votes::votes).toArray();
        return ContestVotes.of(new Contest(c.id(), c.name(), c.region(), seats, reserved, members), theirs, 0);
    }

    /** Returns an allocation of {@link #only} with the choices of the whole contest, behind a first step. */
    static Allocation translated(Allocation inside, List<Integer> choices, Step head) {
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < choices.size(); i++) {
            index.put(i, choices.get(i));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(head);
        for (Step s : inside.transcript()) {
            steps.add(new Step(s.kind(), index.getOrDefault(s.choice(), -1), s.seat(), s.value(), s.text()));
        }
        return new Allocation(
                inside.rule(),
                inside.seats(),
                inside.awards().stream()
                        .map(a -> new Award(choices.get(a.choice()), a.seats(), a.reserved()))
                        .toList(),
                inside.ties().stream()
                        .map(t -> new Tie(
                                t.choices().stream().map(choices::get).sorted().toList(), t.seats(), t.reserved()))
                        .toList(),
                inside.unfilled(),
                inside.extra(),
                inside.remarks().stream()
                        .map(r -> new Remark(
                                r.kind(),
                                r.seats(),
                                r.choices().stream().map(choices::get).sorted().toList(),
                                r.text()))
                        .toList(),
                steps);
    }
}
