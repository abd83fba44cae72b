package org.recount.risk.assertion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.seats.DecidedThreshold;
import org.recount.seats.OpenListRule;
import org.recount.seats.OpenListRule.Grouped;
import org.recount.seats.SeatRule;
import org.recount.seats.Threshold;

/**
 * A threshold of the nation as a contest of its own: each list's standing, as assertions on its votes in all contests
 * together. With them the assertions of each contest ({@link #within}) imply its seats: if all hold, every contest has the
 * lists that it was allocated among, and among these the reported seats. Sufficient only: a small list's standing may be
 * wrong and change no seat.
 *
 * @param votes the votes of all contests, lists put together by their id (by their name where choices are candidates)
 * @param tally the same by station, or in total where the stations of a contest are not known
 * @param standings the assertions, on {@code votes}
 * @param contests indices of the contests whose seats rest on it
 */
public record NationalThreshold(
        ContestVotes votes, ContestTally tally, AssertionSet standings, List<Integer> contests) {

    public NationalThreshold {
        contests = List.copyOf(contests);
    }

    /**
     * Returns the thresholds of the nation on which the seats of these contests rest: none, one, or one for each that
     * differs from the others.
     *
     * @param rules the rule of each contest, as {@link SeatRule#within} gives it
     * @param tallies the reported votes of each contest, in the same order
     */
    public static List<NationalThreshold> of(List<? extends SeatRule> rules, List<ContestTally> tallies) {
        Map<Kind, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            int contest = i;
            Kind.of(rules.get(i))
                    .ifPresent(kind ->
                            found.computeIfAbsent(kind, k -> new ArrayList<>()).add(contest));
        }
        Set<String> taken = new HashSet<>();
        tallies.forEach(t -> taken.add(t.contest().id()));
        List<NationalThreshold> all = new ArrayList<>();
        found.forEach((kind, contests) -> {
            String id = free("nation", taken);
            taken.add(id);
            DecidedThreshold decided = decided(rules.get(contests.get(0))).orElseThrow();
            ContestTally nation = together(id, tallies, kind.byParty());
            all.add(new NationalThreshold(
                    nation.totals(),
                    nation,
                    new AssertionSet(
                            id,
                            rules.get(contests.get(0)).id(),
                            ThresholdAssertions.standings(decided.threshold(), decided.verdicts(), nation.totals()),
                            Strength.SUFFICIENT,
                            "Each list's standing at the threshold of the nation, over all contests"),
                    contests));
        });
        return all;
    }

    /** What makes one threshold of the nation: its terms, and what counts as a list. */
    private record Kind(Threshold threshold, boolean byParty, Set<String> waived) {
        static Optional<Kind> of(SeatRule rule) {
            return decided(rule).map(d -> {
                Set<String> waived = new TreeSet<>();
                d.verdicts().forEach((id, verdict) -> {
                    if (verdict.free()) {
                        waived.add(id);
                    }
                });
                return new Kind(d.threshold(), rule instanceof OpenListRule, waived);
            });
        }
    }

    /** Returns the threshold that was decided for the nation, if the rule has one. */
    static Optional<DecidedThreshold> decided(SeatRule rule) {
        SeatRule lists = rule instanceof OpenListRule open ? open.lists() : rule;
        return lists instanceof DecidedThreshold decided ? Optional.of(decided) : Optional.empty();
    }

    /**
     * Returns the assertions of one contest that, with the standings, imply its seats.
     *
     * @param rule its rule, as {@link SeatRule#within} gives it
     * @param contest its reported votes
     */
    public static AssertionSet within(SeatRule rule, ContestVotes contest) {
        return SeatAssertions.givenTheNation(rule, contest);
    }

    private static String free(String wanted, Set<String> taken) {
        String id = wanted;
        for (int n = 2; taken.contains(id); n++) {
            id = wanted + "-" + n;
        }
        return id;
    }

    /** Returns the votes of all contests as one, lists put together by their id. */
    public static ContestVotes together(List<ContestVotes> contests, boolean byParty) {
        return together("nation", contests.stream().map(ContestTally::ofTotals).toList(), byParty)
                .totals();
    }

    private static ContestTally together(String id, List<ContestTally> tallies, boolean byParty) {
        if (tallies.isEmpty()) {
            throw new IllegalArgumentException("A nation of no contests");
        }
        Map<String, Integer> column = new LinkedHashMap<>();
        List<Choice> choices = new ArrayList<>();
        List<int[]> to = new ArrayList<>();
        int seats = 0;
        for (ContestTally tally : tallies) {
            seats += tally.contest().seats();
            to.add(columns(tally.totals(), byParty, column, choices));
        }
        Contest nation = new Contest(id, "All contests: threshold of the nation", "", seats, 0, choices);
        boolean byStation = tallies.stream().allMatch(ContestTally::byStation);
        return byStation ? stations(nation, tallies, to) : totals(nation, tallies, to);
    }

    /** The column in the nation of each choice of a contest; new ones are added. */
    private static int[] columns(
            ContestVotes votes, boolean byParty, Map<String, Integer> column, List<Choice> choices) {
        int[] to = new int[votes.contest().choices().size()];
        List<Choice> lists = votes.contest().choices();
        List<List<Integer>> members = lists.stream()
                .map(c -> List.of(votes.contest().choices().indexOf(c)))
                .toList();
        if (byParty) {
            Grouped grouped = Grouped.of(votes);
            lists = grouped.lists().contest().choices();
            members = grouped.columns();
        }
        for (int l = 0; l < lists.size(); l++) {
            Choice list = lists.get(l);
            // A threshold tells votes for lists from votes for no one: the same name for both is two columns.
            String key = list.competes() ? list.id() : list.id() + " (" + list.kind() + ")";
            Integer at = column.get(key);
            if (at == null) {
                at = choices.size();
                column.put(key, at);
                String id = choices.stream().anyMatch(c -> c.id().equals(list.id())) ? key : list.id();
                choices.add(new Choice(id, list.name(), "", list.gender(), "", list.kind()));
            }
            for (int c : members.get(l)) {
                to[c] = at;
            }
        }
        return to;
    }

    private static ContestTally totals(Contest nation, List<ContestTally> tallies, List<int[]> to) {
        long[] sums = new long[nation.choices().size()];
        long invalid = 0;
        for (int i = 0; i < tallies.size(); i++) {
            ContestVotes votes = tallies.get(i).totals();
            invalid = Math.addExact(invalid, votes.invalid());
            for (int c = 0; c < to.get(i).length; c++) {
                sums[to.get(i)[c]] = Math.addExact(sums[to.get(i)[c]], votes.votes(c));
            }
        }
        return ContestTally.ofTotals(ContestVotes.of(nation, sums, invalid));
    }

    private static ContestTally stations(Contest nation, List<ContestTally> tallies, List<int[]> to) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (ContestTally tally : tallies) {
            for (PollingStation s : tally.stations()) {
                if (!seen.add(s.id())) {
                    twice.add(s.id());
                }
            }
        }
        ContestTally.Builder builder = ContestTally.builder(nation);
        for (int i = 0; i < tallies.size(); i++) {
            ContestTally tally = tallies.get(i);
            for (int s = 0; s < tally.stations().size(); s++) {
                long[] row = tally.row(s);
                long[] sums = new long[nation.choices().size()];
                for (int c = 0; c < row.length; c++) {
                    sums[to.get(i)[c]] = Math.addExact(sums[to.get(i)[c]], row[c]);
                }
                builder.add(station(tally, s, twice), sums);
            }
        }
        return builder.build();
    }

    /** The station; one box for each contest where several contests are held at it. */
    private static PollingStation station(ContestTally tally, int index, Set<String> twice) {
        PollingStation s = tally.stations().get(index);
        return twice.contains(s.id())
                ? new PollingStation(
                        tally.contest().id() + "/" + s.id(),
                        s.centre(),
                        s.region(),
                        s.kind(),
                        s.registered(),
                        s.cast(),
                        s.invalid())
                : s;
    }
}
