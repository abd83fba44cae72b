package org.recount.seats;

import java.util.List;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.SntvChallenges;
import org.recount.seats.margin.SntvMargins;

/**
 * Plurality: the candidates with most votes sit, as many as there are seats (one, in a single-member district). No
 * reserved seats: where the contest has some, a remark says that they were not applied.
 */
public record PluralityRule() implements SeatRule {

    @Override
    public String id() {
        return "plurality";
    }

    @Override
    public List<Citation> citations() {
        return List.of(Citation.of("Representation of the People Act 1983 (United Kingdom)", "schedule 1, rule 50"));
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Draft draft = new Draft(votes);
        SntvLines lines = SntvLines.of(votes, draft, Gender.F, 0);
        if (lines.seats() > 0) {
            SntvReplaceLowestMan.fill(lines);
        }
        draft.remarkReservedNotApplied(id());
        return draft.build(id());
    }

    @Override
    public SeatMargin margin(ContestVotes votes) {
        return SntvMargins.of(votes, Gender.F, 0);
    }

    @Override
    public Challenges challenges(ContestVotes votes) {
        return SntvChallenges.of(votes, Gender.F, 0, allocate(votes));
    }
}
