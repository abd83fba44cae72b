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
     * @param text the same in words, with its figures
     */
    public record Verdict(boolean passes, String text) {}

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
    public SeatMargin margin(ContestVotes votes) {
        return SeatMargin.none();
    }

    /** Returns the same votes where lists that do not pass do not compete. */
    public ContestVotes ofThosePassing(ContestVotes votes) {
        Contest c = votes.contest();
        List<Choice> masked = new ArrayList<>(c.choices().size());
        for (Choice choice : c.choices()) {
            Verdict verdict = verdicts.get(choice.id());
            boolean out = choice.competes() && (verdict == null || !verdict.passes());
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
