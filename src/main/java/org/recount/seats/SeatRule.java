package org.recount.seats;

import java.util.List;
import org.recount.election.ContestVotes;
import org.recount.seats.margin.Challenges;
import org.recount.seats.margin.SeatMargins;

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
    default SeatMargin margin(ContestVotes votes) {
        return SeatMargins.of(this, votes);
    }

    /**
     * Returns the ways in which the outcome of these votes could change; what every margin rests on.
     *
     * @param votes the votes; their allocation is decided without a lot
     */
    Challenges challenges(ContestVotes votes);

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

    /** Returns whether the seats of a contest rest on what {@link #within} decided from the votes of all contests. */
    default boolean restsOnAllContests() {
        return false;
    }

    /**
     * Returns this rule as it applies once the votes of one contest have changed: what {@link #within} decided from the
     * votes of all contests is decided again.
     *
     * @param before the votes of the contest as they were
     * @param now the same contest with other votes
     */
    default SeatRule after(ContestVotes before, ContestVotes now) {
        return this;
    }
}
