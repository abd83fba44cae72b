package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.ContestTally;
import org.recount.risk.assertion.NationalThreshold;
import org.recount.seats.SeatRule;

/**
 * The contests of an election as an audit sees them. Where seats rest on a threshold of the nation, it stands behind them as
 * a contest of its own, whose assertions are each list's standing over the votes of all contests; a contest that rests on
 * it has the assertions of its seats among the lists that pass, and both together imply its seats.
 *
 * @param contests the contests in the order of the election
 * @param nation what is decided over all of them; empty where each contest stands by itself
 */
public record AuditedElection(List<AuditedContest> contests, List<AuditedContest> nation) {

    public AuditedElection {
        contests = List.copyOf(contests);
        nation = List.copyOf(nation);
    }

    /**
     * Returns the contests with their assertions.
     *
     * @param tallies the reported votes, contest by contest
     * @param rules the rule of each, as {@link SeatRule#within} gives it
     */
    public static AuditedElection of(List<ContestTally> tallies, List<? extends SeatRule> rules) {
        List<NationalThreshold> thresholds = NationalThreshold.of(rules, tallies);
        Map<Integer, String> restsOn = new HashMap<>();
        List<AuditedContest> nation = new ArrayList<>();
        for (NationalThreshold t : thresholds) {
            t.contests().forEach(i -> restsOn.put(i, t.tally().contest().id()));
            nation.add(AuditedContest.ofNation(t));
        }
        List<AuditedContest> contests = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            String on = restsOn.get(i);
            contests.add(
                    on == null
                            ? AuditedContest.of(tallies.get(i), rules.get(i))
                            : AuditedContest.resting(tallies.get(i), rules.get(i), on));
        }
        return new AuditedElection(contests, nation);
    }

    /** Returns the contests, and after them what is decided over all of them. */
    public List<AuditedContest> all() {
        List<AuditedContest> all = new ArrayList<>(contests);
        all.addAll(nation);
        return all;
    }

    /** Returns the contest of this id, or what is decided over all of them under it. */
    public Optional<AuditedContest> find(String id) {
        return all().stream().filter(c -> c.tally().contest().id().equals(id)).findFirst();
    }
}
