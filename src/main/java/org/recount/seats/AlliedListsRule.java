package org.recount.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.Allocation.Step;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.AlliedChallenges;
import org.recount.seats.margin.Challenges;

/**
 * Allied lists (apparentement; in Israel the Bader-Ofer agreements, Knesset Elections Law 1969, s. 82): lists of one group
 * share in the seats as one list, and divide what they win among themselves. Choices name their group; where no two lists
 * share one, this is the outer rule alone.
 *
 * @param outer shares the seats among groups and lists that stand alone
 * @param inner divides a group's seats among its lists
 * @param candidates number of candidates by id of the list; a list that is not named has enough
 */
public record AlliedListsRule(ListSeatRule outer, ListSeatRule inner, Map<String, Integer> candidates)
        implements ListSeatRule {
    public AlliedListsRule {
        candidates = Collections.unmodifiableMap(new TreeMap<>(candidates));
    }

    /** Returns the rule that shares and divides by the same method. */
    public static AlliedListsRule of(ListSeatRule method) {
        return new AlliedListsRule(method, method, Map.of());
    }

    @Override
    public String id() {
        return outer.id();
    }

    @Override
    public List<Citation> citations() {
        return outer.citations();
    }

    @Override
    public AlliedListsRule withCandidates(Map<String, Integer> numbers) {
        return new AlliedListsRule(outer.withCandidates(numbers), inner.withCandidates(numbers), numbers);
    }

    @Override
    public ListSeatRule within(List<ContestVotes> all) {
        return new AlliedListsRule(outer.within(all), inner.within(all), candidates);
    }

    @Override
    public boolean restsOnAllContests() {
        return outer.restsOnAllContests() || inner.restsOnAllContests();
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        List<List<Integer>> units = units(votes);
        if (units.size() == votes.contest().choices().size()) {
            return outer.allocate(votes);
        }
        ContestVotes together = together(votes, units);
        Allocation shared = outer.withCandidates(capacities(votes, units)).allocate(together);
        Draft draft = new Draft(votes);
        for (Step step : shared.transcript()) {
            List<Integer> unit = step.choice() < 0 ? List.of() : units.get(step.choice());
            draft.step(
                    new Step(step.kind(), unit.size() == 1 ? unit.get(0) : -1, step.seat(), step.value(), step.text()));
        }
        draft.unfilled(shared.unfilled());
        draft.extra(shared.extra());
        for (Remark remark : shared.remarks()) {
            draft.remark(new Remark(
                    remark.kind(),
                    remark.seats(),
                    remark.choices().stream()
                            .flatMap(u -> units.get(u).stream())
                            .sorted()
                            .toList(),
                    remark.text()));
        }
        NestedLots.resolve(shared, units.size(), (unit, seats) -> divide(votes, units.get(unit), seats), draft);
        return draft.build(id(), shared.seats());
    }

    @Override
    public Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats) {
        List<List<Integer>> units = units(votes);
        if (units.size() == votes.contest().choices().size()) {
            return outer.challenges(votes, reported, seats);
        }
        ListSeatRule shared = outer.withCandidates(capacities(votes, units));
        ContestVotes together = together(votes, units);
        return AlliedChallenges.of(
                units,
                seats,
                held -> shared.challenges(together, together, held),
                (unit, n) -> divide(votes, units.get(unit), n),
                (unit, held) -> {
                    int n = Arrays.stream(held).sum();
                    ContestVotes members = NestedLots.only(votes, units.get(unit), Math.max(1, n), 0);
                    return inner.withCandidates(candidates).challenges(members, members, held);
                },
                SeatMargin.Kind.BETWEEN_CHOICES);
    }

    /** Returns the rule that shares the seats among the units of these votes, each with the candidates of all its lists. */
    public ListSeatRule between(ContestVotes votes) {
        return outer.withCandidates(capacities(votes, units(votes)));
    }

    /** Returns the rule that divides a unit's seats among its lists. */
    public ListSeatRule inside() {
        return inner.withCandidates(candidates);
    }

    /** Returns the choices of each unit: a group, or a choice that stands alone; in the order in which they first stand. */
    public static List<List<Integer>> units(ContestVotes votes) {
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        List<Choice> choices = votes.contest().choices();
        for (int c = 0; c < choices.size(); c++) {
            Choice choice = choices.get(c);
            // A list that does not compete (below the threshold) leaves its alliance.
            String key = choice.competes() && !choice.group().isBlank() ? "group " + choice.group() : "choice " + c;
            byGroup.computeIfAbsent(key, k -> new ArrayList<>()).add(c);
        }
        return List.copyOf(byGroup.values());
    }

    /** Returns the votes with each group as one list. */
    public static ContestVotes together(ContestVotes votes, List<List<Integer>> units) {
        Contest c = votes.contest();
        List<Choice> choices = new ArrayList<>();
        long[] sums = new long[units.size()];
        for (int u = 0; u < sums.length; u++) {
            List<Choice> members = units.get(u).stream().map(c.choices()::get).toList();
            Choice first = members.get(0);
            choices.add(
                    members.size() == 1
                            ? first
                            : Choice.of(
                                    unitId(first),
                                    String.join(
                                            " + ",
                                            members.stream().map(Choice::name).toList()),
                                    "",
                                    Gender.UNKNOWN));
            for (int m : units.get(u)) {
                sums[u] = Math.addExact(sums[u], votes.votes(m));
            }
        }
        return ContestVotes.of(
                new Contest(c.id(), c.name(), c.region(), c.seats(), c.reservedSeats(), choices),
                sums,
                votes.invalid());
    }

    private static String unitId(Choice member) {
        return "group of " + member.id();
    }

    private Map<String, Integer> capacities(ContestVotes votes, List<List<Integer>> units) {
        Map<String, Integer> capacities = new TreeMap<>(candidates);
        for (List<Integer> unit : units) {
            List<Choice> members =
                    unit.stream().map(votes.contest().choices()::get).toList();
            if (members.size() > 1 && members.stream().allMatch(m -> candidates.containsKey(m.id()))) {
                capacities.put(
                        unitId(members.get(0)),
                        members.stream()
                                .mapToInt(m -> candidates.getOrDefault(m.id(), 0))
                                .sum());
            }
        }
        return capacities;
    }

    private Allocation divide(ContestVotes votes, List<Integer> unit, int seats) {
        if (unit.size() == 1) {
            return NestedLots.alone(id(), unit.get(0), seats);
        }
        ContestVotes members = NestedLots.only(votes, unit, seats, 0);
        Allocation inside = inner.withCandidates(candidates).allocate(members);
        Step head = new Step(
                StepKind.GROUP,
                -1,
                0,
                "",
                "The " + Draft.seats(seats) + " of "
                        + String.join(
                                " + ",
                                members.contest().choices().stream()
                                        .map(Choice::name)
                                        .toList())
                        + " are divided among them");
        return NestedLots.translated(inside, unit, head);
    }
}
