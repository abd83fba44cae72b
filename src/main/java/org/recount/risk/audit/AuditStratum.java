package org.recount.risk.audit;

import java.util.Arrays;
import java.util.List;
import org.recount.election.ContestVotes;
import org.recount.risk.plan.AssertionMargin;

/**
 * Ballots of one contest that are drawn from together, or that were reported together: a stratum, or a pool of ONEAudit.
 *
 * @param name its name
 * @param records whether each of its ballots has a record of its own
 * @param votes what was reported of it; under-votes and ballots in no total among the invalid ones
 */
public record AuditStratum(String name, boolean records, ContestVotes votes) {

    /** Returns its ballots. */
    public long ballots() {
        return votes.cast();
    }

    /** Returns the reported mean of an assertion's assorter; of no ballots it is 1/2. */
    double mean(AssertionMargin a) {
        return ballots() == 0 ? 0.5 : a.assorter().mean(votes);
    }

    /** Returns how many of the ballots were drawn from each stratum. */
    static long[] drawn(List<AuditStratum> strata, List<ContestSample.Ballot> ballots) {
        long[] drawn = new long[strata.size()];
        if (!strata.isEmpty()) {
            ballots.forEach(b -> drawn[b.stratum()]++);
        }
        return drawn;
    }

    /** Returns its ballots by choice, invalid ones last. */
    long[] kinds() {
        long[] kinds = Arrays.copyOf(votes.toArray(), votes.contest().choices().size() + 1);
        kinds[kinds.length - 1] = votes.invalid();
        return kinds;
    }
}
