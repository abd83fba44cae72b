package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.List;
import org.recount.risk.audit.AssertionTests.Running;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.SequentialRisk;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.PlannedTests;

/**
 * ONEAudit of one assertion (Stark 2023, ONEAudit, section 2): the record of a ballot of a pool is the reported mean of the
 * pool's assorter, so that overstatements sum to what the reports overstate; a ballot of a stratum with records has its own.
 * Ballots are drawn without replacement from all of them together.
 */
final class PoolTest {
    private PoolTest() {}

    static Running start(AuditedContest contest, AssertionMargin a, List<AuditStratum> pools) {
        Overstatement b = new Overstatement(a.assorter().upper(), a.margin());
        double[] mean = pools.stream().mapToDouble(p -> p.mean(a)).toArray();
        SequentialRisk risk = SequentialRisk.of(
                PlannedTests.constant("ONEAudit", forecast(a, b, pools)),
                MeanHypothesis.withoutReplacement(0.5, b.bound(), contest.ballots()));
        return ballot -> {
            double record = pools.get(ballot.stratum()).records()
                    ? AssertionTests.record(a, ballot.recorded())
                    : mean[ballot.stratum()];
            return risk.add(Math.min(b.bound(), Math.max(0, b.value(record, AssertionTests.paper(a, ballot.found())))));
        };
    }

    /** The values of all ballots if the reports are right, by count. */
    private static List<PlannedTests.Values> forecast(AssertionMargin a, Overstatement b, List<AuditStratum> pools) {
        List<PlannedTests.Values> values = new ArrayList<>();
        for (AuditStratum pool : pools) {
            if (pool.records()) {
                values.add(new PlannedTests.Values(b.clean(), pool.ballots()));
                continue;
            }
            long[] kinds = pool.kinds();
            for (int k = 0; k < kinds.length; k++) {
                if (kinds[k] > 0) {
                    int choice = k == kinds.length - 1 ? ContestSample.INVALID : k;
                    values.add(
                            new PlannedTests.Values(b.value(pool.mean(a), AssertionTests.paper(a, choice)), kinds[k]));
                }
            }
        }
        return values;
    }
}
