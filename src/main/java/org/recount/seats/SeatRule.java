package org.recount.seats;

import java.util.List;
import org.recount.election.ContestVotes;

/**
 * Turns the votes of a contest into seats. A rule is a value; rules compose.
 *
 * <p>Implementations are exact (whole numbers and ratios only), and depend on the votes and not on the order in which
 * choices stand: whatever order would decide is a {@link Tie}.
 */
public interface SeatRule {

    /** Returns the name that the parser, the help and the reports use, for example {@code sntv}. */
    String id();

    /** Returns the law or paper that the rule follows. */
    List<Citation> citations();

    /**
     * Allocates the seats of a contest.
     *
     * @param votes the votes
     * @return who sits, who is tied for what, what could not be filled, and why
     * @throws ArithmeticException if a sum or product of votes does not fit; never a silent overflow
     */
    Allocation allocate(ContestVotes votes);

    /**
     * Returns the smallest number of ballots that would move a seat, in the tie convention: after that many ballots the
     * reported outcome is no longer strictly implied.
     *
     * @param votes the votes
     * @return the margin, exact or between two bounds
     */
    SeatMargin margin(ContestVotes votes);

    /**
     * Returns this rule as it applies to the contests of one election: a threshold at the level of the nation is decided
     * here once, from the votes of all contests. Rules that look at one contest only return themselves.
     *
     * @param all the votes of all contests of the election
     * @return the rule by which each of these contests is allocated
     */
    default SeatRule within(List<ContestVotes> all) {
        return this;
    }
}
