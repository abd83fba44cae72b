package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.Allocation;
import org.recount.seats.ListQuota;
import org.recount.seats.ListSeatRule;
import org.recount.seats.OpenListRule;
import org.recount.seats.OpenListRule.Grouped;

/**
 * Open lists: the pairs of lists on the sums of their candidates' votes (and the votes for the list alone), then candidate
 * against candidate inside each list that has a seat, with the pairs of a women's quota as for SNTV.
 *
 * <p>Where the quota is tried division by division until the contest has its women, it is asserted for each division that
 * was tried who would sit under it; sufficient, since which women would have sat under an earlier division may be wrong
 * without a consequence. Otherwise as strong as the pairs of lists.
 */
final class OpenListAssertions {
    private final OpenListRule rule;
    private final ContestVotes votes;
    private final Grouped grouped;
    private final int[] held;

    private OpenListAssertions(OpenListRule rule, ContestVotes votes, Grouped grouped, int[] held) {
        this.rule = rule;
        this.votes = votes;
        this.grouped = grouped;
        this.held = held;
    }

    static AssertionSet of(OpenListRule rule, ContestVotes votes, Allocation seats) {
        Grouped grouped = Grouped.of(votes);
        ListSeatRule between = rule.lists().withCandidates(grouped.candidates());
        Allocation shared = between.allocate(grouped.lists());
        AssertionSet lists = ListAssertions.of(between, grouped.lists(), shared);
        if (!lists.auditable()) {
            return AssertionSet.none(votes, rule.id(), lists.note());
        }
        int n = votes.contest().choices().size();
        Lifted back = new Lifted(n, grouped.columns());
        Set<Assertion> all = new LinkedHashSet<>();
        lists.assertions().forEach(a -> all.add(back.lift(a)));
        int[] held = shared.certainSeats(grouped.members().size());
        boolean told = new OpenListAssertions(rule, votes, grouped, held).inside(seats, all);
        if (!told) {
            return AssertionSet.none(
                    votes, rule.id(), "Candidates of a list are tied under one of the divisions of the women's quota");
        }
        boolean byDivision =
                rule.quota().map(q -> q.reach() == ListQuota.Reach.CONTEST).orElse(false);
        return new AssertionSet(
                votes.contest().id(),
                rule.id(),
                List.copyOf(all),
                byDivision ? Strength.SUFFICIENT : lists.strength(),
                byDivision
                        ? "Who would sit under each division of the quota that was tried is asserted"
                        : lists.note());
    }

    /** Adds the pairs inside the lists; false where one cannot be told. */
    private boolean inside(Allocation seats, Set<Assertion> all) {
        List<List<Integer>> levels = levels();
        int wanted = votes.contest().reservedSeats();
        for (List<Integer> divisors : levels) {
            int women = 0;
            boolean last = divisors.equals(levels.get(levels.size() - 1));
            boolean asReported = true;
            for (int list = 0; list < held.length; list++) {
                int reserved = reserved(divisors, held[list]);
                Optional<List<Integer>> in = in(list, reserved);
                if (in.isEmpty()) {
                    return false;
                }
                List<Integer> out = new ArrayList<>(grouped.members().get(list));
                out.removeAll(in.get());
                all.addAll(SeatAssertions.pairs(votes, in.get(), out, rule.reservedGender(), reserved));
                women += (int) in.get().stream().filter(this::woman).count();
                asReported &= in.get().stream().allMatch(c -> seats.seatsOf(c) == 1);
            }
            if (last || women >= wanted) {
                return asReported;
            }
        }
        return false;
    }

    /** The divisions in the order in which they are tried; an empty one takes no notice of women. */
    private List<List<Integer>> levels() {
        List<List<Integer>> levels = new ArrayList<>();
        if (rule.quota().isEmpty()) {
            levels.add(List.of());
        } else if (rule.quota().get().reach() == ListQuota.Reach.EACH_LIST) {
            levels.add(rule.quota().get().divisors());
        } else {
            levels.add(List.of());
            rule.quota().get().divisors().forEach(d -> levels.add(List.of(d)));
        }
        return levels;
    }

    private static int reserved(List<Integer> divisors, int seats) {
        return divisors.stream()
                .mapToInt(d -> seats / d)
                .filter(w -> w > 0)
                .findFirst()
                .orElse(0);
    }

    /** Who sits in a list: its top candidates, then the highest woman out for the lowest man in; empty for a tie. */
    private Optional<List<Integer>> in(int list, int reserved) {
        List<Integer> order = new ArrayList<>(grouped.members().get(list));
        order.sort(Comparator.comparingLong((Integer c) -> votes.votes(c)).reversed());
        List<Integer> in = new ArrayList<>(order.subList(0, Math.min(held[list], order.size())));
        List<Integer> out = new ArrayList<>(order.subList(in.size(), order.size()));
        while (in.stream().filter(this::woman).count() < reserved) {
            Optional<Integer> woman = out.stream().filter(this::woman).findFirst();
            Optional<Integer> man = in.stream().filter(c -> !woman(c)).reduce((a, b) -> b);
            if (woman.isEmpty() || man.isEmpty()) {
                break;
            }
            in.set(in.indexOf(man.get()), woman.get());
            out.set(out.indexOf(woman.get()), man.get());
        }
        List<Assertion> pairs = SeatAssertions.pairs(votes, in, out, rule.reservedGender(), reserved);
        return pairs.stream().allMatch(p -> p.holds(votes)) ? Optional.of(in) : Optional.empty();
    }

    private boolean woman(int choice) {
        Gender gender = votes.contest().choices().get(choice).gender();
        return gender == rule.reservedGender();
    }
}
