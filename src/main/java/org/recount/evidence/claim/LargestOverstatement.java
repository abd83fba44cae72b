package org.recount.evidence.claim;

import java.util.List;
import org.recount.election.ContestTally;
import org.recount.evidence.StratifiedBound;
import org.recount.risk.assertion.LinearAssertion;

/**
 * The risk of a batch comparison of a simple or stratified random sample of stations: the test by the largest overstatement.
 *
 * <p>For an assertion with reported sum V, station p with overstatement o<sub>p</sub> of at most u<sub>p</sub> = reported -
 * least * ballots. The sample shows the largest overstatement t (at least 0). If the assertion is false the overstatements
 * sum to V or more, so that at least b(t) stations overstate by more than t, where b(t) is the fewest whose bounds and the
 * others' min(u<sub>p</sub>, t) make up V; and none of them is in the sample. The p-value is the chance of that, {@link
 * StratifiedBound#pValue} of b(t) bad stations and no find. It is greatest over the assertions, for if the seats are wrong
 * one of them is false: that of the least b(t), since the chance falls with the number of stations. Without any
 * overstatement it is the test of the number of stations.
 *
 * <p>What does not depend on the sample is computed once. Immutable.
 *
 * <p>Source: Stark 2008 (Ann. Appl. Stat. 2:550), Conservative statistical post-election audits. Sampling in proportion to
 * error bounds has its own test ({@link org.recount.risk.batch.KaplanMarkovBatches}).
 */
final class LargestOverstatement {
    private final ContestTally tally;
    private final List<OverstatementBounds> assertions;

    /**
     * @param tally the contest as reported
     * @param frame indices of the stations from which samples are drawn
     * @param assertions what implies the seats; each strictly true of the reported votes
     */
    LargestOverstatement(ContestTally tally, int[] frame, List<LinearAssertion> assertions) {
        this.tally = tally;
        this.assertions = OverstatementBounds.of(tally, frame, assertions);
    }

    /**
     * Returns the p-value of "the seats are wrong".
     *
     * @param design the design over the frame
     * @param sample the stations of the sample with their hand counts
     */
    double pValue(StratifiedBound design, List<HandCounted> sample) {
        List<Difference> differences = sample.stream()
                .map(s -> Difference.of(tally, s))
                .filter(Difference::any)
                .toList();
        int fewest = Integer.MAX_VALUE;
        for (OverstatementBounds assertion : assertions) {
            double largest = 0;
            for (Difference station : differences) {
                double over = assertion.overstatement(station);
                if (over > assertion.bound(station.station()) + OverstatementBounds.ROUNDING) {
                    return 1; // more ballots than the box was said to hold: no bound holds
                }
                largest = Math.max(largest, over);
            }
            fewest = Math.min(fewest, assertion.fewest(largest));
            if (fewest == 0) {
                return 1;
            }
        }
        return fewest == Integer.MAX_VALUE ? 0 : design.pValue(fewest, 0);
    }
}
