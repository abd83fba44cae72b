package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.seats.SlowLists.Fraction;

/**
 * Rules around rules, over small elections and every lot at every level: alliances, thresholds, open lists with a women's
 * quota. Where a remark says that lots are nested, what is certain must be certain, and nothing possible may be missing.
 */
class NestedBruteForceTest {

    /** Lists by group: "aab" puts the first two together. */
    private static ContestVotes grouped(String groups, int seats, long[] votes) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            String group = groups.substring(i, i + 1);
            choices.add(new Choice("L" + i, "L" + i, "L" + i, Gender.UNKNOWN, group, Choice.Kind.COMPETES));
        }
        return ContestVotes.of(new Contest("c", "c", "", seats, 0, choices), votes, 0);
    }

    private static List<Integer> share(String method, long[] votes, int seats, int[] lot) {
        long total = Arrays.stream(votes).sum();
        return switch (method) {
            case "dhondt" -> SlowLists.highestAverages(votes, seats, n -> Fraction.of(n, 1), lot);
            case "sainte-lague" -> SlowLists.highestAverages(votes, seats, n -> Fraction.of(2L * n - 1, 1), lot);
            default ->
                SlowLists.largestRemainder(
                        votes, seats, Fraction.of(total == 0 ? 1 : total, seats == 0 ? 1 : seats), lot);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "dhondt, aabc",
        "dhondt, aabb",
        "dhondt, aaab",
        "dhondt, aaaa",
        "sainte-lague, aabb",
        "hare, aabb",
        "hare, aaab",
        "dhondt, aab"
    })
    void alliances(String method, String groups) {
        int n = groups.length();
        List<String> names = groups.chars()
                .mapToObj(c -> String.valueOf((char) c))
                .distinct()
                .toList();
        SeatRule rule = SeatRules.create(RuleSpec.of(method));
        Tally tally = new Tally();
        for (long[] votes : Elections.allVotes(n, 10)) {
            for (int seats = 1; seats <= 5; seats++) {
                ContestVotes v = grouped(groups, seats, votes);
                Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                for (int[] outer : Elections.permutations(names.size())) {
                    for (int[] inner : Elections.permutations(n)) {
                        possible.add(allied(method, groups, names, votes, seats, outer, inner));
                    }
                }
                tally.check(v, rule.allocate(v), possible);
            }
        }
        // In one group nothing is nested.
        assertThat(tally.nested > 0).isEqualTo(!groups.equals("aaaa"));
        assertThat(tally.exact).isGreaterThan(2 * tally.nested);
    }

    private static List<Integer> allied(
            String method, String groups, List<String> names, long[] votes, int seats, int[] outer, int[] inner) {
        long[] sums = new long[names.size()];
        for (int i = 0; i < votes.length; i++) {
            sums[names.indexOf(groups.substring(i, i + 1))] += votes[i];
        }
        List<Integer> shares = share(method, sums, seats, outer);
        Integer[] held = new Integer[votes.length];
        for (int g = 0; g < names.size(); g++) {
            long[] members = new long[votes.length];
            for (int i = 0; i < votes.length; i++) {
                members[i] = groups.startsWith(names.get(g), i) ? votes[i] : 0;
            }
            List<Integer> inside = share(method, members, shares.get(g), inner);
            for (int i = 0; i < votes.length; i++) {
                if (groups.startsWith(names.get(g), i)) {
                    held[i] = shares.get(g) == 0 ? 0 : inside.get(i);
                }
            }
        }
        return List.of(held);
    }

    /** Counts what was checked, and checks it. */
    private static final class Tally {
        int exact;
        int nested;

        void check(ContestVotes v, Allocation a, Set<List<Integer>> possible) {
            boolean isNested = a.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.NESTED_LOT);
            if (!isNested) {
                assertThat(Elections.outcomes(a, v)).as("%s %s", v, v.contest()).isEqualTo(possible);
                exact++;
                return;
            }
            nested++;
            int n = v.contest().choices().size();
            for (int i = 0; i < n; i++) {
                int choice = i;
                int least = possible.stream().mapToInt(o -> o.get(choice)).min().orElseThrow();
                int most = possible.stream().mapToInt(o -> o.get(choice)).max().orElseThrow();
                boolean tied = a.ties().stream().anyMatch(t -> t.choices().contains(choice));
                assertThat(a.seatsOf(i)).as("%s choice %d", v, i).isEqualTo(least);
                assertThat(tied).as("%s choice %d of %s", v, i, possible).isEqualTo(most > least);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"VALID, true", "VALID, false", "CHOICES, true", "CHOICES, false", "CAST, true", "CAST, false"})
    void thresholds(Threshold.Base base, boolean inclusive) {
        Threshold quarter =
                new Threshold(Ratio.of(1, 4), base, inclusive, Threshold.Scope.CONTEST, List.of(), List.of("L1"), 0);
        SeatRule rule = SeatRules.create(RuleSpec.of("dhondt").withThreshold(quarter));
        List<int[]> lots = Elections.permutations(3);
        int nobody = 0;
        for (long[] votes : Elections.allVotes(4, 9)) {
            for (int seats = 1; seats <= 4; seats++) {
                for (int invalid = 0; invalid <= 3; invalid += 3) {
                    ContestVotes v = withBlank(seats, votes, invalid);
                    long total = switch (base) {
                        case VALID -> v.valid();
                        case CHOICES -> votes[0] + votes[1] + votes[2];
                        case CAST -> v.valid() + invalid;
                    };
                    long[] passing = new long[3];
                    for (int i = 0; i < 3; i++) {
                        boolean passes = inclusive ? 4 * votes[i] >= total : 4 * votes[i] > total;
                        passing[i] = passes || i == 1 ? votes[i] : 0;
                    }
                    Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                    for (int[] lot : lots) {
                        List<Integer> held = new ArrayList<>(share("dhondt", passing, seats, lot));
                        held.add(0);
                        possible.add(held);
                    }
                    Allocation a = rule.allocate(v);
                    assertThat(Elections.outcomes(a, v)).as("%s", v).isEqualTo(possible);
                    nobody += a.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.NOBODY_PASSED) ? 1 : 0;
                }
            }
        }
        // With three lists and the fourth part of their own votes somebody always passes.
        assertThat(nobody > 0).isEqualTo(base != Threshold.Base.CHOICES);
    }

    private static ContestVotes withBlank(int seats, long[] votes, int invalid) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Choice.Kind kind = i < 3 ? Choice.Kind.COMPETES : Choice.Kind.NONE_OF_THE_ABOVE;
            choices.add(new Choice("L" + i, "L" + i, "", Gender.UNKNOWN, "", kind));
        }
        return ContestVotes.of(new Contest("c", "c", "", seats, 0, choices), votes, invalid);
    }

    /** Two lists of two, or of three and one, by D'Hondt; every pattern of genders; the quota of Iraq 2025, or none. */
    @ParameterizedTest
    @CsvSource({"aabb, ''", "aaab, ''", "aabb, iraq-2025", "aaab, iraq-2025", "aaab, iraq-2025-each-list"})
    void openLists(String parties, String quota) {
        SeatRule rule = new OpenListRule(
                ListRule.of(((ListRule) ((AlliedListsRule) SeatRules.create(RuleSpec.of("dhondt"))).outer()).method()),
                quota.isEmpty() ? Optional.empty() : Optional.of(small(ListQuota.named(quota))),
                Gender.F);
        Tally tally = new Tally();
        for (long[] votes : Elections.allVotes(4, quota.isEmpty() ? 7 : 5)) {
            for (int women = 0; women < 16; women += quota.isEmpty() ? 16 : 1) {
                for (int seats = 1; seats <= 4; seats++) {
                    for (int reserved = 0; reserved <= (quota.isEmpty() ? 0 : 2); reserved++) {
                        ContestVotes v = candidates(parties, seats, Math.min(seats, reserved), women, votes);
                        Set<List<Integer>> possible = new TreeSet<>(Elections::compare);
                        for (int[] outer : Elections.permutations(2)) {
                            for (int[] inner : Elections.permutations(4)) {
                                possible.add(open(parties, quota, v, outer, inner));
                            }
                        }
                        tally.check(v, rule.allocate(v), possible);
                    }
                }
            }
        }
        assertThat(tally.exact).isGreaterThan(500);
    }

    /** The same quota with 2 and 1 in place of 4 and 3, so that it bites in small elections. */
    private static ListQuota small(ListQuota quota) {
        return new ListQuota(quota.id(), quota.summary(), List.of(2, 1), quota.reach(), quota.citations());
    }

    private static ContestVotes candidates(String parties, int seats, int reserved, int women, long[] votes) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            Gender gender = (women >> i & 1) == 1 ? Gender.F : Gender.M;
            choices.add(Choice.of("C" + i, "C" + i, parties.substring(i, i + 1), gender));
        }
        return ContestVotes.of(new Contest("c", "c", "", seats, reserved, choices), votes, 0);
    }

    private static List<Integer> open(String parties, String quota, ContestVotes v, int[] outer, int[] inner) {
        int n = 4;
        int seats = v.contest().seats();
        long[] sums = new long[2];
        int[] candidates = new int[2];
        for (int i = 0; i < n; i++) {
            sums[parties.charAt(i) - 'a'] += v.votes(i);
            candidates[parties.charAt(i) - 'a']++;
        }
        int[] held = capped(sums, candidates, seats, outer);
        List<Integer> result = List.of();
        int[][] levels = quota.isEmpty()
                ? new int[][] {{}}
                : quota.endsWith("each-list") ? new int[][] {{2, 1}} : new int[][] {{}, {2}, {1}};
        for (int[] level : levels) {
            Integer[] sits = {0, 0, 0, 0};
            int found = 0;
            for (int p = 0; p < 2; p++) {
                int women = 0;
                for (int d = level.length - 1; d >= 0; d--) {
                    women = held[p] / level[d] > 0 ? held[p] / level[d] : women;
                }
                for (int i : inside(parties, p, v, held[p], women, inner)) {
                    sits[i] = 1;
                    found += v.contest().choices().get(i).gender() == Gender.F ? 1 : 0;
                }
            }
            result = List.of(sits);
            if (found >= v.contest().reservedSeats()) {
                break;
            }
        }
        return result;
    }

    /** D'Hondt where a list has no more seats than candidates. */
    private static int[] capped(long[] votes, int[] capacity, int seats, int[] lot) {
        int[] held = new int[votes.length];
        for (int s = 0; s < seats; s++) {
            int best = -1;
            for (int i = 0; i < votes.length; i++) {
                if (votes[i] > 0 && held[i] < capacity[i]) {
                    int order = best < 0
                            ? 1
                            : Fraction.of(votes[i], held[i] + 1).compareTo(Fraction.of(votes[best], held[best] + 1));
                    if (order > 0 || (order == 0 && lot[i] < lot[best])) {
                        best = i;
                    }
                }
            }
            if (best >= 0) {
                held[best]++;
            }
        }
        return held;
    }

    private static List<Integer> inside(String parties, int party, ContestVotes v, int seats, int women, int[] lot) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (parties.charAt(i) - 'a' == party) {
                members.add(i);
            }
        }
        members.sort((a, b) ->
                v.votes(a) != v.votes(b) ? Long.compare(v.votes(b), v.votes(a)) : Integer.compare(lot[a], lot[b]));
        List<Integer> in = new ArrayList<>(members.subList(0, seats));
        List<Integer> out = new ArrayList<>(members.subList(seats, members.size()));
        while (in.stream().filter(i -> woman(v, i)).count() < women
                && out.stream().anyMatch(i -> woman(v, i))) {
            int up = out.stream().filter(i -> woman(v, i)).findFirst().orElseThrow();
            List<Integer> men = in.stream().filter(i -> !woman(v, i)).toList();
            in.remove(men.get(men.size() - 1));
            out.remove((Integer) up);
            in.add(up);
        }
        return in;
    }

    private static boolean woman(ContestVotes v, int i) {
        return v.contest().choices().get(i).gender() == Gender.F;
    }

    /** Overhang over all small elections: what a list keeps beyond its share is added, and nothing else moves. */
    @Test
    void overhang() {
        SeatRule plain = SeatRules.create(RuleSpec.of("sainte-lague"));
        SeatRule rule = SeatRules.create(
                RuleSpec.of("sainte-lague").withConstituencySeats(java.util.Map.of("L0", 2, "outsider", 1), true));
        for (long[] votes : Elections.allVotes(3, 9)) {
            for (int seats = 2; seats <= 5; seats++) {
                Allocation a = rule.allocate(Elections.lists(seats, votes));
                Allocation shared = plain.allocate(Elections.lists(seats - 1, votes));
                assertThat(a.seats()).isEqualTo(seats - 1);
                assertThat(a.seatsOf(0)).isEqualTo(Math.max(2, shared.seatsOf(0)));
                assertThat(a.extra()).isEqualTo(a.seatsOf(0) - shared.seatsOf(0));
                assertThat(a.seatsOf(1)).isEqualTo(shared.seatsOf(1));
                assertThat(a.ties()).isEqualTo(shared.ties());
                assertThat(a.remarks()).extracting(Remark::kind).contains(Remark.Kind.OUTSIDE_LISTS);
            }
        }
    }
}
