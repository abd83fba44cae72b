package org.recount.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.election.Contest;

/**
 * The contests, regions and parties of a run by index: the same for every member of an ensemble, so that what trials find
 * can be added up.
 */
final class Roster {
    final List<String> contestIds;
    final List<Contest> contests;
    final int[] regionOf;
    final int regions;
    private final Map<String, Integer> parties = new LinkedHashMap<>();

    private Roster(List<Contest> contests, List<String> moreParties) {
        this.contests = List.copyOf(contests);
        contestIds = contests.stream().map(Contest::id).toList();
        Map<String, Integer> regionIndex = new LinkedHashMap<>();
        regionOf = new int[contests.size()];
        for (int i = 0; i < regionOf.length; i++) {
            String region = contests.get(i).region();
            regionIndex.putIfAbsent(region, regionIndex.size());
            regionOf[i] = regionIndex.get(region);
        }
        regions = regionIndex.size();
        for (Contest contest : contests) {
            contest.choices().forEach(c -> parties.putIfAbsent(c.party(), parties.size()));
        }
        moreParties.forEach(p -> parties.putIfAbsent(p, parties.size()));
    }

    /**
     * Returns the roster of an ensemble.
     *
     * @param first its first member
     * @param moreParties parties that may stand in other members only
     */
    static Roster of(SyntheticElection first, List<String> moreParties) {
        return new Roster(first.contests().stream().map(c -> c.contest).toList(), moreParties);
    }

    /** Returns the parties, in the order in which they are first met. */
    List<String> parties() {
        return new ArrayList<>(parties.keySet());
    }

    /**
     * Returns the party of each choice of a contest, by index.
     *
     * @throws IllegalStateException if the contest or a party is not that of the first member
     */
    int[] partiesOf(int index, Contest contest) {
        if (!contest.id().equals(contestIds.get(index))) {
            throw new IllegalStateException("Contest " + index + " is " + contest.id()
                    + " in one synthetic election and " + contestIds.get(index) + " in another");
        }
        int[] found = new int[contest.choices().size()];
        for (int c = 0; c < found.length; c++) {
            Integer party = parties.get(contest.choices().get(c).party());
            if (party == null) {
                throw new IllegalStateException(
                        "Party \"" + contest.choices().get(c).party() + "\" of contest " + contest.id()
                                + " stands in one synthetic election and not in the first");
            }
            found[c] = party;
        }
        return found;
    }
}
