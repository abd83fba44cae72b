package org.recount.risk.audit;

import java.util.List;
import org.recount.risk.round.SizeChosen;

/**
 * An audit that took place.
 *
 * @param id its name
 * @param test how its risk is measured; settled before the seed was known
 * @param seed the public seed of the draw, as it was published; blank where it is not
 * @param riskLimit the risk limit, in (0, 1)
 * @param rounds draws at the end of each round, ascending; empty for one round of all draws
 * @param chosen when the sizes of the rounds were settled
 * @param delta Athena's delta, above 0; ignored by other tests
 * @param prior the prior count of each choice in each stratum, above 0; ignored by all but the Dirichlet-multinomial test
 * @param equalChances whether stations were drawn with equal chances, and not in proportion to their error bounds; ignored by
 *     audits of ballots
 * @param samples what was drawn, by contest
 */
public record AuditOnRecord(
        String id,
        AuditTest test,
        String seed,
        double riskLimit,
        List<Integer> rounds,
        SizeChosen chosen,
        double delta,
        double prior,
        boolean equalChances,
        List<ContestSample> samples) {

    public AuditOnRecord {
        rounds = List.copyOf(rounds);
        samples = List.copyOf(samples);
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException("A risk limit lies between 0 and 1: " + riskLimit);
        }
        if (!(delta > 0 && prior > 0)) {
            throw new IllegalArgumentException("Delta and prior must be above 0: " + delta + ", " + prior);
        }
    }
}
