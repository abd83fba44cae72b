package org.recount.seats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;
import org.recount.seats.DecidedThreshold.Verdict;
import org.recount.seats.margin.Challenges;

/**
 * A rule for lists behind a threshold: lists that do not pass take no part, and their votes count for nothing in what
 * follows (a quota is taken from the votes of those that pass).
 *
 * <p>A threshold at the level of the nation is decided from all contests of the election by {@link #within}; a contest
 * that is allocated by itself is taken for the whole nation.
 *
 * @param inner the rule for those that pass
 * @param threshold the threshold
 * @param constituencySeats seats already won in constituencies, by id of the list, for a threshold that they waive
 */
public record ThresholdRule(ListSeatRule inner, Threshold threshold, Map<String, Integer> constituencySeats)
        implements ListSeatRule {
    public ThresholdRule {
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
    public ThresholdRule withCandidates(Map<String, Integer> candidates) {
        return new ThresholdRule(inner.withCandidates(candidates), threshold, constituencySeats);
    }

    @Override
    public ListSeatRule within(List<ContestVotes> all) {
        ListSeatRule bound = inner.within(all);
        return threshold.scope() == Threshold.Scope.NATION
                ? new DecidedThreshold(bound, threshold, decide(all))
                : new ThresholdRule(bound, threshold, constituencySeats);
    }

    @Override
    public boolean restsOnAllContests() {
        return inner.restsOnAllContests();
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        return new DecidedThreshold(inner, threshold, decide(List.of(votes))).allocate(votes);
    }

    @Override
    public Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats) {
        return new DecidedThreshold(inner, threshold, decide(List.of(votes))).challenges(votes, reported, seats);
    }

    /** Returns what becomes of each list that competes, by its id, from the votes of these contests together. */
    public Map<String, Verdict> decide(List<ContestVotes> contests) {
        Map<String, Long> votes = new LinkedHashMap<>();
        Map<String, String> names = new TreeMap<>();
        long total = 0;
        for (ContestVotes contest : contests) {
            total = Math.addExact(total, threshold.total(contest));
            List<Choice> choices = contest.contest().choices();
            for (int c = 0; c < choices.size(); c++) {
                if (choices.get(c).competes()) {
                    votes.merge(choices.get(c).id(), contest.votes(c), Math::addExact);
                    names.putIfAbsent(choices.get(c).id(), choices.get(c).name());
                }
            }
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Map.Entry<String, Long> list : votes.entrySet()) {
            verdicts.put(
                    list.getKey(),
                    judge(list.getKey(), names.getOrDefault(list.getKey(), list.getKey()), list.getValue(), total));
        }
        return verdicts;
    }

    private Verdict judge(String id, String name, long votes, long total) {
        String share = name + ": " + votes + " of " + total + " "
                + switch (threshold.of()) {
                    case VALID -> "valid votes";
                    case CHOICES -> "votes for lists";
                    case CAST -> "ballots cast";
                };
        String needed = (threshold.inclusive() ? "at least " : "more than ")
                + threshold.shareFor(id).times(100).toDecimal(4) + "%"
                + (threshold.scope() == Threshold.Scope.NATION ? " in the nation" : "") + " needed";
        if (threshold.exempt().contains(id)) {
            return new Verdict(true, true, votes, total, share + "; exempt from the threshold");
        }
        int won = constituencySeats.getOrDefault(id, 0);
        if (threshold.waivedBySeats() > 0 && won >= threshold.waivedBySeats()) {
            return new Verdict(
                    true, true, votes, total, share + "; the threshold is waived by " + won + " constituency seats");
        }
        boolean passes = threshold.passes(id, votes, total);
        return new Verdict(
                passes, false, votes, total, share + ", " + needed + ": " + (passes ? "passes" : "does not pass"));
    }

    /** Returns the ids of lists that pass, from the votes of these contests together. */
    public List<String> passing(List<ContestVotes> contests) {
        List<String> ids = new ArrayList<>();
        decide(contests).forEach((id, verdict) -> {
            if (verdict.passes()) {
                ids.add(id);
            }
        });
        return ids;
    }
}
