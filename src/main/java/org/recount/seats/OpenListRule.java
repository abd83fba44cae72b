package org.recount.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.Allocation.Step;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.AlliedChallenges;
import org.recount.seats.margin.Challenge;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.SntvChallenges;

/**
 * Open lists: the choices are candidates, their party is the list. The votes of a list are those of its candidates and
 * those for the list alone (a choice whose id is its party's name). A list's seats go to its candidates with most votes,
 * with a women's quota inside the list if there is one: there the lowest man gives way to the highest woman, as in {@link
 * SntvRule}. A candidate without a party is a list of one.
 *
 * @param lists shares the seats among the lists
 * @param quota the women's quota inside a list, if there is one
 * @param reservedGender whose the reserved seats are
 */
public record OpenListRule(ListSeatRule lists, Optional<ListQuota> quota, Gender reservedGender) implements SeatRule {

    @Override
    public String id() {
        return lists.id();
    }

    @Override
    public List<Citation> citations() {
        List<Citation> all = new ArrayList<>(lists.citations());
        quota.ifPresent(q -> all.addAll(q.citations()));
        return all;
    }

    @Override
    public OpenListRule within(List<ContestVotes> all) {
        return new OpenListRule(
                lists.within(all.stream().map(v -> Grouped.of(v).lists()).toList()), quota, reservedGender);
    }

    @Override
    public SeatRule after(ContestVotes before, ContestVotes now) {
        SeatRule then = lists.after(Grouped.of(before).lists(), Grouped.of(now).lists());
        return then instanceof ListSeatRule rule ? new OpenListRule(rule, quota, reservedGender) : this;
    }

    @Override
    public Challenges challenges(ContestVotes votes) {
        Grouped grouped = Grouped.of(votes);
        ListSeatRule between = lists.withCandidates(grouped.candidates());
        Allocation shared = between.allocate(grouped.lists());
        List<ListWomen> levels = levels(votes, grouped, shared);
        ListWomen women = levels.get(levels.size() - 1);
        int[] seats = allocate(votes).certainSeats(votes.contest().choices().size());
        Challenges now = AlliedChallenges.of(
                grouped.columns(),
                seats,
                held -> between.challenges(grouped.lists(), grouped.lists(), held),
                (list, n) -> inside(votes, grouped, list, n, women.of(n)),
                (list, held) -> challengesInside(
                        votes, grouped, list, women, Arrays.stream(held).sum()),
                SeatMargin.Kind.INSIDE_LIST);
        if (quota.isEmpty() || quota.get().reach() == ListQuota.Reach.EACH_LIST) {
            return now;
        }
        return acrossLevels(votes, grouped, shared, now, levels);
    }

    /** What could change inside one list, by position in its columns. */
    private Challenges challengesInside(ContestVotes votes, Grouped grouped, int list, ListWomen women, int seats) {
        List<Integer> members = grouped.members().get(list);
        List<Integer> columns = grouped.columns().get(list);
        Allocation allocation = insideAlone(votes, grouped, list, seats, women.of(seats));
        ContestVotes theirs = NestedLots.only(votes, members, seats, women.of(seats));
        int[] positions = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            positions[i] = members.indexOf(columns.get(i));
        }
        positions[columns.size()] = members.size();
        int[] back = members.stream().mapToInt(columns::indexOf).toArray();
        return SntvChallenges.of(theirs, reservedGender, women.of(seats), allocation)
                .spread(positions, back, back);
    }

    /**
     * Where the quota is tried division by division until the contest has its women, what changes inside a list may
     * change which division counts, and undo itself: nothing inside a list is certain before the rule is asked again. An
     * earlier division may come to do: what would change under it belongs to the challenges too.
     */
    private Challenges acrossLevels(
            ContestVotes votes, Grouped grouped, Allocation shared, Challenges now, List<ListWomen> levels) {
        int[] held = shared.certainSeats(grouped.members().size());
        List<Challenge> all = new ArrayList<>();
        for (Challenge c : now.all()) {
            boolean insideList = c.kind() != SeatMargin.Kind.BETWEEN_CHOICES && c.kind() != SeatMargin.Kind.THRESHOLD;
            all.add(c.as(c.kind(), !insideList));
        }
        for (ListWomen level : levels.subList(0, levels.size() - 1)) {
            for (int list = 0; list < held.length; list++) {
                if (held[list] > 0) {
                    all.addAll(underLevel(votes, grouped, list, level, held[list]));
                }
            }
        }
        return new Challenges(all, now.complete(), now.apart());
    }

    private List<Challenge> underLevel(ContestVotes votes, Grouped grouped, int list, ListWomen level, int seats) {
        if (!insideAlone(votes, grouped, list, seats, level.of(seats)).ties().isEmpty()) {
            return List.of(new Challenge(-1, -1, SeatMargin.Kind.RESERVED_LINE, List.of(), false));
        }
        List<Integer> columns = grouped.columns().get(list);
        int[] position = new int[votes.contest().choices().size() + 1];
        Arrays.fill(position, -1);
        for (int i = 0; i < columns.size(); i++) {
            position[columns.get(i)] = i;
        }
        int[] choice = columns.stream().mapToInt(Integer::intValue).toArray();
        return challengesInside(votes, grouped, list, level, seats).spread(position, choice, choice).all().stream()
                .map(c -> new Challenge(c.winner(), c.loser(), SeatMargin.Kind.RESERVED_LINE, c.lines(), false))
                .toList();
    }

    @Override
    public boolean restsOnAllContests() {
        return lists.restsOnAllContests();
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Grouped grouped = Grouped.of(votes);
        Allocation shared = lists.withCandidates(grouped.candidates()).allocate(grouped.lists());
        List<ListWomen> tried = levels(votes, grouped, shared);
        // The last division tried is the one that counts, unless a lot can make an earlier one do.
        List<Allocation> possible = new ArrayList<>();
        for (ListWomen level : tried) {
            Allocation a = under(level, votes, grouped, shared);
            if (level == tried.get(tried.size() - 1)
                    || mostWomen(a, votes) >= votes.contest().reservedSeats()) {
                possible.add(a);
            }
        }
        if (possible.size() == 1) {
            return possible.get(0);
        }
        return lotByLot(votes, grouped, shared)
                .map(results -> NestedLots.among(results, possible.get(possible.size() - 1), votes))
                .orElseGet(() -> NestedLots.either(possible, votes));
    }

    /** Every result: first the lots between lists, then those inside them, then the division that these lots call for. */
    private Optional<Set<List<Integer>>> lotByLot(ContestVotes votes, Grouped grouped, Allocation shared) {
        Set<List<Integer>> results = new LinkedHashSet<>();
        Optional<Set<List<Integer>>> between = Lots.outcomes(shared, grouped.lists(), reservedGender);
        if (between.isEmpty()) {
            return Optional.empty();
        }
        List<ListWomen> divisions = new ArrayList<>();
        divisions.add(new ListWomen(List.of(), Optional.empty()));
        quota.ifPresent(q -> q.divisors().forEach(d -> divisions.add(new ListWomen(List.of(d), Optional.empty()))));
        for (List<Integer> held : between.get()) {
            Allocation drawn = drawn(shared, held);
            boolean open = true;
            for (int d = 0; d < divisions.size() && open; d++) {
                Optional<Set<List<Integer>>> inside =
                        Lots.outcomes(under(divisions.get(d), votes, grouped, drawn), votes, reservedGender);
                if (inside.isEmpty() || results.size() > Lots.LIMIT) {
                    return Optional.empty();
                }
                open = false;
                for (List<Integer> result : inside.get()) {
                    boolean filled = women(result, votes) >= votes.contest().reservedSeats();
                    open |= !filled;
                    if (filled || d == divisions.size() - 1) {
                        results.add(result);
                    }
                }
            }
        }
        return Optional.of(results);
    }

    /** The seats of the lists after the lots between them. */
    private static Allocation drawn(Allocation shared, List<Integer> held) {
        List<Award> awards = new ArrayList<>();
        for (int list = 0; list < held.size(); list++) {
            if (held.get(list) > 0) {
                awards.add(new Award(list, held.get(list), false));
            }
        }
        return new Allocation(
                shared.rule(),
                shared.seats(),
                awards,
                List.of(),
                shared.unfilled(),
                shared.extra(),
                shared.remarks(),
                shared.transcript());
    }

    private int women(List<Integer> result, ContestVotes votes) {
        int women = 0;
        for (int c = 0; c < result.size(); c++) {
            women += isWoman(votes, c) ? result.get(c) : 0;
        }
        return women;
    }

    private Allocation under(ListWomen women, ContestVotes votes, Grouped grouped, Allocation shared) {
        Draft draft = new Draft(votes);
        for (Step step : shared.transcript()) {
            draft.step(new Step(step.kind(), -1, step.seat(), step.value(), step.text()));
        }
        draft.unfilled(shared.unfilled());
        draft.extra(shared.extra());
        for (Remark remark : shared.remarks()) {
            draft.remark(new Remark(remark.kind(), remark.seats(), List.of(), remark.text()));
        }
        NestedLots.resolve(
                shared,
                grouped.members().size(),
                (list, seats) -> inside(votes, grouped, list, seats, women.of(seats)),
                draft);
        women.remark().ifPresent(draft::remark);
        if (quota.isEmpty()) {
            draft.remarkReservedNotApplied(id());
        }
        return draft.build(id(), shared.seats());
    }

    /** Women who can sit if every lot goes their way. */
    private int mostWomen(Allocation a, ContestVotes votes) {
        int most = 0;
        for (Award award : a.awards()) {
            most += isWoman(votes, award.choice()) ? 1 : 0;
        }
        for (Tie tie : a.ties()) {
            int women =
                    (int) tie.choices().stream().filter(c -> isWoman(votes, c)).count();
            most += Math.min(women, tie.seats());
        }
        return most;
    }

    /** How many women a list must seat. */
    private record ListWomen(List<Integer> divisors, Optional<Remark> remark) {
        int of(int seats) {
            for (int divisor : divisors) {
                if (seats / divisor > 0) {
                    return seats / divisor;
                }
            }
            return 0;
        }
    }

    private ListWomen women(ContestVotes votes, Grouped grouped, Allocation shared) {
        List<ListWomen> tried = levels(votes, grouped, shared);
        return tried.get(tried.size() - 1);
    }

    /** Returns the divisions that were tried, the one that counts last. */
    private List<ListWomen> levels(ContestVotes votes, Grouped grouped, Allocation shared) {
        if (quota.isEmpty()) {
            return List.of(new ListWomen(List.of(), Optional.empty()));
        }
        if (quota.get().reach() == ListQuota.Reach.EACH_LIST) {
            return List.of(new ListWomen(quota.get().divisors(), Optional.empty()));
        }
        int wanted = votes.contest().reservedSeats();
        List<List<Integer>> levels = new ArrayList<>();
        levels.add(List.of());
        quota.get().divisors().forEach(d -> levels.add(List.of(d)));
        int found = 0;
        List<ListWomen> tried = new ArrayList<>();
        for (List<Integer> level : levels) {
            ListWomen women = new ListWomen(level, Optional.empty());
            tried.add(women);
            found = womenForCertain(votes, grouped, shared, women);
            if (found >= wanted) {
                return tried;
            }
        }
        String text = "Only " + found + " of " + wanted + " women are certain of a seat after the last division, by "
                + levels.get(levels.size() - 1).get(0);
        tried.set(
                tried.size() - 1,
                new ListWomen(
                        levels.get(levels.size() - 1),
                        Optional.of(new Remark(Remark.Kind.TOO_FEW_WOMEN, wanted - found, List.of(), text))));
        return tried;
    }

    /** Women who sit whatever lots decide. */
    private int womenForCertain(ContestVotes votes, Grouped grouped, Allocation shared, ListWomen women) {
        int[] held = shared.certainSeats(grouped.members().size());
        int found = 0;
        for (int list = 0; list < held.length; list++) {
            if (held[list] == 0) {
                continue;
            }
            Allocation inside = inside(votes, grouped, list, held[list], women.of(held[list]));
            for (Award award : inside.awards()) {
                found += isWoman(votes, award.choice()) ? 1 : 0;
            }
            for (Tie tie : inside.ties()) {
                int men = (int)
                        tie.choices().stream().filter(c -> !isWoman(votes, c)).count();
                found += Math.max(tie.reserved(), tie.seats() - men);
            }
        }
        return found;
    }

    private boolean isWoman(ContestVotes votes, int choice) {
        return votes.contest().choices().get(choice).gender() == reservedGender;
    }

    private Allocation inside(ContestVotes votes, Grouped grouped, int list, int seats, int women) {
        return NestedLots.translated(
                insideAlone(votes, grouped, list, seats, women),
                grouped.members().get(list),
                head(grouped, list, seats, women));
    }

    private static Step head(Grouped grouped, int list, int seats, int women) {
        return new Step(
                StepKind.LIST,
                -1,
                0,
                "",
                grouped.lists().contest().choices().get(list).name() + ": " + Draft.seats(seats)
                        + " to its candidates with most votes"
                        + (women > 0 ? ", at least " + women + " to women" : ""));
    }

    /** Returns the allocation inside a list, by position among its candidates. */
    private Allocation insideAlone(ContestVotes votes, Grouped grouped, int list, int seats, int women) {
        List<Integer> members = grouped.members().get(list);
        ContestVotes theirs = NestedLots.only(votes, members, seats, women);
        Draft draft = new Draft(theirs);
        SntvLines lines = SntvLines.of(theirs, draft, reservedGender, women, true);
        if (lines.seats() > 0) {
            SntvReplaceLowestMan.fill(lines);
        }
        return draft.build(id());
    }

    /**
     * Candidates by list.
     *
     * @param lists the lists as a contest
     * @param members candidates of each list, as indices of the contest
     * @param columns the choices whose votes are the list's: its candidates, and the list itself
     * @param candidates number of candidates by id of the list
     */
    public record Grouped(
            ContestVotes lists,
            List<List<Integer>> members,
            List<List<Integer>> columns,
            Map<String, Integer> candidates) {

        /** Groups the choices of a contest. */
        public static Grouped of(ContestVotes votes) {
            Contest c = votes.contest();
            Map<String, List<Integer>> byList = new LinkedHashMap<>();
            for (int i = 0; i < c.choices().size(); i++) {
                Choice choice = c.choices().get(i);
                String list = choice.competes() && !choice.party().isBlank() ? choice.party() : choice.id();
                byList.computeIfAbsent(list, k -> new ArrayList<>()).add(i);
            }
            List<Choice> lists = new ArrayList<>();
            List<List<Integer>> members = new ArrayList<>();
            Map<String, Integer> candidates = new TreeMap<>();
            long[] sums = new long[byList.size()];
            byList.forEach((id, all) -> {
                int u = lists.size();
                for (int i : all) {
                    sums[u] = Math.addExact(sums[u], votes.votes(i));
                }
                lists.add(list(id, all.stream().map(c.choices()::get).toList()));
                members.add(all.stream()
                        .filter(i -> !isListVote(c.choices().get(i)))
                        .toList());
                candidates.put(id, members.get(u).size());
            });
            ContestVotes asLists = ContestVotes.of(
                    new Contest(c.id(), c.name(), c.region(), c.seats(), 0, lists), sums, votes.invalid());
            return new Grouped(asLists, members, List.copyOf(byList.values()), candidates);
        }

        /** Votes for the list and for none of its candidates stand under the list's own name. */
        private static boolean isListVote(Choice choice) {
            return !choice.party().isBlank() && choice.id().equals(choice.party());
        }

        private static Choice list(String id, List<Choice> members) {
            Choice first = members.get(0);
            if (members.size() == 1 && !first.competes()) {
                return first;
            }
            String group = members.stream()
                    .map(Choice::group)
                    .filter(g -> !g.isBlank())
                    .findFirst()
                    .orElse("");
            String name = first.party().isBlank() ? first.name() : first.party();
            return new Choice(id, name, id, Gender.UNKNOWN, group, Choice.Kind.COMPETES);
        }
    }
}
