package org.recount.risk.assertion;

import java.util.List;
import org.recount.election.ContestVotes;

/**
 * One of two: a list without seats is below the threshold, or, if it is not, it still loses this seat.
 *
 * @param first one way
 * @param second the other
 */
public record EitherAssertion(LinearAssertion first, LinearAssertion second) implements Assertion {

    @Override
    public String id() {
        return first.id() + " or " + second.id();
    }

    @Override
    public String text() {
        return first.text() + ", or " + second.text();
    }

    @Override
    public boolean holds(ContestVotes votes) {
        return first.holds(votes) || second.holds(votes);
    }

    @Override
    public List<LinearAssertion> ways() {
        return List.of(first, second);
    }
}
