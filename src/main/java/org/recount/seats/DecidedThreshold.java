package org.recount.seats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.ThresholdChallenges;

/**
 * A rule for lists behind a threshold that has been decided, for this contest or for the nation.
 *
 * @param inner the rule for those that pass
 * @param threshold the threshold that was applied
 * @param verdicts what became of each list, by its id; a list that is not named does not pass
 */
public record DecidedThreshold(ListSeatRule inner, Threshold threshold, Map<String, Verdict> verdicts)
        implements ListSeatRule {
    public DecidedThreshold {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /**
     * What became of a list.
     *
     * @param passes whether it takes part
     * @param free whether it takes part whatever its votes
     * @param votes its votes that the threshold looks at
     * @param total the votes that the threshold is a share of
     * @param text the same in words, with its figures
     */
    public record Verdict(boolean passes, boolean free, long votes, long total, String text) {}

    private static final Verdict UNKNOWN = new Verdict(false, false, 0, 0, "");

    /** Returns the verdicts after the votes of one contest have changed. */
    @Override
    public DecidedThreshold after(ContestVotes before, ContestVotes now) {
        Map<String, Verdict> next = new LinkedHashMap<>(verdicts);
        List<Choice> choices = before.contest().choices();
        long total = threshold.total(now) - threshold.total(before);
        for (int c = 0; c < choices.size(); c++) {
            int choice = c;
            next.computeIfPresent(choices.get(c).id(), (id, verdict) -> {
                long votes = verdict.votes() + now.votes(choice) - before.votes(choice);
                boolean passes = verdict.free() || threshold.passes(id, votes, verdict.total() + total);
                return new Verdict(passes, verdict.free(), votes, verdict.total() + total, verdict.text());
            });
        }
        return new DecidedThreshold(inner, threshold, next);
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
    public DecidedThreshold withCandidates(Map<String, Integer> candidates) {
        return new DecidedThreshold(inner.withCandidates(candidates), threshold, verdicts);
    }

    @Override
    public boolean restsOnAllContests() {
        return true;
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Draft draft = new Draft(votes);
        List<Choice> choices = votes.contest().choices();
        boolean anyVotes = false;
        boolean anyPasses = false;
        for (int c = 0; c < choices.size(); c++) {
            Verdict verdict = verdicts.get(choices.get(c).id());
            if (choices.get(c).competes() && votes.votes(c) > 0) {
                anyVotes = true;
                anyPasses |= verdict != null && verdict.passes();
                if (verdict != null) {
                    draft.step(StepKind.THRESHOLD, c, 0, "", verdict.text());
                }
            }
        }
        if (anyVotes && !anyPasses) {
            draft.unfilled(
                    votes.contest().seats(),
                    Remark.Kind.NOBODY_PASSED,
                    List.of(),
                    "No list passed the threshold: "
                            + Draft.seats(votes.contest().seats()) + " stay empty");
            return draft.build(id());
        }
        Allocation inside = inner.allocate(ofThosePassing(votes));
        draft.addAll(inside);
        return draft.build(id(), inside.seats());
    }

    @Override
    public Challenges challenges(ContestVotes votes, ContestVotes reported, int[] seats) {
        return ThresholdChallenges.of(
                votes,
                threshold,
                new Judged(votes),
                passes -> inner.challenges(ofThose(votes, passes), ofThosePassing(reported), seats),
                seats);
    }

    /** The verdicts by index of choice. */
    private final class Judged implements ThresholdChallenges.Judge {
        private final ContestVotes votes;

        Judged(ContestVotes votes) {
            this.votes = votes;
        }

        private Verdict verdict(int choice) {
            return verdicts.getOrDefault(votes.contest().choices().get(choice).id(), UNKNOWN);
        }

        @Override
        public boolean passes(int choice) {
            return verdict(choice).passes();
        }

        /** A list that nobody judged stays where it is. */
        @Override
        public boolean free(int choice) {
            return verdict(choice).free() || verdict(choice) == UNKNOWN;
        }

        @Override
        public long votesElsewhere(int choice) {
            return verdict(choice).votes() - votes.votes(choice);
        }

        @Override
        public long totalElsewhere(int choice) {
            return verdict(choice).total() - threshold.total(votes);
        }
    }

    /** Returns the same votes where lists that do not pass do not compete. */
    public ContestVotes ofThosePassing(ContestVotes votes) {
        Judged judged = new Judged(votes);
        boolean[] passes = new boolean[votes.contest().choices().size()];
        for (int c = 0; c < passes.length; c++) {
            passes[c] = judged.passes(c);
        }
        return ofThose(votes, passes);
    }

    private static ContestVotes ofThose(ContestVotes votes, boolean[] passes) {
        Contest c = votes.contest();
        List<Choice> masked = new ArrayList<>(passes.length);
        for (int i = 0; i < passes.length; i++) {
            Choice choice = c.choices().get(i);
            boolean out = choice.competes() && !passes[i];
            masked.add(
                    out
                            ? new Choice(
                                    choice.id(),
                                    choice.name(),
                                    choice.party(),
                                    choice.gender(),
                                    choice.group(),
                                    Choice.Kind.CARRIED)
                            : choice);
        }
        return ContestVotes.of(
                new Contest(c.id(), c.name(), c.region(), c.seats(), c.reservedSeats(), masked),
                votes.toArray(),
                votes.invalid());
    }
}
