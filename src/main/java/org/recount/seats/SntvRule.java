package org.recount.seats;

import java.util.List;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.SntvChallenges;
import org.recount.seats.margin.SntvMargins;

/**
 * Single non-transferable vote with reserved seats: of {@code s} seats at least {@code q} go to women, if so many women
 * stand.
 *
 * <p>The law knows two procedures, and both elect the same people: if the {@code s} candidates with most votes hold at
 * least {@code q} women, these sit; otherwise the top {@code q} women and the top {@code s - q} men sit. What differs is
 * the story that the transcript tells. A man can never displace a woman who is needed for the quota. A candidate without
 * any vote can sit where seats are left, unless nobody has a vote.
 *
 * @param id name in the registry
 * @param procedure which of the two procedures
 * @param reservedGender whose the reserved seats are
 */
public record SntvRule(String id, Procedure procedure, Gender reservedGender) implements SeatRule {

    /** How the reserved seats are filled. */
    public enum Procedure {
        /** The reserved seats are filled first, by the women with most votes; then the others, by anyone. */
        WOMEN_FIRST {
            @Override
            void fill(SntvLines lines) {
                SntvWomenFirst.fill(lines);
            }
        },
        /**
         * All seats are filled by votes; then, while too few women sit, the lowest man gives way to the highest woman who
         * does not. A woman who wins on votes uses up the quota (Iraq 2021, as run).
         */
        REPLACE_LOWEST_MAN {
            @Override
            void fill(SntvLines lines) {
                SntvReplaceLowestMan.fill(lines);
            }
        };

        abstract void fill(SntvLines lines);
    }

    @Override
    public List<Citation> citations() {
        return switch (procedure) {
            case WOMEN_FIRST ->
                List.of(
                        Citation.of("Afghanistan, Electoral Law 2010", "seats reserved for the women with most votes"),
                        new Citation(
                                "Taiwan, Civil Servants Election and Recall Act",
                                "art. 68",
                                "the section is recalled and was not checked against the text"));
            case REPLACE_LOWEST_MAN ->
                List.of(new Citation(
                        "Iraq, Law 9/2020 on the elections to the Council of Representatives",
                        "art. 15-16",
                        "the wording of art. 16 on a governorate below its quota was not found; the rule follows how the"
                                + " commission seated the winners of October 2021"));
        };
    }

    @Override
    public Allocation allocate(ContestVotes votes) {
        Draft draft = new Draft(votes);
        SntvLines lines =
                SntvLines.of(votes, draft, reservedGender, votes.contest().reservedSeats());
        if (lines.seats() > 0) {
            procedure.fill(lines);
        }
        return draft.build(id);
    }

    @Override
    public SeatMargin margin(ContestVotes votes) {
        return SntvMargins.of(votes, reservedGender, votes.contest().reservedSeats());
    }

    @Override
    public Challenges challenges(ContestVotes votes) {
        return SntvChallenges.of(votes, reservedGender, votes.contest().reservedSeats(), allocate(votes));
    }
}
